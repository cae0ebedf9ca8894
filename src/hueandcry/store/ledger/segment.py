"""One generation of lines as memory-mapped arrays: debits and credits, each sorted by line.

A first import makes one segment; every append adds one, so old rows are never touched. A line's
rows in a later segment begin where they ended in the one before.

SEGMENT/{out,in}.npy       records, 48 bytes: one page fault brings all of a row
SEGMENT/{out,in}_line.npy  the lines that have rows here, ascending
SEGMENT/{out,in}_ptr.npy   where each of them begins, one more at the end
SEGMENT/{out,in}_end.npy   each one's total after its last row here, two limbs
SEGMENT/moments.npy        height and time of the segment's transfers
"""

from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import BURNED, FEE, MINTED, NOBODY, OPENING, TRANSFER, UNEXPLAINED, Lines
from hueandcry.model.wide import Ints, Mask, Wide
from hueandcry.trace.places import Places

RECORD: Final = np.dtype(
    [
        ("start_hi", "<i8"),
        ("start_lo", "<i8"),
        ("other_hi", "<i8"),
        ("other_lo", "<i8"),
        ("transfer", "<i8"),
        ("other", "<i4"),
        ("kind", "<i4"),
    ]
)
# What a stored kind means for a row of nobody: on the side of the debit, and of the credit.
_DEBIT_KIND: Final = np.array([BURNED, FEE, BURNED, BURNED, BURNED], dtype=np.int32)
_CREDIT_KIND: Final = np.array([MINTED, MINTED, MINTED, MINTED, OPENING], dtype=np.int32)


class Postings(NamedTuple):
    """Placed postings of whole lines, sorted by line and by their order on it."""

    line: Lines
    transfer: Ints
    debit: Mask
    v: Wide
    places: Places


class Side:
    """Where each transfer of a segment stands on one side: line (NOBODY without one) and start."""

    def __init__(self, count: int) -> None:
        """Make room for `count` transfers."""
        self.line = np.full(count, NOBODY, dtype=np.int32)
        self.hi = np.zeros(count, dtype=np.int64)
        self.lo = np.zeros(count, dtype=np.int64)

    def set(self, rows: Postings, first: int, mask: Mask) -> None:
        """Note the postings of `mask`; `first` is the segment's first transfer."""
        place = rows.transfer[mask] - first
        self.line[place] = rows.line[mask]
        self.hi[place] = rows.places.start.hi[mask]
        self.lo[place] = rows.places.start.lo[mask]


class RecordFile:
    """Records of one side, written piece by piece in the order of their lines."""

    def __init__(self, path: Path, count: int) -> None:
        """Make a file for `count` records."""
        # An empty file cannot be mapped.
        mode = np.lib.format.open_memmap if count else _in_memory
        self._records = mode(path, mode="w+", dtype=RECORD, shape=(count,))
        self._path = path
        self._at = 0
        self._lines: list[Lines] = []
        self._firsts: list[Ints] = []
        self._ends: list[NDArray[np.int64]] = []

    def debits(self, rows: Postings, first: int, other: Side, kind: NDArray[np.int8]) -> None:
        """Write the debits among postings."""
        mask = rows.debit
        start = rows.places.start.at(mask)
        self._fill(rows, mask, first, other, _DEBIT_KIND[kind[mask]], start)
        self._note(rows.line[mask], start.plus(rows.v.at(mask)))

    def credits(self, rows: Postings, first: int, other: Side, kind: NDArray[np.int8]) -> None:
        """Write the credits, and the unexplained ones that stand before overdrawing debits."""
        gap = rows.debit & ((rows.places.gap.hi > 0) | (rows.places.gap.lo > 0))
        mask = ~rows.debit | gap
        outside = gap[mask]
        start = _either(outside, rows.places.gap_start.at(mask), rows.places.start.at(mask))
        records = self._fill(rows, mask, first, other, _CREDIT_KIND[kind[mask]], start)
        records["other"][outside] = NOBODY
        records["kind"][outside] = UNEXPLAINED
        amount = _either(outside, rows.places.gap.at(mask), rows.v.at(mask))
        self._note(rows.line[mask], start.plus(amount))

    def _fill(
        self,
        rows: Postings,
        mask: Mask,
        first: int,
        other: Side,
        nobody: NDArray[np.int32],
        start: Wide,
    ) -> NDArray[np.void]:
        transfer = rows.transfer[mask]
        place = transfer - first
        records = self._records[self._at : self._at + len(place)]
        line = other.line[place]
        records["start_hi"], records["start_lo"] = start
        records["other"] = line
        records["other_hi"] = other.hi[place]
        records["other_lo"] = other.lo[place]
        records["transfer"] = transfer
        records["kind"] = np.where(line == NOBODY, nobody, TRANSFER)
        return records

    def _note(self, line: Lines, end: Wide) -> None:
        # Pieces are cut between lines, so no line goes on from one piece to the next.
        first = np.flatnonzero(np.diff(line, prepend=-1))
        last = np.append(first[1:], len(line)) - 1 if len(line) else first
        self._lines.append(line[first])
        self._firsts.append(first + self._at)
        self._ends.append(np.stack(end.at(last), axis=1))
        self._at += len(line)

    def close(self, folder: Path, side: str) -> None:
        """Write the index beside the records, with each line's total after its last row."""
        if isinstance(self._records, np.memmap):
            self._records.flush()
        else:
            np.save(self._path, self._records)
        lines = np.concatenate([np.zeros(0, dtype=np.int32), *self._lines])
        firsts = np.concatenate([np.zeros(0, dtype=np.int64), *self._firsts, [self._at]])
        np.save(folder / f"{side}_line.npy", lines)
        np.save(folder / f"{side}_ptr.npy", firsts.astype(np.int64))
        ends = np.concatenate([np.zeros((0, 2), dtype=np.int64), *self._ends])
        np.save(folder / f"{side}_end.npy", ends)


def _either(mask: Mask, one: Wide, other: Wide) -> Wide:
    return Wide(np.where(mask, one.hi, other.hi), np.where(mask, one.lo, other.lo))


def _in_memory(path: Path, *, mode: str, dtype: object, shape: tuple[int]) -> NDArray[np.void]:
    return np.empty(shape, dtype=RECORD)
