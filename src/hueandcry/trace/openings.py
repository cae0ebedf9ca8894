"""The same lines with unexplained money placed first: what a conclusion owes to its placement.

Late, an unexplained credit stands just before the debit that would overdraw, so later rows move
nothing (docs/lines.md). First, as if an account had held it from the start, every known credit lies
higher by what is still to come. Debits stand where they stood.
"""

from bisect import bisect_right
from typing import NamedTuple

import numpy as np

from hueandcry.model.lines import UNEXPLAINED, Lines, LineSource, Moments, Rows
from hueandcry.model.wide import Ints, Mask, Wide, wide
from hueandcry.trace.lots import Lots


class _Unexplained(NamedTuple):
    """One line's unexplained credits: where each stands, late, and their running sum before it."""

    start: list[int]
    before: list[int]
    total: int


_NONE = _Unexplained([], [], 0)


class HeadFirst:
    """A `LineSource` whose unexplained credits come first. For following forward only."""

    def __init__(self, source: LineSource, most_debits: int) -> None:
        """Wrap a source. Lines with more debits than `most_debits` end a trace and are left."""
        self._source = source
        self._most = most_debits
        self._known: dict[int, _Unexplained] = {}

    @property
    def differs(self) -> bool:
        """Whether any line met so far has unexplained credits at all."""
        return any(found.total for found in self._known.values())

    def debits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return the debits; where they arrive, known credits lie higher."""
        rows = self._source.debits(line, lo, hi)
        return rows._replace(other_start=self._raised(rows.other, rows.other_start))

    def credits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Refuse: backward, an unexplained credit is an end wherever it stands."""
        raise NotImplementedError("head placement is followed forward")

    def drawn(self, line: Lines) -> Wide:
        """Return the sum of all debits of each line."""
        return self._source.drawn(line)

    def filled(self, line: Lines) -> Wide:
        """Return the sum of all credits of each line."""
        return self._source.filled(line)

    def debit_count(self, line: Lines) -> Ints:
        """Return how many debits each line has."""
        return self._source.debit_count(line)

    def moments(self, transfer: Ints) -> Moments:
        """Return when transfers happened."""
        return self._source.moments(transfer)

    def seeds(self, lots: Lots, unexplained: Mask) -> Lots:
        """Return seeds where they lie now; the masked ones are themselves unexplained."""
        lo = self._raised(lots.line, lots.lo).ints()
        for at in np.flatnonzero(unexplained).tolist():
            found = self._of(int(lots.line[at]))
            lo[at] = found.before[found.start.index(lots.lo.at(np.array([at])).ints()[0])]
        placed = wide(lo)
        return lots._replace(lo=placed, hi=placed.plus(lots.hi.minus(lots.lo)))

    def _raised(self, line: Lines, start: Wide) -> Wide:
        places = start.ints()
        for number in np.unique(line[line >= 0]).tolist():
            found = self._of(number)
            if found.total:
                for at in np.flatnonzero(line == number).tolist():
                    places[at] += found.total - _before(found, places[at])
        return wide(places)

    def _of(self, line: int) -> _Unexplained:
        if line not in self._known:
            self._known[line] = self._read(np.array([line], dtype=np.int32))
        return self._known[line]

    def _read(self, line: Lines) -> _Unexplained:
        if int(self._source.debit_count(line)[0]) > self._most:
            return _NONE
        rows = self._source.credits(line, wide([0]), self._source.filled(line))
        gaps = np.flatnonzero(rows.kind == UNEXPLAINED)
        starts, ends = rows.start.at(gaps).ints(), rows.end.at(gaps).ints()
        before, total = [], 0
        for start, end in zip(starts, ends, strict=True):
            before.append(total)
            total += end - start
        return _Unexplained(starts, before, total)


def _before(found: _Unexplained, place: int) -> int:
    """Return how much unexplained money stands below a place, late."""
    index = bisect_right(found.start, place)
    return found.before[index] if index < len(found.before) else found.total
