"""Holds a flow against postings: every edge by numbers, every seed by what became of it.

An edge holds if its debit and credit stand where the chain puts them, its map is theirs, and its
piece came in by the seed or an edge before it (`trace.balance`).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from hueandcry.model.flow import Flow, FlowEdge, FlowSeed, LineName, Posting, SourceEnd
from hueandcry.model.verification import Failure
from hueandcry.trace.balance import balance_failures, line_key, span

Interval = tuple[int, int]
# A posting by name: chain, account, asset, whether it is a debit, transaction, phase, index.
PostingKey = tuple[str, str, str, bool, str, int, int]
_ABSENT: Final = "not there"


def failures_of(flow: Flow, places: Mapping[PostingKey, Sequence[Interval]]) -> Iterator[Failure]:
    """Yield all that does not hold. `places` are the intervals of postings, recomputed."""
    for seed in flow.seeds:
        yield from _seed_failures(seed, places)
    for edge in flow.edges:
        yield from _edge_failures(edge, places)
    yield from balance_failures(flow)
    yield from _total_failures(flow)


def _seed_failures(
    seed: FlowSeed, places: Mapping[PostingKey, Sequence[Interval]]
) -> Iterator[Failure]:
    lo, hi = int(seed.lo), int(seed.hi)
    found = places.get((*line_key(seed.line), False, seed.tx, seed.phase, seed.index), ())
    if not any(a <= lo < hi <= b for a, b in found):
        told = span(*found[0]) if found else _ABSENT
        yield Failure(seed.id, "seed", span(lo, hi), told)


def _edge_failures(
    edge: FlowEdge, places: Mapping[PostingKey, Sequence[Interval]]
) -> Iterator[Failure]:
    yield from _posting_failure(edge.id, "debit", edge.source.line, edge.source.debit, places)
    yield from _posting_failure(edge.id, "credit", edge.target.line, edge.target.credit, places)
    debit, credit = edge.source.debit, edge.target.credit
    whole = ((debit.lo, debit.hi), (credit.lo, credit.hi))
    if (edge.map.from_, edge.map.to) != whole:
        yield Failure(edge.id, "map", f"{edge.map.from_} to {edge.map.to}", f"{whole}")
    yield from _piece_failures(edge)


def _posting_failure(
    of: str,
    side: str,
    line: LineName,
    posting: Posting,
    places: Mapping[PostingKey, Sequence[Interval]],
) -> Iterator[Failure]:
    key = (*line_key(line), side == "debit", posting.tx, posting.phase, posting.index)
    found = places.get(key, ())
    told = (int(posting.lo), int(posting.hi))
    if told not in found:
        yield Failure(of, side, span(*told), span(*found[0]) if found else _ABSENT)


def _piece_failures(edge: FlowEdge) -> Iterator[Failure]:
    """Compare the piece with its image under the identity of a plain transfer."""
    source, target = edge.source, edge.target
    lo, hi = int(source.lo), int(source.hi)
    if not int(source.debit.lo) <= lo < hi <= int(source.debit.hi):
        yield Failure(edge.id, "source", span(lo, hi), f"within {_of_debit(source)}")
    shift = int(target.credit.lo) - int(source.debit.lo)
    if (int(target.lo), int(target.hi)) != (lo + shift, hi + shift):
        yield Failure(
            edge.id, "target", span(int(target.lo), int(target.hi)), span(lo + shift, hi + shift)
        )
    lengths = {int(edge.amount_out), int(edge.amount_in), int(edge.origin[1]) - int(edge.origin[0])}
    if lengths != {hi - lo}:
        yield Failure(edge.id, "amount", f"{edge.amount_out}, {edge.amount_in}", str(hi - lo))


def _of_debit(source: SourceEnd) -> str:
    return span(int(source.debit.lo), int(source.debit.hi))


def _total_failures(flow: Flow) -> Iterator[Failure]:
    reached: dict[str, int] = {}
    for end in flow.terminals:
        reached[end.seed] = reached.get(end.seed, 0) + int(end.amount)
    for seed in flow.seeds:
        totals = flow.totals.get(seed.id)
        stolen = int(seed.hi) - int(seed.lo)
        told = (int(totals.stolen), int(totals.sum)) if totals else ()
        if told != (stolen, reached.get(seed.id, 0)) or reached.get(seed.id) != stolen:
            yield Failure(seed.id, "total", f"{told}", f"{(stolen, reached.get(seed.id, 0))}")
