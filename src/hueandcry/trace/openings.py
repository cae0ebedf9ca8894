"""The same lines with unexplained money placed first: what a conclusion owes to its placement.

Late, an unexplained credit stands just before the debit that would overdraw, so later rows move
nothing (docs/lines.md). First, as if an account had held it from the start, every known credit lies
higher by what is still to come. Debits stand where they stood.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np

from hueandcry.model.history import History, HistorySource
from hueandcry.model.lines import UNEXPLAINED, Lines, LineSource, Moments, Rows
from hueandcry.model.wide import Ints, Mask, Wide, wide
from hueandcry.trace.lots import Lots
from hueandcry.trace.overlay import Crossing, Found, Overlay, Taken
from hueandcry.trace.step import Stops

# Lines whose credits are read at once: what bounds memory where each has many.
_AT_ONCE: Final = 1_024


class _Unexplained(NamedTuple):
    """One line's unexplained credits: where each stands, late, and what is to come from it on.

    `left` is one longer than `start`: after the last one nothing is to come.
    """

    start: list[int]
    left: list[int]


class HeadFirst:
    """A `LineSource` whose unexplained credits come first. For following forward only."""

    def __init__(self, source: LineSource, stops: Stops) -> None:
        """Wrap a source. Lines a trace stops at stay as they are: nothing is drawn from them."""
        self._source = source
        self._stops = stops
        self._read: set[int] = set()
        # Only lines that have some.
        self._known: dict[int, _Unexplained] = {}

    @property
    def differs(self) -> bool:
        """Whether any line met so far has unexplained credits at all."""
        return bool(self._known)

    def debits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Return the debits; where they arrive, known credits lie higher."""
        rows = self._source.debits(line, lo, hi)
        return rows._replace(other_start=self._raised(rows.other, rows.other_start))

    def credits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        """Refuse: backward, an unexplained credit is an end wherever it stands."""
        raise ValueError("head placement is followed forward only")

    def drawn(self, line: Lines) -> Wide:
        """Return the sum of all debits of each line."""
        return self._source.drawn(line)

    def filled(self, line: Lines) -> Wide:
        """Return the sum of all credits of each line."""
        return self._source.filled(line)

    def pays_often(self, line: Lines, most: int) -> Mask:
        """Return which lines made more than `most` payments to others."""
        return self._source.pays_often(line, most)

    def moments(self, transfer: Ints) -> Moments:
        """Return when transfers happened."""
        return self._source.moments(transfer)

    def seeds(self, lots: Lots, unexplained: Mask) -> Lots:
        """Return seeds where they lie now; the masked ones are themselves unexplained."""
        lo = self._raised(lots.line, lots.lo).ints()
        masked = np.flatnonzero(unexplained)
        columns = (masked.tolist(), lots.line[masked].tolist(), lots.lo.at(masked).ints())
        for at, line, late in zip(*columns, strict=True):
            # A line too busy to be read is left as it is.
            if line in self._known:
                lo[at] = self.first_place(line, late, own=True)
        placed = wide(lo)
        return lots._replace(lo=placed, hi=placed.plus(lots.hi.minus(lots.lo)))

    def raised(self, line: int, place: int) -> int:
        """Return where a place of a credit lies now."""
        self._learn(np.array([line], dtype=np.int32))
        return place + self._to_come(line, place) if line in self._known else place

    def moves(self, line: int) -> bool:
        """Return whether anything on a line lies elsewhere now."""
        self._learn(np.array([line], dtype=np.int32))
        return line in self._known

    def first_place(self, line: int, place: int, *, own: bool) -> int:
        """Return where a credit of a line that moves begins now; `own`: it is unexplained."""
        found = self._known[line]
        if own:
            return found.left[0] - found.left[bisect_left(found.start, place)]
        return place + self._to_come(line, place)

    def _raised(self, line: Lines, start: Wide) -> Wide:
        numbers, which = np.unique(line, return_inverse=True)
        self._learn(numbers)
        moved = np.array([number in self._known for number in numbers.tolist()], dtype=np.bool_)
        rows = np.flatnonzero(moved[which])
        if not len(rows):
            return start
        places = zip(line[rows].tolist(), start.at(rows).ints(), strict=True)
        raised = start.at(rows).plus(wide(self._to_come(*place) for place in places))
        hi, lo = start.hi.copy(), start.lo.copy()
        hi[rows], lo[rows] = raised
        return Wide(hi, lo)

    def _to_come(self, line: int, place: int) -> int:
        """Return how much unexplained money stands above a place, late."""
        found = self._known[line]
        return found.left[bisect_right(found.start, place)]

    def _learn(self, numbers: Lines) -> None:
        new = [number for number in numbers.tolist() if number >= 0 and number not in self._read]
        self._read.update(new)
        for first in range(0, len(new), _AT_ONCE):
            lines = np.array(new[first : first + _AT_ONCE], dtype=np.int32)
            ends = self._source.pays_often(lines, self._stops.degree)
            self._learn_some(lines[~(ends | np.isin(lines, self._stops.line))])

    def _learn_some(self, lines: Lines) -> None:
        rows = self._source.credits(lines, wide([0] * len(lines)), self._source.filled(lines))
        gaps = np.flatnonzero(rows.kind == UNEXPLAINED)
        starts, ends = rows.start.at(gaps), rows.end.at(gaps)
        by_line: dict[int, list[tuple[int, int]]] = {}
        columns = (lines[rows.parent[gaps]].tolist(), starts.ints(), ends.minus(starts).ints())
        for line, start, amount in zip(*columns, strict=True):
            by_line.setdefault(line, []).append((start, amount))
        for line, found in by_line.items():
            left = list(accumulate((amount for _, amount in reversed(found)), initial=0))
            self._known[line] = _Unexplained([start for start, _ in found], left[::-1])


