"""Where debits lead, and where a trace stops: the same for every law that mixes money."""

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from hueandcry.model.history import HistorySource
from hueandcry.model.lines import NOBODY, Lines, LineSource
from hueandcry.model.wide import Ints, Mask, Wide, wide
from hueandcry.trace.laws.decay import Floats, floats
from hueandcry.trace.laws.known import MOVES, Column, Known, WideColumn
from hueandcry.trace.laws.sums import Keyed, keyed, put_together
from hueandcry.trace.lots import NO_CROSSING, NO_TRANSFER, REASON_CODE, Lots
from hueandcry.trace.overlay import Leg, Overlay
from hueandcry.trace.step import Limits, Stops

_LOST: Final = Leg(NOBODY, 0, 0, NO_TRANSFER)


class Routed(NamedTuple):
    """Edges by (seed, row of the debit, crossing or NO_CROSSING), and what ended there.

    Values of edges: fraction, amount out, amount in. Ends are by (seed, line, reason's code,
    transfer or NO_TRANSFER), with fraction and amount.
    """

    edges: Keyed
    ended: Keyed


class Routing:
    """Leads debits on, by one overlay and within one trace's limits."""

    def __init__(
        self,
        source: LineSource,
        histories: HistorySource,
        limits: Limits,
        stops: Stops,
        overlay: Overlay,
        seeds: Lots,
    ) -> None:
        """Use a ledger and an overlay, and lay the seeds.

        `laid` is where they came, by (seed, row): fraction of the seed, and amount.
        """
        self._source = source
        self._limits = limits
        self._stops = stops
        self.known = Known(histories, overlay, self._late)
        self._sizes = _sizes(seeds)
        self._crossings = _Crossings(overlay, self._late)
        self.known.learn(seeds.line)
        self.laid = _on_credits(self.known, seeds)
        self.seed_lines = _lines(seeds)
        self._near_seeds = np.unique(seeds.line)
        self._seed_rows = np.unique(self.laid.key[:, 1])

    def route(self, drawn: Keyed) -> Routed:
        """Lead what debits draw, by (seed, row: fraction, amount), over one edge."""
        known = self.known
        known.split(drawn.key[:, 1])
        self._crossings.learn()
        late = known.ends_as[drawn.key[:, 1]] == REASON_CODE["date"]
        moved = drawn.at(~late)
        # A crossing goes before what its debit ends as: bridges burn what they take.
        own = _scaled(moved, known.own)
        ends = known.ends_as[own.key[:, 1]] != MOVES
        plain = own.at(~ends)
        none = np.full(len(plain.key), NO_CROSSING)
        edges = [keyed((*plain.key.T, none), plain.value[:, [0, 1, 1]])]
        ended = [
            self._stays(drawn.at(late), "date"),
            self._gone(own.at(ends)),
            self._stays(_scaled(moved, known.pooled), "pooled"),
            self._stays(_scaled(moved, known.mixed), "mixer"),
        ]
        for part in self._crossed(moved):
            edges.append(part.edges)
            ended.append(part.ended)
        return Routed(put_together(edges), put_together(ended))

    def _gone(self, drawn: Keyed) -> Keyed:
        """Return what left to nobody."""
        known = self.known
        seed, row = drawn.key.T
        return keyed((seed, known.line[row], known.ends_as[row], known.transfer[row]), drawn.value)

    def _stays(self, drawn: Keyed, reason: str) -> Keyed:
        """Return what no debit takes any further; what the day asked for ended has no transfer."""
        seed, row = drawn.key.T
        code = np.full(len(row), REASON_CODE[reason])
        gone = self.known.transfer[row]
        if reason == "date":
            gone = np.full(len(row), NO_TRANSFER)
        return keyed((seed, self.known.line[row], code, gone), drawn.value)

    def _crossed(self, drawn: Keyed) -> list[Routed]:
        legs = self.known.legs
        first, count = legs.first[drawn.key[:, 1]], legs.size[drawn.key[:, 1]]
        if not count.any():
            return []
        parent = np.repeat(np.arange(len(count)), count)
        leg = np.arange(len(parent)) - np.repeat(np.cumsum(count) - count, count) + first[parent]
        seed, row = drawn.key[parent].T
        crossing, part, units = legs.crossing[leg], legs.part[leg], legs.units[leg]
        fraction, amount = drawn.value[parent].T
        ends = self._crossings.ends_as[crossing]
        on = ends == MOVES
        edges = keyed(
            (seed, row, crossing), np.stack([fraction * part, amount * part, amount * units], 1)
        )
        ended = keyed(
            (seed, self.known.line[row], ends, self.known.transfer[row]), edges.value[:, :2]
        )
        return [Routed(edges.at(on), ended.at(~on))]

    def stop(self, edges: Keyed, *, last: bool) -> tuple[Keyed, Keyed]:
        """Return what goes on of edges, by their keys (fraction, amount), and what ends there."""
        line, place = self.targets(edges)
        value = edges.value[:, [0, 2]]
        reason = self._reasons(edges, line, last=last)
        reason[self._on_seeds(line, place)] = REASON_CODE["depth"] if last else MOVES
        stopped = reason != MOVES
        seed = edges.key[:, 0]
        nothing = np.full(len(line), NO_TRANSFER)
        ended = keyed((seed, line, reason, nothing), value).at(stopped)
        return Keyed(edges.key, value).at(~stopped), ended

    def targets(self, edges: Keyed) -> tuple[Lines, Wide]:
        """Return the line and the place among its credits that edges lead to."""
        _, row, crossing = edges.key.T
        line, place = self.known.other[row], self.known.other_start.at(row)
        crossed = crossing != NO_CROSSING
        if not crossed.any():
            return line, place
        there = self._crossings.place.at(crossing[crossed])
        line[crossed] = self._crossings.line[crossing[crossed]]
        place.hi[crossed], place.lo[crossed] = there.hi, there.lo
        return line, place

    def arrive(self, edges: Keyed) -> Keyed:
        """Return where edges that go on arrive: the same values by (seed, row of the credit)."""
        line, place = self.targets(edges)
        self.known.learn(line)
        return keyed((edges.key[:, 0], self.known.credit_at(line, place)), edges.value)

    def arrive_near_seeds(self, edges: Keyed) -> Keyed:
        """Do the same for edges to the lines of seeds, and leave all others out."""
        line, _ = self.targets(edges)
        return self.arrive(edges.at(np.isin(line, self._near_seeds)))

    def at_seeds(self, arrived: Keyed) -> Keyed:
        """Return what arrived where a seed lies."""
        return arrived.at(np.isin(arrived.key[:, 1], self._seed_rows))

    def _on_seeds(self, line: Lines, place: Wide) -> Ints:
        """Return which arrivals meet a seed: they go on as it does, whatever else stops there."""
        near = np.flatnonzero(np.isin(line, self._near_seeds))
        row = self.known.credit_at(line[near], place.at(near))
        found: Ints = near[np.isin(row, self._seed_rows)]
        return found

    def _reasons(self, edges: Keyed, line: Lines, *, last: bool) -> NDArray[np.int8]:
        """Return each edge's reason to stop; what is assigned last counts most (as `step`)."""
        reason = np.full(len(line), REASON_CODE["depth"] if last else MOVES, dtype=np.int8)
        if any(self._limits.floor):
            floor = np.array(self._limits.floor, dtype=np.float64)
            seed = edges.key[:, 0]
            reason[edges.value[:, 0] * self._sizes[seed] < floor[seed]] = REASON_CODE["floor"]
        lines, of_line = np.unique(line, return_inverse=True)
        often = self._source.pays_often(lines, self._stops.degree)
        reason[often[of_line]] = REASON_CODE["service"]
        if len(self._stops.line):
            at = np.minimum(np.searchsorted(self._stops.line, line), len(self._stops.line) - 1)
            labelled = self._stops.line[at] == line
            reason[labelled] = self._stops.reason[at[labelled]]
        return reason

    def _late(self, transfer: Ints) -> Mask | None:
        height, time = self._limits.until_height, self._limits.until_time
        if height is None and time is None:
            return None
        moments = self._source.moments(transfer)
        late: Mask = np.zeros(len(transfer), dtype=np.bool_)
        if height is not None:
            late |= moments.height > height
        if time is not None:
            late |= (moments.time > 0) & (moments.time > time)
        return late


