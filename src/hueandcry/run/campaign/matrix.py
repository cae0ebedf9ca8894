"""Rows of pieces as arrays: numbers for pieces, in an order that the rows alone decide."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from hueandcry.run.campaign.fit import Rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A piece of fewer rows cannot be learned.
FEWEST_ROWS = 3


def numbered(rows: Sequence[Collection[str]]) -> dict[str, int]:
    """Give numbers to the pieces that stand in enough rows, in alphabetical order."""
    counts = Counter(piece for row in rows for piece in row)
    kept = sorted(piece for piece, count in counts.items() if count >= FEWEST_ROWS)
    return {piece: number for number, piece in enumerate(kept)}


def as_rows(rows: Sequence[Collection[str]], numbers: Mapping[str, int]) -> Rows:
    """Write rows as arrays. Every row gets one more piece, the last, so that none is empty."""
    import numpy as np

    extra = len(numbers)
    flat: list[int] = []
    starts = [0]
    for row in rows:
        flat += [numbers[piece] for piece in row if piece in numbers]
        flat.append(extra)
        starts.append(len(flat))
    return Rows(np.array(starts, dtype=np.int64), np.array(flat, dtype=np.int32), extra + 1)


def only(rows: Rows, chosen: "NDArray[np.bool_]") -> Rows:
    """Return the chosen rows."""
    import numpy as np

    sizes = np.diff(rows.starts)
    starts = np.concatenate([[0], np.cumsum(sizes[chosen])])
    return Rows(starts, rows.pieces[np.repeat(chosen, sizes)], rows.width)
