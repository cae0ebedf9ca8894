"""From columns to rows: every edge and terminal under the seed that owns it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hueandcry.trace.fold import Ground, Link, Owned, Owners
from hueandcry.trace.follow import Followed
from hueandcry.trace.lots import NO_CROSSING, REASONS, Lots
from hueandcry.trace.overlay import Crossing
from hueandcry.trace.ways import PLAIN, Way, image
from hueandcry.trace.weights import EXACT, Weight, stretches


class EdgeRow(NamedTuple):
    """One step: [lo, hi) of the source line went to [target_lo, target_hi) of the target line.

    `debit_lo`, `debit_hi` and `credit_lo` are the whole postings. [origin, origin_hi) is the
    piece's part of its seed, `share` the part of each of these units that went here, `chance` how
    likely. `crossing` is the number of the overlay's edge, -1 for a transfer.
    """

    seed: int
    source: int
    lo: int
    hi: int
    debit_lo: int
    debit_hi: int
    target: int
    target_lo: int
    target_hi: int
    credit_lo: int
    origin: int
    origin_hi: int
    share: float
    chance: float
    transfer: int
    crossing: int


class TerminalRow(NamedTuple):
    """Where [lo, hi) of a line came to rest. `by` owns what is `counted`: seed and its origin.

    `out` says that [lo, hi) are places among the line's debits, not its credits.
    """

    seed: int
    line: int
    lo: int
    hi: int
    origin: int
    origin_hi: int
    share: float
    chance: float
    reason: str
    transfer: int
    by: tuple[int, int, int] | None = None
    out: bool = False


class Settled(NamedTuple):
    """A whole trace, first theft first."""

    edges: list[EdgeRow]
    terminals: list[TerminalRow]


def settle(followed: Followed, grounds: Lots, crossings: Sequence[Crossing] = ()) -> Settled:
    """Fold what seeds reached of one another, and cut rows where the owner changes.

    `crossings` are the overlay's, by the numbers of the edges.
    """
    seeds = [
        Ground(*row)
        for row in zip(
            grounds.line.tolist(), grounds.lo.ints(), grounds.hi.ints(), strict=True
        )
    ]  # fmt: skip
    edges, terminals = _edges(followed), _terminals(followed)
    counted = [row for row in terminals if row.reason == "counted"]
    if not counted:
        return Settled(edges, terminals)
    certain = [row for row in counted if row.chance == 1]
    links = [Link(row.seed, row.line, _way(row)) for row in certain]
    owners = Owners(seeds, links)
    rested = [row for row in terminals if row.reason != "counted"]
    rested += _earlier_met(certain, owners)
    rested += _leads_met(counted, owners)
    folded = [part for row in rested for part in _owned_terminals(row, owners)]
    folded += _given_away(seeds, owners)
    folded += _circling(seeds, folded)
    owned = [part for row in edges for part in _owned_edges(row, owners, crossings)]
    return Settled(owned, folded)


def _way(row: TerminalRow) -> Way:
    return Way(row.lo, row.hi, row.origin, row.origin_hi, row.share, row.chance)


def _owned_edges(row: EdgeRow, owners: Owners, crossings: Sequence[Crossing]) -> Iterator[EdgeRow]:
    owned = owners.parts(row.seed, row.origin, row.origin_hi)
    whole = (row.lo, row.hi, row.target_lo, row.target_hi)
    if row.crossing != NO_CROSSING:
        crossing = crossings[row.crossing]
        whole = (crossing.a, crossing.b, crossing.p, crossing.q)
    out = Way(row.lo, row.hi, row.origin, row.origin_hi)
    for part, (lo, hi) in zip(owned, _cut(out, owned), strict=True):
        there = (image(lo, *whole), image(hi, *whole)) if lo < hi else (0, 0)
        if there[0] < there[1]:
            yield row._replace(
                seed=part.seed, lo=lo, hi=hi, target_lo=there[0], target_hi=there[1],
                origin=part.o_lo, origin_hi=part.o_hi, share=row.share * part.share,
                chance=row.chance * part.chance,
            )  # fmt: skip


def _owned_terminals(row: TerminalRow, owners: Owners) -> Iterator[TerminalRow]:
    owned = owners.parts(row.seed, row.origin, row.origin_hi)
    for part, (lo, hi) in zip(owned, _cut(_way(row), owned), strict=True):
        if lo < hi:
            yield row._replace(
                seed=part.seed, lo=lo, hi=hi, origin=part.o_lo, origin_hi=part.o_hi,
                share=row.share * part.share, chance=row.chance * part.chance,
            )  # fmt: skip


def _cut(way: Way, owned: Sequence[Owned]) -> list[tuple[int, int]]:
    """Return the windows of a piece that belong to each owner."""
    return list(pairwise([way.lo, *(way.place(part.lo) for part in owned[1:]), way.hi]))


def _given_away(seeds: Sequence[Ground], owners: Owners) -> Iterator[TerminalRow]:
    for seed, ground in enumerate(seeds):
        for part in owners.given_away(seed):
            lo, hi = ground.lo + part.lo, ground.lo + part.hi
            by = (part.seed, part.o_lo, part.o_hi)
            yield TerminalRow(
                seed, ground.line, lo, hi, part.lo, part.hi, 1.0, 1.0, "counted", -1, by
            )


def _earlier_met(counted: Sequence[TerminalRow], owners: Owners) -> Iterator[TerminalRow]:
    """Yield what reached an earlier theft's own interval: there it is counted as that theft's."""
    for row in counted:
        lo, _, seed = owners.met(row.line, row.lo, row.hi)
        if seed < row.seed:
            yield row._replace(by=(seed, row.lo - lo, row.hi - lo))


def _leads_met(counted: Sequence[TerminalRow], owners: Owners) -> Iterator[TerminalRow]:
    """Yield leads that reached a seed's own interval: certain money there stays the seed's."""
    for row in counted:
        if row.chance < 1:
            lo, _, seed = owners.met(row.line, row.lo, row.hi)
            yield row._replace(by=(seed, row.lo - lo, row.hi - lo))


def _circling(seeds: Sequence[Ground], folded: Sequence[TerminalRow]) -> Iterator[TerminalRow]:
    """Yield what of a seed paid for itself within its own transaction: it rests nowhere else.

    So does what was borrowed and given back at once.
    """
    weights: list[list[Weight]] = [[] for _ in seeds]
    for row in folded:
        weights[row.seed].append(Weight(row.origin, row.origin_hi, row.share * row.chance))
    for seed, ground in enumerate(seeds):
        # A part without weight over the whole of it makes every unit told.
        whole = Weight(0, ground.hi - ground.lo, 0.0)
        for lo, hi, weight in stretches([*weights[seed], whole]):
            if lo < hi and 1 - weight > EXACT:
                place = (ground.lo + lo, ground.lo + hi)
                left = float(1 - weight)
                yield TerminalRow(seed, ground.line, *place, lo, hi, left, 1.0, "pooled", -1)


def _edges(followed: Followed) -> list[EdgeRow]:
    edges, ways = followed.edges, followed.ways
    columns = (
        edges.seed.tolist(), edges.source.tolist(), edges.lo.ints(), edges.hi.ints(),
        edges.debit_lo.ints(), edges.debit_hi.ints(), edges.target.tolist(),
        edges.target_lo.ints(), edges.target_hi.ints(), edges.credit_lo.ints(),
        edges.origin.ints(), edges.transfer.tolist(), edges.way.tolist(),
        edges.crossing.tolist(),
    )  # fmt: skip
    rows = []
    for *told, origin, transfer, number, crossing in zip(*columns, strict=True):
        way = _whole_way(number, ways, told[2], told[3], origin)
        rows.append(
            EdgeRow._make((*told, way.o_lo, way.o_hi, way.share, way.chance, transfer, crossing))
        )
    return rows


def _terminals(followed: Followed) -> list[TerminalRow]:
    ends, ways = followed.terminals, followed.ways
    columns = (
        ends.seed.tolist(), ends.line.tolist(), ends.lo.ints(), ends.hi.ints(),
        ends.origin.ints(), [REASONS[code] for code in ends.reason.tolist()],
        ends.transfer.tolist(), ends.way.tolist(), ends.out.tolist(),
    )  # fmt: skip
    rows = []
    for seed, line, lo, hi, origin, reason, transfer, number, out in zip(*columns, strict=True):
        if number == PLAIN:
            part = (origin, origin + hi - lo, 1.0, 1.0)
        else:
            way = ways[number]
            part = (way.origin(lo), way.origin(hi), way.share, way.chance)
        rows.append(TerminalRow(seed, line, lo, hi, *part, reason, transfer, out=out))
    return rows


def _whole_way(number: int, ways: Sequence[Way], lo: int, hi: int, origin: int) -> Way:
    """Return the way an edge arrived by: its own, or a plain lot's."""
    return Way(lo, hi, origin, origin + hi - lo) if number == PLAIN else ways[number]