class _Crossings:
    """By number: the line and place a crossing leads to, or what it ends as."""

    def __init__(self, overlay: Overlay, late: Callable[[Ints], Mask | None]) -> None:
        self._overlay = overlay
        self._late = late
        self._line, self._place = Column(np.int32), WideColumn()
        self._ends = Column(np.int8)

    def learn(self) -> None:
        """Take in what the overlay found since."""
        fresh = self._overlay.crossings[len(self._ends.all) :]
        ends = np.full(len(fresh), MOVES, dtype=np.int8)
        credit = [one.credit or _LOST for one in fresh]
        for at, one in enumerate(fresh):
            if one.credit is None:
                ends[at] = REASON_CODE.get(one.method, REASON_CODE["untraceable"])
            elif one.p >= one.q:
                ends[at] = REASON_CODE["rounding"]
        on = np.flatnonzero(ends == MOVES)
        # It was taken in time, and arrives after the day asked for.
        late = self._late(np.array([credit[at].transfer for at in on], dtype=np.int64))
        if late is not None:
            ends[on[late]] = REASON_CODE["date"]
        self._ends.add(ends)
        self._line.add(np.array([leg.line for leg in credit], dtype=np.int32))
        self._place.add(wide(one.p for one in fresh))

    @property
    def line(self) -> Lines:
        return self._line.all

    @property
    def place(self) -> Wide:
        return self._place.all

    @property
    def ends_as(self) -> NDArray[np.int8]:
        return self._ends.all