class HeadHistories:
    """A `HistorySource` with unexplained credits first on their lines, for laws that ask order."""

    def __init__(self, histories: HistorySource, head: HeadFirst) -> None:
        """Wrap a source; lines are moved as `head` moves them."""
        self._histories = histories
        self._head = head

    def histories(self, line: Lines) -> History:
        """Return the postings of distinct lines; what is at their other ends stays as it was."""
        history = self._histories.histories(line)
        order = np.arange(len(history.debit))
        start = history.start.ints()
        for at, number in enumerate(line.tolist()):
            first, end = int(history.first[at]), int(history.first[at + 1])
            if not self._head.moves(number):
                continue
            rows = order[first:end]
            gaps = ~history.debit[rows] & (history.kind[rows] == UNEXPLAINED)
            order[first:end] = np.concatenate([rows[gaps], rows[~gaps]])
            for row in range(first, end):
                if not history.debit[row]:
                    own = bool(gaps[row - first])
                    start[row] = self._head.first_place(number, start[row], own=own)
        size = history.end.minus(history.start)
        placed = wide(start)
        return History(
            history.line, history.first, history.debit[order], placed.at(order),
            placed.plus(size).at(order), history.other[order], history.other_start.at(order),
            history.transfer[order], history.kind[order],
        )  # fmt: skip


class HeadOverlay(Overlay):
    """An overlay whose credits lie where head placement puts them; debits stay."""

    def __init__(self, overlay: Overlay, head: HeadFirst) -> None:
        """Wrap an overlay; what it learns from now on is learned here too."""
        self._late = overlay
        self._head = head
        super().__init__(self._moved(0, 0))

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it, and never will be."""
        return self._late.empty

    def learn(self, transfers: Ints) -> None:
        """Learn in the wrapped overlay, and lay what is new."""
        crossings, taken = len(self._late.crossings), len(self._late.units)
        self._late.learn(transfers)
        self.add(self._moved(crossings, taken))

    def _moved(self, crossings: int, taken: int) -> Found:
        return Found(
            tuple(self._crossing(one) for one in self._late.crossings[crossings:]),
            tuple(self._units(one) for one in self._late.units[taken:]),
        )

    def _crossing(self, one: Crossing) -> Crossing:
        if one.credit is None:
            return one
        # A credit is one payment: all of it is raised by the same amount.
        up = self._head.raised(one.credit.line, one.credit.lo) - one.credit.lo
        credit = one.credit._replace(lo=one.credit.lo + up, hi=one.credit.hi + up)
        return one._replace(credit=credit, p=one.p + up, q=one.q + up)

    def _units(self, one: Taken) -> Taken:
        up = self._head.raised(one.line, one.lo) - one.lo
        return one._replace(lo=one.lo + up, hi=one.hi + up)
