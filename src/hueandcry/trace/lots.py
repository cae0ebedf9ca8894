"""Columns a trace works on: lots on their way, edges followed, and where pieces came to rest."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import Lines
from hueandcry.model.wide import Index, Ints, Mask, Wide, joined, wide

Seeds = NDArray[np.int32]

REASONS: Final = (
    "held", "service", "mixer", "floor", "depth", "date", "fee", "burned", "counted",
    "unexplained", "opening", "minted",
)  # fmt: skip
REASON_CODE: Final = {reason: code for code, reason in enumerate(REASONS)}

NO_TRANSFER: Final = -1


class Lots(NamedTuple):
    """Pieces [lo, hi) of lines, each with its seed and the start of its origin there.

    A lot is as long as its origin while money only moves by transfers; crossings will add the map.
    """

    seed: Seeds
    line: Lines
    lo: Wide
    hi: Wide
    origin: Wide

    def at(self, index: Index | Mask) -> "Lots":
        """Return some of the lots."""
        return Lots(
            self.seed[index],
            self.line[index],
            self.lo.at(index),
            self.hi.at(index),
            self.origin.at(index),
        )


class Edges(NamedTuple):
    """Steps taken: piece [lo, hi) of `source` went to `target` from `target_lo` on.

    The debit is [debit_lo, debit_hi), the credit as long from `credit_lo` on.
    """

    seed: Seeds
    source: Lines
    lo: Wide
    hi: Wide
    debit_lo: Wide
    debit_hi: Wide
    target: Lines
    target_lo: Wide
    credit_lo: Wide
    origin: Wide
    transfer: Ints


class Terminals(NamedTuple):
    """Where pieces came to rest, and why; `transfer` for what left to nobody, else NO_TRANSFER."""

    seed: Seeds
    line: Lines
    lo: Wide
    hi: Wide
    origin: Wide
    reason: NDArray[np.int8]
    transfer: Ints


def lots_of(rows: Sequence[tuple[int, int, int, int, int]]) -> Lots:
    """Return lots of (seed, line, lo, hi, origin)."""
    columns = list(zip(*rows, strict=True)) or [()] * 5
    return Lots(
        np.array(columns[0], dtype=np.int32),
        np.array(columns[1], dtype=np.int32),
        wide(columns[2]),
        wide(columns[3]),
        wide(columns[4]),
    )


def rest(lots: Lots, reason: str | NDArray[np.int8], transfer: Ints | None = None) -> Terminals:
    """Return terminals of lots that are followed no further, for one reason or each its own."""
    count = len(lots.seed)
    if isinstance(reason, str):
        reason = np.full(count, REASON_CODE[reason], dtype=np.int8)
    named = np.full(count, NO_TRANSFER, dtype=np.int64) if transfer is None else transfer
    return Terminals(lots.seed, lots.line, lots.lo, lots.hi, lots.origin, reason, named)


def all_edges(parts: Sequence[Edges]) -> Edges:
    """Return edges of all rounds in one."""
    return Edges(*_columns(parts))


def all_terminals(parts: Sequence[Terminals]) -> Terminals:
    """Return terminals of all rounds in one."""
    return Terminals(*_columns(parts))


def all_lots(parts: Sequence[Lots]) -> Lots:
    """Return several sets of lots in one."""
    return Lots(*_columns(parts))


def _columns(parts: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
    for column in zip(*parts, strict=True):
        yield joined(column) if isinstance(column[0], Wide) else np.concatenate(column)
