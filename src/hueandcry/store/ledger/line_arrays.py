"""The lines of a ledger as a `LineSource` over memory-mapped segments.

The search is exact on both limbs, so no rounded search key is needed; a whole frontier is searched
at once, in as many steps as the longest of its lines needs.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import NOBODY, Lines, Moments, Rows
from hueandcry.model.wide import Ints, Mask, Wide, joined
from hueandcry.store.ledger.segment import RECORD

# Records looked at together to see whether a line pays often.
_LOOK = 4_096
# Lines of so few rows are read whole: one page holds them, and a search costs more.
_SHORT = 64


class LineArrays:
    """All segments of a ledger. Rows are asked for in any number and from any thread."""

    def __init__(self, segments: Sequence[tuple[Path, int]]) -> None:
        """Map segments, each with its first transfer, oldest first.

        Raises `OSError` or `ValueError` where a file is missing or cut.
        """
        folders = [folder for folder, _ in segments]
        self._out = [_Side(folder, "out") for folder in folders]
        self._in = [_Side(folder, "in") for folder in folders]
        self._first = np.array([first for _, first in segments], dtype=np.int64)
        # Money comes to the same few services again and again.
        self._often: dict[tuple[int, int], bool] = {}
        self._moments = [_load(folder / "moments.npy") for folder in folders]

    @property
    def empty(self) -> bool:
        """Whether nothing was laid yet."""
        return not self._moments

    def records(self, side: Literal["out", "in"]) -> list[NDArray[np.void]]:
        """Return all records of one side, segment by segment (`store.ledger.segment`)."""
        return [one.records for one in (self._out if side == "out" else self._in)]

    def debits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return the debits that draw from [lo, hi) of each line."""
        return _rows(self._out, line, lo, hi)

    def credits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return the credits that fill [lo, hi) of each line, unexplained ones included."""
        return _rows(self._in, line, lo, hi)

    def drawn(self, line: Lines) -> Wide:
        """Return the sum of all debits of each line."""
        return _totals(self._out, line)

    def filled(self, line: Lines) -> Wide:
        """Return the sum of all credits of each line."""
        return _totals(self._in, line)

    def pays_often(self, line: Lines, most: int) -> Mask:
        """Return which lines made more than `most` payments to others; fees do not count."""
        count = np.zeros(len(line), dtype=np.int64)
        for side in self._out:
            begin, end, _ = side.span(line)
            count += end - begin
        often = count > most
        for at in np.flatnonzero(often).tolist():
            asked = (int(line[at]), most)
            if asked not in self._often:
                self._often[asked] = self._payments(*asked) > most
            often[at] = self._often[asked]
        return often

    def _payments(self, line: int, most: int) -> int:
        """Count a line's payments to others, as far as is needed to know that they are more."""
        count = 0
        for side in self._out:
            begin, end, _ = side.span(np.array([line], dtype=np.int32))
            for first in range(int(begin[0]), int(end[0]), _LOOK):
                others = side.records["other"][first : min(first + _LOOK, int(end[0]))]
                count += int((others != NOBODY).sum())
                if count > most:
                    return count
        return count

    def moments(self, transfer: Ints) -> Moments:
        """Return when transfers happened."""
        height = np.zeros(len(transfer), dtype=np.int64)
        time = np.zeros(len(transfer), dtype=np.int64)
        which = np.searchsorted(self._first, transfer, side="right") - 1
        for number in np.unique(which).tolist():
            mask = which == number
            found = self._moments[number][transfer[mask] - self._first[number]]
            height[mask], time[mask] = found[:, 0], found[:, 1]
        return Moments(height, time)


_Span = tuple[Ints, Ints, Wide]
_NONE = np.zeros(0, dtype=np.int64)
_NOTHING: _Span = (_NONE, _NONE, Wide(_NONE, _NONE))


class _Side:
    def __init__(self, folder: Path, side: str) -> None:
        self.records = _mapped(folder / f"{side}.npy", RECORD)
        self._line = _load(folder / f"{side}_line.npy")
        self._ptr = _load(folder / f"{side}_ptr.npy")
        self._end = _load(folder / f"{side}_end.npy")
        # Nearly every line has rows in a first segment: then its number is its place.
        self._dense = len(self._line) > 0 and int(self._line[-1]) == len(self._line) - 1
        self._last: tuple[Lines | None, _Span] = (None, _NOTHING)

    def span(self, line: Lines) -> _Span:
        """Return the first row, the row after the last, and the total, of each line (or zeros).

        A round of a trace asks three things of the same lines: the last answer is kept.
        """
        asked, known = self._last
        if asked is not line:
            known = self._span(line)
            self._last = (line, known)
        return known

    def _span(self, line: Lines) -> _Span:
        if self.empty:
            none = np.zeros(len(line), dtype=np.int64)
            return none, none, Wide(none, none)
        place, known = self._place(line)
        begin = np.where(known, self._ptr[place], 0)
        end = np.where(known, self._ptr[place + 1], 0)
        total = self._end[place]
        return begin, end, Wide(np.where(known, total[:, 0], 0), np.where(known, total[:, 1], 0))

    def _place(self, line: Lines) -> tuple[NDArray[np.int64], Mask]:
        count = len(self._line)
        if self._dense:
            known = line < count
            return np.where(known, line, 0).astype(np.int64), known
        place = np.minimum(np.searchsorted(self._line, line), max(count - 1, 0))
        return place, self._line[place] == line

    @property
    def empty(self) -> bool:
        return len(self._line) == 0


