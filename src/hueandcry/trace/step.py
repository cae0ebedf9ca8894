"""First-in-first-out along lines, a whole frontier a round.

A lot is an interval of what came onto a line; a debit carries what overlaps its own interval
(Clayton's case, 1816). Forward and backward are the same step with the sides exchanged. Under
last-in-first-out a lot is first moved to where debits draw it (`trace.drawing`).
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import KINDS, NOBODY, Lines, LineSource, Rows
from hueandcry.model.wide import Ints, Mask, Wide, wide
from hueandcry.trace.crossover import Crossover
from hueandcry.trace.drawing import drawn_lots, filled_lots
from hueandcry.trace.grounds import Grounds
from hueandcry.trace.laws.lifo import LastInFirstOut
from hueandcry.trace.lots import (
    NO_CROSSING,
    REASON_CODE,
    Edges,
    Lots,
    Terminals,
    all_edges,
    all_lots,
    rest,
)
from hueandcry.trace.overlay import Overlay
from hueandcry.trace.ways import PLAIN, Way, Ways

_GOES_ON: Final = -1


class Stops(NamedTuple):
    """Lines a trace does not go beyond: sorted, each with its reason's code; and a degree.

    A line with more debits than `degree` is likely a service: its customers' money is mixed.
    """

    line: Lines
    reason: NDArray[np.int8]
    degree: int


class Limits(NamedTuple):
    """Where a trace ends: `floor` in grains for each seed, `depth` in hops, height and time.

    The floor is of the seed's asset: behind a swap a piece counts by its origin.
    """

    floor: tuple[int, ...]
    depth: int
    until_height: int | None = None
    until_time: int | None = None


class Step:
    """Moves a frontier over one edge. What an overlay took goes its way, all else by transfers."""

    def __init__(
        self,
        source: LineSource,
        grounds: Lots,
        limits: Limits,
        stops: Stops,
        overlay: Overlay,
        ways: Ways,
        *,
        backward: bool,
        law: LastInFirstOut | None = None,
    ) -> None:
        """Use a ledger's rows and an overlay; new ways are added to `ways`.

        Without a `law` it is first-in-first-out.
        """
        self._rows = source.credits if backward else source.debits
        self._source = source
        self._limits = limits
        self._floor = wide(limits.floor)
        self._has_floor = any(limits.floor)
        self._stops = stops
        self._backward = backward
        self._grounds = Grounds(grounds) if not backward else None
        self._ways = ways
        self._law = law
        self._crossover = Crossover(overlay, ways, self._late, backward=backward)

    def take(self, lots: Lots, *, last: bool) -> tuple[Edges, list[Terminals], Lots]:
        """Move every lot over one edge; return edges, what came to rest, and what goes on."""
        ended = []
        if self._law and not self._backward:
            lots, held = drawn_lots(self._law, lots, self._ways)
            ended.append(rest(held, "held"))
        rows = self._rows(lots.line, lots.lo, lots.hi)
        free, crossed = self._crossover.leave(lots, rows.transfer)
        if crossed is not None:
            lots, rows = free, self._rows(free.line, free.lo, free.hi)
        moved = _overlap(lots, rows)
        if not self._law and not self._backward:
            ended.append(self._held(lots))
        onward = np.ones(len(moved.seed), dtype=np.bool_)
        for mask, terminals in self._out_of_reach(rows, moved):
            ended.append(terminals)
            onward &= ~mask
        if not onward.all():
            moved = moved.at(onward)
            rows = _rows_at(rows, onward)
        kept, moved, pooled = self._crossover.keep_out(rows, moved)
        ended += pooled
        edges, arrived = self._edges(rows if kept is None else _rows_at(rows, kept), moved)
        if crossed is not None:
            ended += crossed.ended
            edges = all_edges([edges, crossed.edges])
            arrived = all_lots([arrived, crossed.arrived])
        if self._law and self._backward:
            arrived = filled_lots(self._law, arrived, self._ways)
        stopped, arrived = self._stop(arrived, last=last)
        return edges, ended + stopped, arrived

    def _held(self, lots: Lots) -> Terminals:
        lo = lots.lo.most(self._source.drawn(lots.line))
        kept = lo.below(lots.hi)
        here, lo = lots.at(kept), lo.at(kept)
        return rest(_cut(here, lo, here.hi), "held")

    def _out_of_reach(self, rows: Rows, moved: Lots) -> list[tuple[Mask, Terminals]]:
        """Return what went to (or came from) nobody, and what moved after the day asked for."""
        found, out = [], not self._backward
        late = self._late(rows.transfer)
        if late is not None and late.any():
            found.append((late, rest(moved.at(late), "date", out=out)))
        nobody = rows.other == NOBODY
        if late is not None:
            nobody &= ~late
        if nobody.any():
            for kind in np.unique(rows.kind[nobody]).tolist():
                mask = nobody & (rows.kind == kind)
                gone = rest(moved.at(mask), KINDS[kind], rows.transfer[mask], out=out)
                found.append((mask, gone))
        return found

    def _late(self, transfer: Ints) -> Mask | None:
        height, time = self._limits.until_height, self._limits.until_time
        if height is None and time is None:
            return None
        moments = self._source.moments(transfer)
        late: Mask = np.zeros(len(transfer), dtype=np.bool_)
        if height is not None:
            late |= moments.height < height if self._backward else moments.height > height
        if time is not None:
            known = moments.time > 0
            late |= known & (moments.time < time if self._backward else moments.time > time)
        return late

    def _edges(self, rows: Rows, moved: Lots) -> tuple[Edges, Lots]:
        shift = moved.lo.minus(rows.start)
        there_lo = rows.other_start.plus(shift)
        there_hi = there_lo.plus(moved.hi.minus(moved.lo))
        arrived = Lots(moved.seed, rows.other, there_lo, there_hi, moved.origin, moved.way)
        arrived = self._arrive(moved, arrived)
        none = np.full(len(moved.seed), NO_CROSSING, dtype=np.int32)
        if not self._backward:
            edges = Edges(
                moved.seed, moved.line, moved.lo, moved.hi, rows.start, rows.end,
                rows.other, there_lo, there_hi, rows.other_start, moved.origin, rows.transfer,
                arrived.way, none,
            )  # fmt: skip
            return edges, arrived
        other_end = rows.other_start.plus(rows.end.minus(rows.start))
        edges = Edges(
            moved.seed, rows.other, there_lo, there_hi, rows.other_start, other_end,
            moved.line, moved.lo, moved.hi, rows.start, moved.origin, rows.transfer, arrived.way,
            none,
        )  # fmt: skip
        return edges, arrived

    def _arrive(self, moved: Lots, arrived: Lots) -> Lots:
        """Give each lot that is not plain the way by which it arrived here."""
        mapped = np.flatnonzero(moved.way != PLAIN)
        if not len(mapped):
            return arrived
        here, there = moved.at(mapped), arrived.at(mapped)
        places = zip(
            here.way.tolist(), here.lo.ints(), here.hi.ints(), there.lo.ints(), there.hi.ints(),
            strict=True,
        )  # fmt: skip
        way = arrived.way.copy()
        for at, (number, lo, hi, p, q) in zip(mapped.tolist(), places, strict=True):
            old = self._ways[number]
            origin = (old.origin(lo), old.origin(hi))
            way[at] = self._ways.add(Way(p, q, *origin, old.share, old.chance))
        return arrived._replace(way=way)

    def _stop(self, lots: Lots, *, last: bool) -> tuple[list[Terminals], Lots]:
        ended = []
        if self._grounds:
            lots, met = self._grounds.meet(lots)
            ended += [met] if met else []
        reason = self._reasons(lots, last=last)
        stopped = reason != _GOES_ON
        if stopped.any():
            ended.append(rest(lots.at(stopped), reason[stopped]))
            lots = lots.at(~stopped)
        return ended, lots

    def _reasons(self, lots: Lots, *, last: bool) -> NDArray[np.int8]:
        """Return the reason's code for each lot; what is assigned last counts most."""
        start = REASON_CODE["depth"] if last else _GOES_ON
        reason = np.full(len(lots.seed), start, dtype=np.int8)
        if self._has_floor:
            reason[self._small(lots)] = REASON_CODE["floor"]
        busy = self._source.pays_often(lots.line, self._stops.degree)
        reason[busy] = REASON_CODE["service"]
        labelled = _positions(self._stops.line, lots.line)
        known = labelled >= 0
        reason[known] = self._stops.reason[labelled[known]]
        return reason

    def _small(self, lots: Lots) -> Mask:
        """Return which lots are below the floor, in units of their origin."""
        small = lots.hi.minus(lots.lo).below(self._floor.at(lots.seed))
        for at in np.flatnonzero(lots.way != PLAIN).tolist():
            way = self._ways[int(lots.way[at])]
            window = lots.at(np.array([at]))
            (lo,), (hi,) = window.lo.ints(), window.hi.ints()
            size = (way.origin(hi) - way.origin(lo)) * way.share * way.chance
            small[at] = size < self._limits.floor[int(lots.seed[at])]
        return small


def _cut(lots: Lots, lo: Wide, hi: Wide) -> Lots:
    """Return windows of lots; a plain one's origin moves along, any other's is told by its way."""
    return Lots(lots.seed, lots.line, lo, hi, lots.origin.plus(lo.minus(lots.lo)), lots.way)


def _overlap(lots: Lots, rows: Rows) -> Lots:
    parents = lots.at(rows.parent)
    return _cut(parents, parents.lo.most(rows.start), parents.hi.least(rows.end))


def _rows_at(rows: Rows, index: Mask | Ints) -> Rows:
    return Rows(
        rows.parent[index],
        rows.start.at(index),
        rows.end.at(index),
        rows.other[index],
        rows.other_start.at(index),
        rows.transfer[index],
        rows.kind[index],
    )


def _positions(table: Lines, line: Lines) -> Ints:
    """Return where each line stands in a sorted table, -1 where it does not."""
    if not len(table):
        return np.full(len(line), -1, dtype=np.int64)
    place = np.minimum(np.searchsorted(table, line), len(table) - 1)
    return np.where(table[place] == line, place, -1)
