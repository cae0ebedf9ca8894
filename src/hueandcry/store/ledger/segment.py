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
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import BURNED, FEE, MINTED, NOBODY, OPENING, TRANSFER, UNEXPLAINED, Lines
from hueandcry.model.wide import Ints, Mask, Wide

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

_Rows = dict[str, NDArray[Any]]


class Side:
    """Where each transfer of a segment stands on one side: line (NOBODY without one) and start."""

    def __init__(self, count: int) -> None:
        """Make room for `count` transfers."""
        self.line = np.full(count, NOBODY, dtype=np.int32)
        self.hi = np.zeros(count, dtype=np.int64)
        self.lo = np.zeros(count, dtype=np.int64)

    def set(self, local: Ints, line: Lines, start: Wide, mask: Mask) -> None:
        """Note the rows of `mask`; `local` counts transfers from the segment's first."""
        place = local[mask]
        self.line[place] = line[mask]
        self.hi[place] = start.hi[mask]
        self.lo[place] = start.lo[mask]


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

    def debits(self, rows: _Rows, first: int, other: Side, kind: NDArray[np.int8]) -> None:
        """Write the debits among placed postings."""
        mask = rows["debit"]
        records = self._fill(rows, mask, first, other, _DEBIT_KIND[kind[mask]])
        records["start_hi"] = rows["start_hi"][mask]
        records["start_lo"] = rows["start_lo"][mask]

    def credits(self, rows: _Rows, first: int, other: Side, kind: NDArray[np.int8]) -> None:
        """Write the credits, and the unexplained ones that stand before overdrawing debits."""
        mask = ~rows["debit"] | rows["gap"]
        records = self._fill(rows, mask, first, other, _CREDIT_KIND[kind[mask]])
        gap = rows["debit"][mask]
        for limb in ("hi", "lo"):
            own, before = rows[f"start_{limb}"][mask], rows[f"gap_{limb}"][mask]
            records[f"start_{limb}"] = np.where(gap, before, own)
        records["other"][gap] = NOBODY
        records["kind"][gap] = UNEXPLAINED

    def _fill(
        self, rows: _Rows, mask: Mask, first: int, other: Side, nobody: NDArray[np.int32]
    ) -> NDArray[np.void]:
        transfer = rows["transfer"][mask]
        place = transfer - first
        records = self._records[self._at : self._at + len(place)]
        records["other"] = other.line[place]
        records["other_hi"] = other.hi[place]
        records["other_lo"] = other.lo[place]
        records["transfer"] = transfer
        records["kind"] = np.where(other.line[place] == NOBODY, nobody, TRANSFER)
        self._note_lines(rows["line"][mask])
        return records

    def _note_lines(self, line: Lines) -> None:
        # Pieces are cut between lines, so no line goes on from one piece to the next.
        first = np.flatnonzero(np.diff(line, prepend=-1))
        self._lines.append(line[first])
        self._firsts.append(first + self._at)
        self._at += len(line)

    def close(self, folder: Path, side: str) -> None:
        """Write the index beside the records."""
        if isinstance(self._records, np.memmap):
            self._records.flush()
        else:
            np.save(self._path, self._records)
        lines = np.concatenate([np.zeros(0, dtype=np.int32), *self._lines])
        firsts = np.concatenate([np.zeros(0, dtype=np.int64), *self._firsts, [self._at]])
        np.save(folder / f"{side}_line.npy", lines)
        np.save(folder / f"{side}_ptr.npy", firsts.astype(np.int64))


def write_totals(folder: Path, side: str, hi: NDArray[Any], lo: NDArray[Any]) -> None:
    """Write each line's total after its last row, in the order of the lines."""
    np.save(folder / f"{side}_end.npy", np.stack([hi, lo], axis=1).astype(np.int64))


def _in_memory(path: Path, *, mode: str, dtype: object, shape: tuple[int]) -> NDArray[np.void]:
    return np.empty(shape, dtype=RECORD)