class _Hits(NamedTuple):
    parent: NDArray[np.int64]
    records: NDArray[np.void]
    end: Wide


def _load(path: Path) -> NDArray[Any]:
    mapped = np.load(path, mmap_mode="r")
    return np.asarray(mapped)


def _mapped(path: Path, dtype: np.dtype[np.void]) -> NDArray[np.void]:
    records = _load(path)
    if records.dtype != dtype:
        raise ValueError(f"{path.name} holds other records")
    return records


def _rows(sides: list[_Side], line: Lines, lo: Wide, hi: Wide) -> Rows:
    hits = [_hits(side, line, lo, hi) for side in sides if not side.empty]
    if len(hits) == 1:
        parent, records, end = hits[0]
    else:
        parent = np.concatenate([np.zeros(0, np.int64), *(hit.parent for hit in hits)])
        records = np.concatenate([np.zeros(0, RECORD), *(hit.records for hit in hits)])
        end = joined(hit.end for hit in hits)
        order = np.argsort(parent, kind="stable")
        parent, records, end = parent[order], records[order], end.at(order)
    return Rows(
        parent,
        Wide(records["start_hi"], records["start_lo"]),
        end,
        records["other"],
        Wide(records["other_hi"], records["other_lo"]),
        records["transfer"],
        records["kind"],
    )


def _hits(side: _Side, line: Lines, lo: Wide, hi: Wide) -> _Hits:
    begin, end, total = side.span(line)
    first, after = _narrowed(side.records, begin, end, lo, hi)
    count = after - first
    parent = np.repeat(np.arange(len(line)), count)
    index = np.arange(len(parent)) - np.repeat(np.cumsum(count) - count, count)
    index += first[parent]
    records = side.records[index]
    final = index + 1 == end[parent]
    following = side.records[np.where(final, index, index + 1)]
    stop = Wide(
        np.where(final, total.hi[parent], following["start_hi"]),
        np.where(final, total.lo[parent], following["start_lo"]),
    )
    # The first row may end before lo: then lo lies beyond this segment's rows, or in a later one.
    start = Wide(records["start_hi"], records["start_lo"])
    real = lo.at(parent).below(stop) & start.below(hi.at(parent))
    if real.all():
        return _Hits(parent, records, stop)
    return _Hits(parent[real], records[real], stop.at(real))


def _narrowed(
    records: NDArray[np.void], begin: Ints, end: Ints, lo: Wide, hi: Wide
) -> tuple[Ints, Ints]:
    """Return from where to where each line's rows may overlap [lo, hi)."""
    long = np.flatnonzero(end - begin > _SHORT)
    if not len(long):
        return begin, end
    first, after = begin.copy(), end.copy()
    begin, end, lo, hi = begin[long], end[long], lo.at(long), hi.at(long)
    # The row that holds lo is the last one starting at or before it; rows from hi on are beyond.
    first[long] = np.maximum(_search(records, begin, end, lo, equal=True) - 1, begin)
    after[long] = np.maximum(_search(records, begin, end, hi, equal=False), first[long])
    return first, after


def _search(
    records: NDArray[np.void], begin: Ints, end: Ints, wanted: Wide, *, equal: bool
) -> Ints:
    """Return the first row that starts after `wanted` (or at it, if not `equal`)."""
    low, high = begin.copy(), end.copy()
    if not len(low):
        return low
    starts_hi, starts_lo = records["start_hi"], records["start_lo"]
    for _ in range(int((high - low).max()).bit_length()):
        open_ = low < high
        middle = np.where(open_, (low + high) >> 1, 0)
        hi, lo = starts_hi[middle], starts_lo[middle]
        before = (hi < wanted.hi) | (
            (hi == wanted.hi) & (lo <= wanted.lo if equal else lo < wanted.lo)
        )
        go = open_ & before
        low = np.where(go, middle + 1, low)
        high = np.where(open_ & ~before, middle, high)
    return low


def _totals(sides: list[_Side], line: Lines) -> Wide:
    hi = np.zeros(len(line), dtype=np.int64)
    lo = np.zeros(len(line), dtype=np.int64)
    for side in sides:
        if side.empty:
            continue
        begin, end, total = side.span(line)
        known = end > begin
        hi, lo = np.where(known, total.hi, hi), np.where(known, total.lo, lo)
    return Wide(hi, lo)
