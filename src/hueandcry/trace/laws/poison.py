"""Poison: whatever stolen money may have touched. It says "reachable", never how much.

Every debit is reached that draws from a line after stolen money came there and before a debit drew
everything: no order of drawing could take it further, so every other law's trace lies within this
one. Reach has no size: there is nothing to add up, no floor, and no theft that wins over another.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.history import HistorySource
from hueandcry.model.lines import Lines, LineSource
from hueandcry.model.wide import Ints, Wide
from hueandcry.trace.laws.decay import GOES_ON, LAST
from hueandcry.trace.laws.haircut import MAX_EDGES
from hueandcry.trace.laws.known import Known
from hueandcry.trace.laws.routing import Routing
from hueandcry.trace.laws.sums import Keyed, keyed, no_rows, put_together
from hueandcry.trace.lots import NO_TRANSFER, REASON_CODE, Lots, Seeds
from hueandcry.trace.overlay import NONE, Overlay
from hueandcry.trace.step import Limits, Stops


class ReachedEdges(NamedTuple):
    """Debits that may have carried money of a seed, those of fewest hops first.

    Columns as of `haircut.HaircutEdges`; `hops` counts from the seed.
    """

    seed: Seeds
    source: Lines
    debit_lo: Wide
    debit_hi: Wide
    target: Lines
    target_lo: Wide
    transfer: Ints
    crossing: Seeds
    hops: Seeds


class ReachedEnds(NamedTuple):
    """Lines where money of a seed may rest, why (`lots.REASONS`), and after how many hops.

    `transfer` is what took it to nobody, else NO_TRANSFER.
    """

    seed: Seeds
    line: Lines
    reason: NDArray[np.int8]
    transfer: Ints
    hops: Seeds


class Reached(NamedTuple):
    """A whole trace. `cut_short` says that the limit of edges ended it."""

    edges: ReachedEdges
    ends: ReachedEnds
    cut_short: bool


def poison(
    seeds: Lots,
    source: LineSource,
    histories: HistorySource,
    limits: Limits,
    stops: Stops,
    overlay: Overlay = NONE,
    *,
    after_round: Callable[[int, int], None] = lambda hops, moving: None,
) -> Reached:
    """Find what seeds, numbered from 0, may have reached. Arguments as of `haircut`."""
    limits = limits._replace(floor=())
    routing = Routing(source, histories, limits, stops, overlay, seeds)
    spread = _Spread(routing, limits.depth)
    spread.arrive(routing.laid)
    while spread.moving and not spread.cut_short:
        spread.take()
        after_round(spread.hops, spread.moving)
    spread.rest()
    return Reached(spread.edges(), spread.ends(), spread.cut_short)


class _Earliest:
    """The earliest arrival of each seed in each span: later ones reach nothing new."""

    def __init__(self) -> None:
        self._key = np.zeros((0, 2), dtype=np.int64)
        self._after: Ints = np.zeros(0, dtype=np.int64)

    def improve(self, seed: Ints, span: Ints, after: Ints) -> tuple[Keyed, Ints]:
        """Take arrivals in; return those that came earlier than any so far, and what was first.

        Keys are (seed, span, after); before the first arrival, what was first is beyond all rows.
        """
        known = len(self._after)
        key = np.concatenate([self._key, np.stack([seed, span], axis=1)])
        rows = np.concatenate([self._after, after])
        fresh = np.arange(len(rows)) >= known
        order = np.lexsort((rows, key[:, 1], key[:, 0]))
        key, rows, fresh = key[order], rows[order], fresh[order]
        first = np.ones(len(rows), dtype=np.bool_)
        first[1:] = (key[1:] != key[:-1]).any(axis=1)
        group = np.cumsum(first) - 1
        old = np.full(int(first.sum()), np.iinfo(np.int64).max)
        old[group[~fresh]] = rows[~fresh]
        self._key, self._after = key[first], rows[first]
        better = fresh[first]
        found = keyed((*self._key[better].T, self._after[better]), np.ones((int(better.sum()), 1)))
        return found, old[better]


class _Spread:
    def __init__(self, routing: Routing, depth: int) -> None:
        self._routing = routing
        self._depth = depth
        self._arrived = no_rows(2, 2)
        self._earliest = _Earliest()
        self._edges: list[Keyed] = []
        self._ends: list[Keyed] = []
        self._count = 0
        self.hops = 0

    @property
    def moving(self) -> int:
        """Return how many postings brought money on in the last round."""
        return len(self._arrived.key)

    @property
    def cut_short(self) -> bool:
        """Return whether there are more edges than anybody reads."""
        return self._count > MAX_EDGES

    def arrive(self, arrived: Keyed) -> None:
        """Take in what goes on from here."""
        self._arrived = arrived

    def take(self) -> None:
        """Move over one edge, by every debit that was not reached before."""
        known = self._routing.known
        seed, row = self._arrived.key.T
        drawn = self._newly(seed, known.decay.span[row], row)
        self.hops += 1
        routed = self._routing.route(keyed((*drawn.key.T,), np.ones((len(drawn.key), 2))))
        self._edges.append(_with(routed.edges, self.hops))
        self._count += len(routed.edges.key)
        going, stopped = self._routing.stop(routed.edges, last=self.hops >= self._depth)
        self._ends += [_with(routed.ended, self.hops), _with(stopped, self.hops)]
        self._arrived = self._routing.arrive(going)

    def _newly(self, seed: Ints, span: Ints, after: Ints) -> Keyed:
        """Return the debits reached for the first time by arrivals, spans that go on included."""
        known, found = self._routing.known, [no_rows(2, 0)]
        spans = known.spans
        while len(seed):
            better, old = self._earliest.improve(seed, span, after)
            seed, span, after = better.key.T
            found.append(_between(known, seed, after, np.minimum(old, spans.end[span] - 1)))
            self._hold(seed, span)
            on = spans.closing[span] == GOES_ON
            seed, span = seed[on], span[on] + 1
            after = spans.first[span] - 1
        return put_together(found)

    def _hold(self, seed: Ints, span: Ints) -> None:
        spans = self._routing.known.spans
        last = spans.closing[span] == LAST
        line = self._routing.known.line[spans.first[span[last]]]
        self._end(seed[last], line, "held")

    def rest(self) -> None:
        """End what is still on its way."""
        seed, row = self._arrived.key.T
        self._end(seed, self._routing.known.line[row], "depth")

    def _end(self, seed: Ints, line: Lines, reason: str) -> None:
        code, nothing = np.full(len(seed), REASON_CODE[reason]), np.full(len(seed), NO_TRANSFER)
        self._ends.append(
            _with(keyed((seed, line, code, nothing), np.ones((len(seed), 1))), self.hops)
        )

    def edges(self) -> ReachedEdges:
        """Return all debits reached."""
        known = self._routing.known
        sums = put_together([no_rows(3, 1), *self._edges])
        seed, row, crossing = sums.key.T
        target, place = self._routing.targets(sums)
        return ReachedEdges(
            seed.astype(np.int32), known.line[row], known.start.at(row), known.end.at(row), target,
            place, known.transfer[row], crossing.astype(np.int32),
            sums.value[:, 0].astype(np.int32),
        )  # fmt: skip

    def ends(self) -> ReachedEnds:
        """Return where money may rest, each way of ending once, by its fewest hops."""
        rows = put_together([no_rows(4, 1), *self._ends])
        order = np.lexsort((rows.value[:, 0], *rows.key.T[::-1]))
        key, hops = rows.key[order], rows.value[order, 0]
        first = np.ones(len(key), dtype=np.bool_)
        first[1:] = (key[1:] != key[:-1]).any(axis=1)
        seed, line, reason, transfer = key[first].T
        return ReachedEnds(
            seed.astype(np.int32), line.astype(np.int32), reason.astype(np.int8), transfer,
            hops[first].astype(np.int32),
        )  # fmt: skip


def _between(known: Known, seed: Ints, after: Ints, last: Ints) -> Keyed:
    """Return the debits of rows after one and up to another, by seed."""
    begin = np.searchsorted(known.debit, after, side="right")
    count = np.maximum(np.searchsorted(known.debit, last, side="right") - begin, 0)
    parent = np.repeat(np.arange(len(seed)), count)
    nth = np.arange(len(parent)) - np.repeat(np.cumsum(count) - count, count)
    row = known.debit[begin[parent] + nth]
    return keyed((seed[parent], row), np.zeros((len(row), 0)))


def _with(rows: Keyed, hops: int) -> Keyed:
    """Return rows with the hops it took as their only value."""
    return Keyed(rows.key, np.full((len(rows.key), 1), float(hops)))
