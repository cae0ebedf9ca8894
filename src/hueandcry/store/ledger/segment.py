"""One generation of lines as memory-mapped arrays: debits and credits, each sorted by line.

A first import makes one segment; every append adds one, so old rows are never touched. A line's
rows in a later segment begin where they ended in the one before.

SEGMENT/{out,in}.npy       records, 48 bytes: one page fault brings all of a row
SEGMENT/{out,in}_line.npy  the lines that have rows here, ascending
SEGMENT/{out,in}_ptr.npy   where each of them begins, one more at the end
SEGMENT/{out,in}_end.npy   each one's total after its last row here, two limbs
SEGMENT/moments.npy        height and time of the segment's transfers
"""

import io
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
# An index of all lines up to the last, if it is at most so many times as long as one of some.
_DENSE: Final = 3
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

    def __init__(self, path: Path, most: int) -> None:
        """Make room for at most so many records; the file is cut to what was written."""
        # An empty file cannot be mapped.
        mode = np.lib.format.open_memmap if most else _in_memory
        self._records = mode(path, mode="w+", dtype=RECORD, shape=(most,))
        self._path = path
        self._at = 0
        self._lines: list[Lines] = []
        self._firsts: list[Ints] = []
        self._ends: list[NDArray[np.int64]] = []

    def debits(self, rows: Postings, kind: NDArray[np.int8]) -> None:
        """Write the debits among postings, `kind` being each one's stored kind."""
        mask = rows.debit
        start = rows.places.start.at(mask)
        self._fill(rows.transfer[mask], start, _DEBIT_KIND[kind[mask]])
        self._note(rows.line[mask], start.plus(rows.v.at(mask)))

    def credits(self, rows: Postings, kind: NDArray[np.int8]) -> None:
        """Write the credits, and the unexplained ones that stand before overdrawing debits."""
        gap = rows.debit & ((rows.places.gap.hi > 0) | (rows.places.gap.lo > 0))
        mask = ~rows.debit | gap
        outside = gap[mask]
        start = _either(outside, rows.places.gap_start.at(mask), rows.places.start.at(mask))
        kinds = np.where(outside, UNEXPLAINED, _CREDIT_KIND[kind[mask]])
        self._fill(rows.transfer[mask], start, kinds)
        amount = _either(outside, rows.places.gap.at(mask), rows.v.at(mask))
        self._note(rows.line[mask], start.plus(amount))

    def _fill(self, transfer: Ints, start: Wide, kind: NDArray[np.int32]) -> None:
        records = self._records[self._at : self._at + len(transfer)]
        records["start_hi"], records["start_lo"] = start
        records["transfer"] = transfer
        records["kind"] = kind

    def join(self, first: int, other: Side, most: int) -> None:
        """Write the other side of every record, once all of it is known, `most` at a time."""
        for at in range(0, self._at, most):
            records = self._records[at : min(at + most, self._at)]
            place = records["transfer"] - first
            unexplained = records["kind"] == UNEXPLAINED
            line = np.where(unexplained, NOBODY, other.line[place])
            records["other"] = line
            records["other_hi"] = other.hi[place]
            records["other_lo"] = other.lo[place]
            records["kind"] = np.where(line == NOBODY, records["kind"], TRANSFER)

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
        self._cut()
        lines = np.concatenate([np.zeros(0, dtype=np.int32), *self._lines])
        firsts = np.concatenate([np.zeros(0, dtype=np.int64), *self._firsts, [self._at]])
        ends = np.concatenate([np.zeros((0, 2), dtype=np.int64), *self._ends])
        if len(lines) and int(lines[-1]) < _DENSE * len(lines):
            lines, firsts, ends = _every_line(lines, firsts, ends)
        np.save(folder / f"{side}_line.npy", lines)
        np.save(folder / f"{side}_ptr.npy", firsts.astype(np.int64))
        np.save(folder / f"{side}_end.npy", ends)

    def _cut(self) -> None:
        """Write the head for what was written, and cut the file after it."""
        if not isinstance(self._records, np.memmap):
            np.save(self._path, self._records)
            return
        offset, size = self._records.offset, self._at * RECORD.itemsize
        self._records.flush()
        head = io.BytesIO()
        np.lib.format.write_array_header_1_0(
            head, {"descr": RECORD.descr, "fortran_order": False, "shape": (self._at,)}
        )
        with self._path.open("r+b") as file:
            file.write(head.getvalue())
            file.truncate(offset + size)
        if head.tell() != offset:
            raise ValueError(f"{self._path.name}: its head has another length")


def _every_line(
    lines: Lines, firsts: Ints, ends: NDArray[np.int64]
) -> tuple[Lines, Ints, NDArray[np.int64]]:
    """Give lines without rows a place too: then a line's number is its place in the index."""
    count = int(lines[-1]) + 1
    rows = np.zeros(count, dtype=np.int64)
    rows[lines] = np.diff(firsts)
    every = np.zeros((count, 2), dtype=np.int64)
    every[lines] = ends
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(rows)])
    return np.arange(count, dtype=np.int32), starts, every


def _either(mask: Mask, one: Wide, other: Wide) -> Wide:
    return Wide(np.where(mask, one.hi, other.hi), np.where(mask, one.lo, other.lo))


def _in_memory(path: Path, *, mode: str, dtype: object, shape: tuple[int]) -> NDArray[np.void]:
    return np.empty(shape, dtype=RECORD)
