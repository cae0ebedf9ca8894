"""Holds a flow against postings: every edge, seed and end by numbers.

An edge holds if its debit and credit stand where the chain puts them, its map lies within them and
fits its method (`trace.maps`), and its piece came in by the seed or an edge before it
(`trace.balance`). An end holds if what it says can be seen from postings (`trace.ends`). Labels,
that a labelled account is a service, and that a bridge paid out what it had taken, are other
people's words: they are not proven here.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from hueandcry.model.flow import Flow, FlowSeed, LineName, Posting
from hueandcry.model.mixed_flow import AnyEdge, AnyFlow
from hueandcry.model.verification import Failure
from hueandcry.trace.balance import balance_failures, line_key, span
from hueandcry.trace.drawn import drawn_failures, drawn_size_failures
from hueandcry.trace.ends import end_failures, inner_end_failures
from hueandcry.trace.evidence import Ground, Place, key_of
from hueandcry.trace.maps import map_failures

_ABSENT: Final = "not there"


def failures_of(flow: Flow, ground: Ground) -> Iterator[Failure]:
    """Yield all that does not hold."""
    yield from asset_failures(flow, ground)
    yield from drawn_failures(flow, ground)
    yield from posting_failures(flow, ground)
    yield from end_failures(flow, ground)
    yield from inner_failures(flow)


def posting_failures(flow: AnyFlow, ground: Ground) -> Iterator[Failure]:
    """Yield seeds and edges whose postings are not where the chain puts them: under any law."""
    for seed in flow.seeds:
        yield from _seed_failures(seed, ground)
    for edge in flow.edges:
        yield from _edge_failures(edge, ground)


def inner_failures(flow: Flow) -> Iterator[Failure]:
    """Yield what contradicts itself within a flow: no ledger is needed to see it."""
    yield from overlap_failures(flow)
    yield from drawn_size_failures(flow)
    for edge in flow.edges:
        yield from map_failures(edge, backward=flow.direction == "backward")
    yield from balance_failures(flow)
    yield from inner_end_failures(flow)


def asset_failures(flow: AnyFlow, ground: Ground) -> Iterator[Failure]:
    """Yield assets whose decimals or grains are not the ledger's."""
    for key, facts in flow.assets.items():
        decimals, grain = ground.decimals.get(key, (facts.decimals, int(flow.grains.get(key, 1))))
        told = (facts.decimals, int(flow.grains.get(key, "1")))
        if told != (decimals, grain):
            yield Failure(key, "decimals and grain", f"{told}", f"{(decimals, grain)}")


def overlap_failures(flow: AnyFlow) -> Iterator[Failure]:
    """Yield seeds that share units: one theft told twice."""
    ordered = sorted(flow.seeds, key=lambda seed: (line_key(seed.line), int(seed.lo)))
    for before, seed in pairwise(ordered):
        if line_key(before.line) == line_key(seed.line) and int(seed.lo) < int(before.hi):
            told = span(int(seed.lo), int(seed.hi))
            yield Failure(seed.id, "seed", told, f"{before.id} has {before.lo} to {before.hi}")


def _seed_failures(seed: FlowSeed, ground: Ground) -> Iterator[Failure]:
    lo, hi = int(seed.lo), int(seed.hi)
    found = ground.places.get(key_of(seed.line, False, seed.tx, seed.phase, seed.index), ())
    wanted = [one for one in found if (one.end == "unexplained") == (seed.kind == "unexplained")]
    if not any(one.lo <= lo < hi <= one.hi for one in wanted):
        told = span(wanted[0].lo, wanted[0].hi) if wanted else _ABSENT
        yield Failure(seed.id, "seed", span(lo, hi), told)
    yield from _moment_failure(seed.id, (seed.block, seed.time), found)
    yield from _line_failure(seed.id, seed.line, ground)


def _edge_failures(edge: AnyEdge, ground: Ground) -> Iterator[Failure]:
    yield from _posting_failure(edge, "debit", edge.source.line, edge.source.debit, ground)
    yield from _posting_failure(edge, "credit", edge.target.line, edge.target.credit, ground)
    yield from _line_failure(edge.id, edge.source.line, ground)
    yield from _line_failure(edge.id, edge.target.line, ground)


def _posting_failure(
    edge: AnyEdge, side: str, line: LineName, posting: Posting, ground: Ground
) -> Iterator[Failure]:
    key = key_of(line, side == "debit", posting.tx, posting.phase, posting.index)
    # A bridge may burn what it takes and mint what it pays; a transfer has somebody on both sides.
    ends = {""} if edge.method == "transfer" else {"", "burned", "minted"}
    found = [one for one in ground.places.get(key, ()) if one.end in ends]
    told = (int(posting.lo), int(posting.hi))
    if told not in [(one.lo, one.hi) for one in found]:
        recomputed = span(found[0].lo, found[0].hi) if found else _ABSENT
        yield Failure(edge.id, side, span(*told), recomputed)
    # A bridge pays out later than it takes: an edge's moment is when the money arrived.
    if side == "credit":
        yield from _moment_failure(edge.id, (edge.block, edge.time), found)


def _moment_failure(
    of: str, told: tuple[int, int | None], found: Sequence[Place]
) -> Iterator[Failure]:
    moments = [(one.height, one.time) for one in found]
    if found and told not in moments:
        yield Failure(of, "block and time", f"{told}", f"{moments[0]}")


def _line_failure(of: str, line: LineName, ground: Ground) -> Iterator[Failure]:
    known = ground.lines.get(line_key(line))
    if known is not None and known.owner != line.owner:
        yield Failure(of, "owner", line.owner or "nobody", known.owner or "nobody")
