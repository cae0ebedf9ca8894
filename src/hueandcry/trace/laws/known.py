"""The lines a trace has come to, as flat columns that grow: rows in chain order, line by line."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

from hueandcry.model.history import History, HistorySource
from hueandcry.model.lines import KINDS, NOBODY, Lines
from hueandcry.model.wide import Ints, Mask, Wide
from hueandcry.trace.laws.decay import Decay, SpanTable, decay_of
from hueandcry.trace.laws.legs import Split, split_of
from hueandcry.trace.lots import REASON_CODE
from hueandcry.trace.overlay import Overlay

# A debit that another line received; else the code of what it ends as.
MOVES: Final = -1


class Column:
    """An array that grows at its end."""

    def __init__(self, dtype: DTypeLike) -> None:
        """Hold nothing yet."""
        self._room: NDArray[Any] = np.empty(64, dtype=dtype)
        self._size = 0

    def add(self, values: NDArray[Any]) -> None:
        """Put values at the end."""
        size = self._size + len(values)
        if size > len(self._room):
            room = np.empty(max(size, 2 * len(self._room)), dtype=self._room.dtype)
            room[: self._size] = self._room[: self._size]
            self._room = room
        self._room[self._size : size] = values
        self._size = size

    @property
    def all(self) -> NDArray[Any]:
        """Return all values."""
        return self._room[: self._size]


class WideColumn:
    """The same of wide numbers."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._hi, self._lo = Column(np.int64), Column(np.int64)

    def add(self, values: Wide) -> None:
        """Put values at the end."""
        self._hi.add(values.hi)
        self._lo.add(values.lo)

    @property
    def all(self) -> Wide:
        """Return all values."""
        return Wide(self._hi.all, self._lo.all)


class Legs(NamedTuple):
    """Parts of debits that took crossings (`trace.laws.legs`): row r has size[r] from first[r]."""

    first: Ints
    size: Ints
    crossing: Ints
    part: NDArray[np.float64]
    units: NDArray[np.float64]


class Known:
    """Lines with all their rows. A line's number finds its rows; a place among credits its row."""

    def __init__(
        self,
        source: HistorySource,
        overlay: Overlay,
        late: Callable[[Ints], Mask | None],
    ) -> None:
        """Use a ledger's histories; `late` says which transfers are beyond the day asked for."""
        self._source = source
        self._overlay = overlay
        self._late = late
        self._columns = _Columns()
        self._slot = np.full(64, -1, dtype=np.int64)
        self._row_first = Column(np.int64)
        self._row_end = Column(np.int64)

    def learn(self, line: Lines) -> None:
        """Take in the lines that are not known yet."""
        wanted = np.unique(line)
        if not len(wanted):
            return
        self._make_room(int(wanted[-1]))
        fresh = wanted[self._slot[wanted] < 0]
        if not len(fresh):
            return
        history = self._source.histories(fresh)
        before = len(self.line)
        self._slot[fresh] = len(self._row_first.all) + np.arange(len(fresh))
        self._row_first.add(before + history.first[:-1])
        self._row_end.add(before + history.first[1:])
        self._columns.add(history, self._late(history.transfer))

    def _make_room(self, line: int) -> None:
        if line >= len(self._slot):
            slot = np.full(max(line + 1, 2 * len(self._slot)), -1, dtype=np.int64)
            slot[: len(self._slot)] = self._slot
            self._slot = slot

    def split(self, row: Ints) -> None:
        """Find the crossings of debits, and how they part them; each is asked for once."""
        if self._overlay.empty:
            return
        fresh = np.unique(row[~self._columns.asked.all[row]])
        if not len(fresh):
            return
        self._columns.asked.all[fresh] = True
        self._overlay.learn(np.unique(self.transfer[fresh]))
        line, other = self.line[fresh], self.other[fresh]
        rows = fresh[self._overlay.takes_from(line) | self._overlay.gives_to(other)]
        postings = zip(
            rows.tolist(), self.line[rows].tolist(), self.start.at(rows).ints(),
            self.end.at(rows).ints(), self.other[rows].tolist(), self.other_start.at(rows).ints(),
            strict=True,
        )  # fmt: skip
        for at, *posting in postings:
            parts = split_of(self._overlay, *posting)
            if parts.own < 1:
                self._columns.split(at, parts)

    def credit_at(self, line: Lines, place: Wide) -> Ints:
        """Return the row of the credit that holds each place; its line must be known."""
        slot = self._slot[line]
        credit = self.credit
        low = np.searchsorted(credit, self._row_first.all[slot])
        high = np.searchsorted(credit, self._row_end.all[slot])
        start = self.start
        # The last credit that starts at or before the place.
        while (open_ := high - low > 1).any():
            middle = (low + high) >> 1
            beyond = place.below(start.at(credit[middle]))
            high = np.where(open_ & beyond, middle, high)
            low = np.where(open_ & ~beyond, middle, low)
        found: Ints = credit[low]
        return found

    @property
    def line(self) -> Lines:
        """Return each row's line."""
        return self._columns.line.all

    @property
    def start(self) -> Wide:
        """Return where each row begins among the debits or credits of its line."""
        return self._columns.start.all

    @property
    def end(self) -> Wide:
        """Return where each row ends."""
        return self._columns.end.all

    @property
    def other(self) -> Lines:
        """Return the line at each row's other end."""
        return self._columns.other.all

    @property
    def other_start(self) -> Wide:
        """Return where each row begins there."""
        return self._columns.other_start.all

    @property
    def transfer(self) -> Ints:
        """Return the transfer each row is a side of."""
        return self._columns.transfer.all

    @property
    def ends_as(self) -> NDArray[np.int8]:
        """Return what each debit ends as, or MOVES."""
        return self._columns.ends_as.all

    @property
    def debit(self) -> Ints:
        """Return the rows that are debits, ascending."""
        return self._columns.debit.all

    @property
    def credit(self) -> Ints:
        """Return the rows that are credits, ascending."""
        return self._columns.credit.all

    @property
    def decay(self) -> Decay:
        """Return how each row draws its line down."""
        columns = self._columns
        return Decay(columns.share.all, columns.span.all, columns.log.all)

    @property
    def spans(self) -> SpanTable:
        """Return all spans; rows are numbered over all lines."""
        return SpanTable._make(column.all for column in self._columns.spans)

    @property
    def own(self) -> NDArray[np.float64]:
        """Return how much of each debit follows its own transfer."""
        return self._columns.own.all

    @property
    def pooled(self) -> NDArray[np.float64]:
        """Return how much of each debit stays, because a crossing took the units it would pay."""
        return self._columns.pooled.all

    @property
    def mixed(self) -> NDArray[np.float64]:
        """Return how much of each debit went into a mixer."""
        return self._columns.mixed.all

    @property
    def legs(self) -> Legs:
        """Return what took crossings."""
        columns = self._columns
        return Legs(
            columns.leg_first.all, columns.leg_count.all, *(column.all for column in columns.legs)
        )


