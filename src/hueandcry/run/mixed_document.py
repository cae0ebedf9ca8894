"""Puts a trace of money that mixes into the words of docs/flow-format.md."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from hueandcry.model.flow import EdgeMap, Posting, PostingName, Totals
from hueandcry.model.following import TraceRequest
from hueandcry.model.mixed_flow import (
    CountedIn,
    HaircutEdge,
    HaircutFlow,
    HaircutTerminal,
    MixedFlow,
    MixedSource,
    MixedTarget,
    PoisonFlow,
    ReachedEdge,
    ReachedTerminal,
)
from hueandcry.run.document import Told, posting_of
from hueandcry.run.words import (
    Words,
    history_gap,
    ledger_name,
    limits_of,
    origin_gap,
    seed_of,
)
from hueandcry.trace.laws.haircut import Haircut, HaircutEdges, HaircutEnds
from hueandcry.trace.laws.poison import ReachedEdges, ReachedEnds
from hueandcry.trace.lots import NO_CROSSING, REASONS
from hueandcry.trace.overlay import Crossing, Leg

if TYPE_CHECKING:
    from hueandcry.run.seeds import Seed
    from hueandcry.run.spreading import Spread
    from hueandcry.run.trace import Tracer

_NOBODY: Final = -1
# In grains: floats tell 12 as 11.999999999999998.
_SNAP: Final = Fraction(1, 10**6)


class _Step(NamedTuple):
    """One edge with its names, whatever the law adds to it."""

    id: str
    seed: str
    crossing: Crossing
    source: MixedSource
    target: MixedTarget
    block: int
    time: int | None

    @property
    def map(self) -> EdgeMap:
        one = self.crossing
        return EdgeMap((str(one.a), str(one.b)), (str(one.p), str(one.q)))


class _End(NamedTuple):
    """One end with its names, whatever the law adds to it."""

    seed: str
    line: int
    reason: str
    debit: PostingName | None


def mixed_document(
    tracer: "Tracer", request: TraceRequest, spread: "Spread", told: Told
) -> MixedFlow:
    """Name every seed, edge and terminal of a trace under haircut or poison."""
    found = spread.found
    edges = _crossings(tracer, found.edges)
    words = _words(tracer, request, spread, edges)
    seeds = tuple(seed_of(at, seed) for at, seed in enumerate(spread.seeds))
    steps = _steps(found.edges, edges, words)
    gaps = (*spread.gaps, *origin_gap(spread.seeds))
    if isinstance(found, Haircut):
        ends = (*_rested(found.ends, words), *_lost(spread.seeds, found.ends, words))
        return HaircutFlow(
            "hueandcry/flow/1", told.tool, told.snapshot, told.created, "haircut", "late",
            "forward", request.asked, ledger_name(tracer), limits_of(request), words.assets(),
            words.grains(), seeds, tuple(_carried(steps, found.edges)), ends,
            _totals(spread.seeds, found.ends),
            (*gaps, *history_gap(end.line.account for end in ends if end.unfetched)),
        )  # fmt: skip
    reached = tuple(_reached_ends(found.ends, words))
    return PoisonFlow(
        "hueandcry/flow/1", told.tool, told.snapshot, told.created, "poison", "late", "forward",
        request.asked, ledger_name(tracer), limits_of(request), words.assets(), words.grains(),
        seeds, tuple(_reached(steps, found.edges)), reached,
        (*gaps, *history_gap(end.line.account for end in reached if end.unfetched)),
    )  # fmt: skip


def written(fraction: float) -> str:
    """Return a float as a decimal string from which the same float is read."""
    return f"{Decimal(repr(fraction)):f}".removesuffix(".0")


def _whole(amount: float) -> str:
    """Return an amount rounded down to a grain."""
    return str(int(Fraction(amount) + _SNAP))


def _crossings(tracer: "Tracer", edges: HaircutEdges | ReachedEdges) -> list[Crossing]:
    """Return each edge as a crossing: the overlay's, or the whole transfer."""
    columns = (
        edges.crossing.tolist(), edges.source.tolist(), edges.debit_lo.ints(),
        edges.debit_hi.ints(), edges.target.tolist(), edges.target_lo.ints(),
        edges.transfer.tolist(),
    )  # fmt: skip
    found = []
    for number, source, lo, hi, target, there, transfer in zip(*columns, strict=True):
        if number != NO_CROSSING:
            found.append(tracer.overlay.crossings[number])
            continue
        debit = Leg(source, lo, hi, transfer)
        credit = Leg(target, there, there + hi - lo, transfer)
        found.append(Crossing(debit, lo, hi, credit, there, credit.hi, "transfer", 1.0))
    return found


def _words(
    tracer: "Tracer", request: TraceRequest, spread: "Spread", edges: Sequence[Crossing]
) -> Words:
    ends = spread.found.ends
    legs = [leg for one in edges for leg in (one.debit, one.credit) if leg]
    lines = {leg.line for leg in legs} | {seed.line.number for seed in spread.seeds}
    gone = {number for number in ends.transfer.tolist() if number >= 0}
    return Words(
        tracer, request, lines, set(ends.line.tolist()), {leg.transfer for leg in legs} | gone
    )  # fmt: skip


