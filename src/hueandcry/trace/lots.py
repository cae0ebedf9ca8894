"""Columns a trace works on: lots on their way, edges followed, and where pieces came to rest."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import Lines
from hueandcry.model.wide import Index, Ints, Mask, Wide, joined, wide
from hueandcry.trace.ways import PLAIN

Seeds = NDArray[np.int32]

REASONS: Final = (
    "held", "service", "mixer", "floor", "depth", "date", "fee", "burned", "counted",
    "unexplained", "opening", "minted", "pooled", "rounding", "untraceable", "inexact",
)  # fmt: skip
REASON_CODE: Final = {reason: code for code, reason in enumerate(REASONS)}

NO_TRANSFER: Final = -1
NO_CROSSING: Final = -1


class Lots(NamedTuple):
    """Pieces [lo, hi) of lines, each with its seed and the start of its origin there.

    A plain lot is as long as its origin, and certain. Behind a crossing `way` is the number of the
    map by which it arrived (`trace.ways`); then that map tells the origin, and `origin` is idle.
    """

    seed: Seeds
    line: Lines
    lo: Wide
    hi: Wide
    origin: Wide
    way: Seeds

    def at(self, index: Index | Mask) -> "Lots":
        """Return some of the lots."""
        return Lots(
            self.seed[index],
            self.line[index],
            self.lo.at(index),
            self.hi.at(index),
            self.origin.at(index),
            self.way[index],
        )


class Edges(NamedTuple):
    """Steps taken: piece [lo, hi) of `source` went to [target_lo, target_hi) of `target`.

    The debit is [debit_lo, debit_hi), the credit as long from `credit_lo` on. Of a lot that is not
    plain, `way` is the map by which the piece arrived. `crossing` is the number of the overlay's
    edge that was taken, else NO_CROSSING; its postings are then the overlay's.
    """

    seed: Seeds
    source: Lines
    lo: Wide
    hi: Wide
    debit_lo: Wide
    debit_hi: Wide
    target: Lines
    target_lo: Wide
    target_hi: Wide
    credit_lo: Wide
    origin: Wide
    transfer: Ints
    way: Seeds
    crossing: Seeds


class Terminals(NamedTuple):
    """Where pieces came to rest, and why; `transfer` for what left to nobody, else NO_TRANSFER.

    `way` as of lots. `out` says that [lo, hi) are places among the line's debits, which took the
    piece but did not bring it anywhere; else they are places among its credits.
    """

    seed: Seeds
    line: Lines
    lo: Wide
    hi: Wide
    origin: Wide
    reason: NDArray[np.int8]
    transfer: Ints
    way: Seeds
    out: Mask


# (seed, line, lo, hi, origin), plain; or with the number of a way.
LotRow = tuple[int, int, int, int, int] | tuple[int, int, int, int, int, int]


def lots_of(rows: Sequence[LotRow]) -> Lots:
    """Return lots of (seed, line, lo, hi, origin) or (seed, line, lo, hi, origin, way)."""
    columns = list(zip(*(row if len(row) == 6 else (*row, PLAIN) for row in rows), strict=True))
    columns = columns or [()] * 6
    return Lots(
        np.array(columns[0], dtype=np.int32),
        np.array(columns[1], dtype=np.int32),
        wide(columns[2]),
        wide(columns[3]),
        wide(columns[4]),
        np.array(columns[5], dtype=np.int32),
    )


def rows_of(lots: Lots) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Yield lots as `lots_of` takes them."""
    yield from zip(
        lots.seed.tolist(), lots.line.tolist(), lots.lo.ints(), lots.hi.ints(),
        lots.origin.ints(), lots.way.tolist(), strict=True,
    )  # fmt: skip


def edges_of(rows: Sequence[tuple[int, ...]]) -> Edges:
    """Return edges of rows in the order of their columns."""
    kinds = "nnwwwwnwwwwnnn"
    columns: list[Sequence[int]] = list(zip(*rows, strict=True)) or [()] * len(kinds)
    transfer = Edges._fields.index("transfer")
    return Edges._make(
        wide(column) if kind == "w"
        else np.array(column, dtype=np.int64 if at == transfer else np.int32)
        for at, (kind, column) in enumerate(zip(kinds, columns, strict=True))
    )  # fmt: skip


def rest(
    lots: Lots,
    reason: str | NDArray[np.int8],
    transfer: Ints | None = None,
    *,
    out: bool = False,
) -> Terminals:
    """Return terminals of lots that are followed no further, for one reason or each its own.

    `out` says that they lie among the debits of their lines.
    """
    count = len(lots.seed)
    if isinstance(reason, str):
        reason = np.full(count, REASON_CODE[reason], dtype=np.int8)
    named = np.full(count, NO_TRANSFER, dtype=np.int64) if transfer is None else transfer
    side: Mask = np.full(count, out, dtype=np.bool_)
    return Terminals(
        lots.seed, lots.line, lots.lo, lots.hi, lots.origin, reason, named, lots.way, side
    )


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