class _Columns:
    def __init__(self) -> None:
        self.line, self.other = Column(np.int32), Column(np.int32)
        self.start, self.end, self.other_start = WideColumn(), WideColumn(), WideColumn()
        self.transfer, self.ends_as = Column(np.int64), Column(np.int8)
        self.debit, self.credit = Column(np.int64), Column(np.int64)
        self.share, self.span, self.log = Column(np.float64), Column(np.int64), Column(np.int64)
        self.own, self.pooled = Column(np.float64), Column(np.float64)
        self.mixed = Column(np.float64)
        self.spans = tuple(Column(dtype) for dtype in (*[np.int64] * 4, np.int8))
        self.asked = Column(np.bool_)
        self.leg_first, self.leg_count = Column(np.int64), Column(np.int64)
        self.legs = tuple(Column(dtype) for dtype in (np.int64, np.float64, np.float64))

    def add(self, history: History, late: Mask | None) -> None:
        before = len(self.line.all)
        count = len(history.debit)
        self.line.add(np.repeat(history.line, np.diff(history.first)))
        self.other.add(history.other)
        self.start.add(history.start)
        self.end.add(history.end)
        self.other_start.add(history.other_start)
        self.transfer.add(history.transfer)
        self.ends_as.add(_ends(history, late))
        self.debit.add(before + np.flatnonzero(history.debit))
        self.credit.add(before + np.flatnonzero(~history.debit))
        self.own.add(np.ones(count))
        self.pooled.add(np.zeros(count))
        self.mixed.add(np.zeros(count))
        self.asked.add(np.zeros(count, dtype=np.bool_))
        self.leg_first.add(np.zeros(count, dtype=np.int64))
        self.leg_count.add(np.zeros(count, dtype=np.int64))
        self._add_decay(history, before)

    def _add_decay(self, history: History, before: int) -> None:
        decay, spans = decay_of(history)
        self.share.add(decay.share)
        self.span.add(decay.span + len(self.spans[0].all))
        self.log.add(decay.log)
        placed = spans._replace(first=spans.first + before, end=spans.end + before)
        for column, values in zip(self.spans, placed, strict=True):
            column.add(np.asarray(values))

    def split(self, row: int, split: Split) -> None:
        self.own.all[row] = split.own
        self.pooled.all[row] = split.pooled
        self.mixed.all[row] = split.mixed
        self.leg_first.all[row] = len(self.legs[0].all)
        self.leg_count.all[row] = len(split.legs)
        for leg in split.legs:
            for column, value in zip(self.legs, leg, strict=True):
                column.add(np.array([value]))


def _ends(history: History, late: Mask | None) -> NDArray[np.int8]:
    ends = np.full(len(history.debit), MOVES, dtype=np.int8)
    nobody = history.debit & (history.other == NOBODY)
    for kind in np.unique(history.kind[nobody]).tolist():
        ends[nobody & (history.kind == kind)] = REASON_CODE[KINDS[kind]]
    if late is not None:
        ends[late & history.debit] = REASON_CODE["date"]
    return ends
