"""First-in-first-out along lines, a whole frontier a round.

A lot is an interval of what came onto a line; a debit carries what overlaps its own interval
(Clayton's case, 1816). Forward and backward are the same step with the sides exchanged.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.lines import KINDS, NOBODY, Lines, LineSource, Rows
from hueandcry.model.wide import Ints, Mask, wide
from hueandcry.trace.grounds import Grounds
from hueandcry.trace.lots import (
    REASON_CODE,
    Edges,
    Lots,
    Terminals,
    all_edges,
    all_terminals,
    lots_of,
    rest,
)

# A theft of a thousand accounts has a few thousand edges; past this somebody follows a whole chain.
MAX_EDGES: Final = 2_000_000
_GOES_ON: Final = -1


class Stops(NamedTuple):
    """Lines a trace does not go beyond: sorted, each with its reason's code; and a degree.

    A line with more debits than `degree` is likely a service: its customers' money is mixed.
    """

    line: Lines
    reason: NDArray[np.int8]
    degree: int


class Limits(NamedTuple):
    """Where a trace ends: `floor` in grains for each seed, `depth` in hops, height and time."""

    floor: tuple[int, ...]
    depth: int
    until_height: int | None = None
    until_time: int | None = None


class State(NamedTuple):
    """A trace between two rounds: all it needs to go on."""

    depth: int
    frontier: Lots
    edges: tuple[Edges, ...]
    terminals: tuple[Terminals, ...]


class Followed(NamedTuple):
    """All edges and terminals, and whether the limit of edges ended it."""

    edges: Edges
    terminals: Terminals
    cut_short: bool


def begin(seeds: Lots) -> State:
    """Return the state before the first round."""
    return State(0, seeds, (), ())


def follow(
    state: State,
    source: LineSource,
    grounds: Lots,
    limits: Limits,
    stops: Stops,
    *,
    backward: bool = False,
    after_round: Callable[[State], None] = lambda state: None,
) -> Followed:
    """Follow all lots to where they rest. `grounds` are the seeds' own intervals, laid first.

    Forward, a piece that meets a seed's interval stops there as `counted` (`trace.fold`).
    """
    step = _Step(source, grounds, limits, stops, backward)
    edges, terminals = list(state.edges), list(state.terminals)
    depth, frontier = state.depth, state.frontier
    count = sum(len(part.seed) for part in edges)
    while len(frontier.seed) and count <= MAX_EDGES:
        found, ended, frontier = step.take(frontier, last=depth + 1 >= limits.depth)
        edges.append(found)
        terminals += ended
        depth += 1
        count += len(found.seed)
        after_round(State(depth, frontier, tuple(edges), tuple(terminals)))
    cut_short = bool(len(frontier.seed))
    terminals.append(rest(frontier, "depth"))
    return Followed(all_edges(edges or [_no_edges()]), all_terminals(terminals), cut_short)


class _Step:
    def __init__(
        self, source: LineSource, grounds: Lots, limits: Limits, stops: Stops, backward: bool
    ) -> None:
        self._rows = source.credits if backward else source.debits
        self._source = source
        self._limits = limits
        self._floor = wide(limits.floor)
        self._has_floor = any(limits.floor)
        self._stops = stops
        self._backward = backward
        self._grounds = Grounds(grounds) if not backward else None

    def take(self, lots: Lots, *, last: bool) -> tuple[Edges, list[Terminals], Lots]:
        """Move every lot over one edge; return edges, what came to rest, and what goes on."""
        rows = self._rows(lots.line, lots.lo, lots.hi)
        moved = _overlap(lots, rows)
        ended = [] if self._backward else [self._held(lots)]
        onward = np.ones(len(moved.seed), dtype=np.bool_)
        for mask, terminals in self._out_of_reach(rows, moved):
            ended.append(terminals)
            onward &= ~mask
        if not onward.all():
            moved = moved.at(onward)
            rows = _rows_at(rows, onward)
        edges, arrived = self._edges(rows, moved)
        stopped, arrived = self._stop(arrived, last=last)
        return edges, ended + stopped, arrived

    def _held(self, lots: Lots) -> Terminals:
        lo = lots.lo.most(self._source.drawn(lots.line))
        kept = lo.below(lots.hi)
        origin = lots.origin.at(kept).plus(lo.at(kept).minus(lots.lo.at(kept)))
        here = lots.at(kept)
        return rest(Lots(here.seed, here.line, lo.at(kept), here.hi, origin), "held")

    def _out_of_reach(self, rows: Rows, moved: Lots) -> list[tuple[Mask, Terminals]]:
        """Return what went to (or came from) nobody, and what moved after the day asked for."""
        found = []
        late = self._late(rows.transfer)
        if late is not None and late.any():
            found.append((late, rest(moved.at(late), "date")))
        nobody = rows.other == NOBODY
        if late is not None:
            nobody &= ~late
        if nobody.any():
            for kind in np.unique(rows.kind[nobody]).tolist():
                mask = nobody & (rows.kind == kind)
                found.append((mask, rest(moved.at(mask), KINDS[kind], rows.transfer[mask])))
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
        arrived = Lots(moved.seed, rows.other, there_lo, there_hi, moved.origin)
        if not self._backward:
            edges = Edges(
                moved.seed, moved.line, moved.lo, moved.hi, rows.start, rows.end,
                rows.other, there_lo, rows.other_start, moved.origin, rows.transfer,
            )  # fmt: skip
            return edges, arrived
        other_end = rows.other_start.plus(rows.end.minus(rows.start))
        edges = Edges(
            moved.seed, rows.other, there_lo, there_hi, rows.other_start, other_end,
            moved.line, moved.lo, rows.start, moved.origin, rows.transfer,
        )  # fmt: skip
        return edges, arrived

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
            small = lots.hi.minus(lots.lo).below(self._floor.at(lots.seed))
            reason[small] = REASON_CODE["floor"]
        busy = self._source.pays_often(lots.line, self._stops.degree)
        reason[busy] = REASON_CODE["service"]
        labelled = _positions(self._stops.line, lots.line)
        known = labelled >= 0
        reason[known] = self._stops.reason[labelled[known]]
        return reason


def _overlap(lots: Lots, rows: Rows) -> Lots:
    parents = lots.at(rows.parent)
    lo = parents.lo.most(rows.start)
    hi = parents.hi.least(rows.end)
    origin = parents.origin.plus(lo.minus(parents.lo))
    return Lots(parents.seed, parents.line, lo, hi, origin)


def _rows_at(rows: Rows, index: Mask) -> Rows:
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


def _no_edges() -> Edges:
    empty = lots_of(())
    none = np.zeros(0, dtype=np.int64)
    return Edges(
        empty.seed, empty.line, empty.lo, empty.lo, empty.lo, empty.lo, empty.line, empty.lo,
        empty.lo, empty.lo, none,
    )  # fmt: skip
