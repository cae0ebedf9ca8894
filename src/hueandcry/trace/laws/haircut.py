"""Haircut: money mixes, and every debit takes the same share of all that lies on its line.

What arrives is followed a hop at a time until less than 10^-12 of the theft moves, so that a
crossing may pay before it takes. Amounts are floats; fractions of each seed over all ends add up to
1 within 10^-9.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.history import HistorySource
from hueandcry.model.lines import Lines, LineSource
from hueandcry.model.wide import Ints, Wide
from hueandcry.trace.laws.counting import Weights, weights_of
from hueandcry.trace.laws.decay import Floats
from hueandcry.trace.laws.mixing import leaving
from hueandcry.trace.laws.routing import Routing
from hueandcry.trace.laws.sums import Keyed, Tally, keyed, no_rows, put_together, summed
from hueandcry.trace.lots import NO_TRANSFER, REASON_CODE, Lots, Seeds
from hueandcry.trace.overlay import NONE, Overlay
from hueandcry.trace.step import Limits, Stops

# Below this part of its theft an arrival is not followed: it ends as `rounding`.
LEAST: Final = 1e-12
# As many as under first-in-first-out: past this somebody follows a whole chain.
MAX_EDGES: Final = 2_000_000
_NOBODY: Final = -1


class HaircutEdges(NamedTuple):
    """Debits that carried money of a seed: `fraction` of the seed, and amounts in grains.

    The debit is [debit_lo, debit_hi) of `source`. `crossing` is the overlay's edge that was taken,
    else NO_CROSSING. `target_lo` is where it arrives: where the credit begins, or the part of it
    that the crossing fills.
    """

    seed: Seeds
    source: Lines
    debit_lo: Wide
    debit_hi: Wide
    target: Lines
    target_lo: Wide
    transfer: Ints
    crossing: Seeds
    fraction: Floats
    amount_out: Floats
    amount_in: Floats


class HaircutEnds(NamedTuple):
    """Where fractions of seeds came to rest, why (`lots.REASONS`), and how much in grains there.

    `transfer` is what took it to nobody, else NO_TRANSFER. `by` is the earlier seed that owns what
    is counted, else -1.
    """

    seed: Seeds
    line: Lines
    reason: NDArray[np.int8]
    transfer: Ints
    fraction: Floats
    amount: Floats
    by: Seeds


class Haircut(NamedTuple):
    """A whole trace. `cut_short` says that the limit of edges ended it."""

    edges: HaircutEdges
    ends: HaircutEnds
    cut_short: bool


def haircut(
    seeds: Lots,
    source: LineSource,
    histories: HistorySource,
    limits: Limits,
    stops: Stops,
    overlay: Overlay = NONE,
    *,
    after_round: Callable[[int, int], None] = lambda hops, moving: None,
) -> Haircut:
    """Follow seeds, given in chain order and numbered from 0, to where they rest.

    `after_round` is told the hops so far and how many postings move on.
    """
    routing = Routing(source, histories, limits, stops, overlay, seeds)
    walk = _Walk(routing, limits.depth)
    walk.arrive(routing.laid, met=False)
    while walk.moving and not walk.cut_short:
        walk.take()
        after_round(walk.hops, walk.moving)
    walk.rest()
    weights = weights_of(routing.known, routing.laid, walk.met.sums())
    edges = _edges(routing, walk.edges.sums(), weights)
    return Haircut(edges, _ends(routing, walk.ends.sums(), weights), walk.cut_short)


class _Walk:
    def __init__(self, routing: Routing, depth: int) -> None:
        self._routing = routing
        self._depth = depth
        self._arrived = no_rows(2, 2)
        self._waiting = no_rows(3, 2)
        self.hops = 0
        self.edges = Tally(3, 3)
        self.ends = Tally(4, 2)
        self.met = Tally(2, 2)

    @property
    def moving(self) -> int:
        """Return how many postings bring enough to be followed."""
        return len(self._arrived.key)

    @property
    def cut_short(self) -> bool:
        """Return whether there are more edges than anybody reads."""
        return self.edges.more_than(MAX_EDGES)

    def arrive(self, arrived: Keyed, *, met: bool = True) -> None:
        """Take in what goes on from here."""
        self._arrived = arrived
        if met:
            self.met.add(self._routing.at_seeds(arrived))

    def take(self) -> None:
        """Move what arrived over one edge."""
        self.hops += 1
        last = self.hops >= self._depth
        onward = [self._waiting]
        for left in leaving(self._routing.known, self._arrived):
            seed, line = left.held.key.T
            self._end(seed, line, left.held, "held")
            routed = self._routing.route(left.drawn)
            self.edges.add(routed.edges)
            self.ends.add(routed.ended)
            going, stopped = self._routing.stop(routed.edges, last=last)
            self.ends.add(stopped)
            onward.append(going)
        together = summed(put_together(onward))
        # What is too little may come to more with what arrives there later.
        enough = together.value[:, 0] >= LEAST
        self._waiting = together.at(~enough)
        self.arrive(self._routing.arrive(together.at(enough)))

    def rest(self) -> None:
        """End what is still on its way."""
        line, _ = self._routing.targets(self._waiting)
        # Next to nothing of one theft may be all of another that took from it.
        self.met.add(self._routing.at_seeds(self._routing.arrive_near_seeds(self._waiting)))
        self._end(self._waiting.key[:, 0], line, self._waiting, "rounding")
        seed, row = self._arrived.key.T
        self._end(seed, self._routing.known.line[row], self._arrived, "depth")

    def _end(self, seed: Ints, line: Lines, rows: Keyed, reason: str) -> None:
        code, nothing = np.full(len(line), REASON_CODE[reason]), np.full(len(line), NO_TRANSFER)
        self.ends.add(keyed((seed, line, code, nothing), rows.value))


def _edges(routing: Routing, sums: Keyed, weights: Weights) -> HaircutEdges:
    known = routing.known
    sums = _own(sums, weights)
    seed, row, crossing = sums.key.T
    target, place = routing.targets(sums)
    return HaircutEdges(
        seed.astype(np.int32), known.line[row], known.start.at(row), known.end.at(row), target,
        place, known.transfer[row], crossing.astype(np.int32),
        sums.value[:, 0], sums.value[:, 1], sums.value[:, 2],
    )  # fmt: skip


def _ends(routing: Routing, sums: Keyed, weights: Weights) -> HaircutEnds:
    sums, counted = _own(sums, weights), weights.counted
    seed, line, reason, transfer = sums.key.T
    given, owner = counted.key.T
    code = np.full(len(given), REASON_CODE["counted"])
    value = np.concatenate([sums.value, counted.value])
    return HaircutEnds(
        np.concatenate([seed, given]).astype(np.int32),
        np.concatenate([line, routing.seed_lines[given]]).astype(np.int32),
        np.concatenate([reason, code]).astype(np.int8),
        np.concatenate([transfer, np.full(len(given), NO_TRANSFER)]),
        value[:, 0],
        value[:, 1],
        np.concatenate([np.full(len(seed), _NOBODY), owner]).astype(np.int32),
    )


def _own(sums: Keyed, weights: Weights) -> Keyed:
    value = sums.value * weights.own[sums.key[:, 0]][:, None]
    some = value[:, 0] > 0
    return Keyed(sums.key[some], value[some])