def _steps(
    edges: HaircutEdges | ReachedEdges, crossings: Sequence[Crossing], words: Words
) -> Iterator[_Step]:
    for at, seed, one in zip(count(1), edges.seed.tolist(), crossings, strict=False):
        credit = one.credit or one.debit
        arrived = words.transfers[credit.transfer]
        yield _Step(
            f"e{at}", f"s{seed + 1}", one,
            MixedSource(words.lines[one.debit.line].name, None, None, _posting(one.debit, words)),
            MixedTarget(words.lines[credit.line].name, None, None, _posting(credit, words)),
            arrived.height, arrived.time,
        )  # fmt: skip


def _posting(leg: Leg, words: Words) -> Posting:
    return posting_of(leg.lo, leg.hi, words.transfers[leg.transfer])


def _carried(steps: Iterator[_Step], edges: HaircutEdges) -> Iterator[HaircutEdge]:
    columns = (edges.fraction.tolist(), edges.amount_out.tolist(), edges.amount_in.tolist())
    for step, fraction, out, into in zip(steps, *columns, strict=True):
        one = step.crossing
        yield HaircutEdge(
            step.id, step.seed, one.method, one.confidence, one.split, step.map, step.source,
            step.target, None, written(fraction), _whole(out), _whole(into), step.block,
            step.time,
        )  # fmt: skip


def _reached(steps: Iterator[_Step], edges: ReachedEdges) -> Iterator[ReachedEdge]:
    for step, hops in zip(steps, edges.hops.tolist(), strict=True):
        one = step.crossing
        yield ReachedEdge(
            step.id, step.seed, one.method, one.confidence, step.map, step.source, step.target,
            None, hops, step.block, step.time,
        )  # fmt: skip


def _ends(ends: HaircutEnds | ReachedEnds, words: Words) -> Iterator[_End]:
    columns = (
        ends.seed.tolist(), ends.line.tolist(), ends.reason.tolist(), ends.transfer.tolist()
    )  # fmt: skip
    for seed, line, reason, transfer in zip(*columns, strict=True):
        fact = words.transfers.get(transfer)
        debit = PostingName(fact.tx, fact.phase, fact.index) if fact else None
        yield _End(f"s{seed + 1}", line, REASONS[reason], debit)


def _rested(ends: HaircutEnds, words: Words) -> Iterator[HaircutTerminal]:
    columns = (ends.fraction.tolist(), ends.amount.tolist(), ends.by.tolist())
    for end, fraction, amount, by in zip(_ends(ends, words), *columns, strict=True):
        line = words.lines[end.line]
        yield HaircutTerminal(
            end.seed, None, line.name, None, None, _whole(amount), written(fraction), end.reason,
            CountedIn(f"s{by + 1}", None) if by != _NOBODY else None, words.labels(line), end.debit,
            end.reason == "held" and words.unfetched(line),
        )  # fmt: skip


def _reached_ends(ends: ReachedEnds, words: Words) -> Iterator[ReachedTerminal]:
    for end, hops in zip(_ends(ends, words), ends.hops.tolist(), strict=True):
        line = words.lines[end.line]
        yield ReachedTerminal(
            end.seed, None, line.name, None, None, end.reason, hops, words.labels(line), end.debit,
            end.reason == "held" and words.unfetched(line),
        )  # fmt: skip


def _floors(seeds: Sequence["Seed"], ends: HaircutEnds) -> Mapping[int, list[tuple[str, int]]]:
    """Return what each end is of its seed in whole grains of it, rounded down, with its reason.

    Fractions may pass 1 together by what floats lose: then they are brought back to it.
    """
    parts: dict[int, list[tuple[str, Fraction]]] = {at: [] for at in range(len(seeds))}
    columns = (ends.seed.tolist(), ends.reason.tolist(), ends.fraction.tolist())
    for seed, reason, fraction in zip(*columns, strict=True):
        parts[seed].append((REASONS[reason], Fraction(fraction)))
    found: dict[int, list[tuple[str, int]]] = {}
    for at, mine in parts.items():
        whole = max(sum((part for _, part in mine), Fraction(0)), Fraction(1))
        stolen = seeds[at].hi - seeds[at].lo
        found[at], left = [], stolen
        for reason, part in mine:
            amount = min(int(part * stolen / whole + _SNAP), left)
            found[at].append((reason, amount))
            left -= amount
    return found


def _lost(
    seeds: Sequence["Seed"], ends: HaircutEnds, words: Words
) -> Iterator[HaircutTerminal]:  # fmt: skip
    """Yield what rounding down leaves of each seed, so that its parts add up to it."""
    for at, floors in _floors(seeds, ends).items():
        seed = seeds[at]
        left = seed.hi - seed.lo - sum(amount for _, amount in floors)
        if left:
            yield HaircutTerminal(
                f"s{at + 1}", None, seed.line.name, None, None, str(left), "0", "rounding", None,
                words.labels(seed.line),
            )  # fmt: skip


def _totals(seeds: Sequence["Seed"], ends: HaircutEnds) -> dict[str, Totals]:
    """Return totals in grains of each seed; its parts add up to it, what rounding left included."""
    found = {}
    for at, floors in _floors(seeds, ends).items():
        stolen = str(seeds[at].hi - seeds[at].lo)
        counted = sum(amount for reason, amount in floors if reason == "counted")
        found[f"s{at + 1}"] = Totals(stolen, stolen, str(counted))
    return found