def _scaled(drawn: Keyed, part: Floats) -> Keyed:
    """Return the part of what each debit draws, where there is any."""
    share = part[drawn.key[:, 1]]
    some = share > 0
    if some.all() and (share == 1).all():
        return drawn
    return Keyed(drawn.key[some], drawn.value[some] * share[some, None])


def _sizes(seeds: Lots) -> Floats:
    """Return each seed's amount, by its number."""
    sizes = np.ones(int(seeds.seed.max(initial=-1)) + 1)
    sizes[seeds.seed] = floats(seeds.hi.minus(seeds.lo))
    return sizes


def _lines(seeds: Lots) -> Lines:
    """Return each seed's line, by its number."""
    line = np.full(int(seeds.seed.max(initial=-1)) + 1, NOBODY, dtype=np.int32)
    line[seeds.seed] = seeds.line
    return line


def _on_credits(known: Known, seeds: Lots) -> Keyed:
    """Spread seeds over the credits they lie on: mostly one each."""
    first = known.credit_at(seeds.line, seeds.lo).tolist()
    last = known.credit_at(seeds.line, seeds.hi.minus(wide([1] * len(first)))).tolist()
    credit = known.credit
    found = []
    ends = zip(first, last, seeds.seed.tolist(), seeds.lo.ints(), seeds.hi.ints(), strict=True)
    for begin, end, seed, lo, hi in ends:
        rows = credit[np.searchsorted(credit, begin) : np.searchsorted(credit, end) + 1]
        starts, stops = known.start.at(rows).ints(), known.end.at(rows).ints()
        for row, a, b in zip(rows.tolist(), starts, stops, strict=True):
            size = min(b, hi) - max(a, lo)
            found.append((seed, row, size / (hi - lo), float(size)))
    columns: list[tuple[float, ...]] = list(zip(*found, strict=True)) or [()] * 4
    key = tuple(np.array(column, dtype=np.int64) for column in columns[:2])
    return keyed(key, np.array(columns[2:], dtype=np.float64).T)
