"""Puts a trace into the words of docs/flow-format.md."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import (
    AssetFacts,
    CountedBy,
    EdgeMap,
    Flow,
    FlowEdge,
    FlowLimits,
    FlowSeed,
    FlowTerminal,
    LedgerName,
    OpeningDifference,
    Posting,
    PostingName,
    SourceEnd,
    TargetEnd,
    Totals,
    asset_key,
)
from hueandcry.model.following import TraceRequest
from hueandcry.model.label import Label
from hueandcry.store.ledger.names import LineFacts, TransferFacts
from hueandcry.store.ledger.pulled import fetched_accounts
from hueandcry.trace.lots import NO_CROSSING
from hueandcry.trace.overlay import Crossing, Leg
from hueandcry.trace.settle import EdgeRow, TerminalRow
from hueandcry.trace.weights import Weight, covered

if TYPE_CHECKING:
    from hueandcry.run.seeds import Seed
    from hueandcry.run.trace import Traced, Tracer


class Told(Struct, frozen=True):
    """What only the door knows: when, by which tool, on which snapshot."""

    created: str
    tool: str
    snapshot: str | None


class _Words:
    """Names of everything one trace touches, looked up at once."""

    def __init__(
        self, tracer: "Tracer", request: TraceRequest, traced: "Traced", others: set[int]
    ) -> None:
        edges, ends = traced.settled.edges, traced.settled.terminals
        numbers = {row.source for row in edges} | {row.target for row in edges} | others
        self.lines = tracer.names.lines(
            numbers | {row.line for row in ends} | {seed.line.number for seed in traced.seeds}
        )
        self.crossings = tracer.overlay.crossings
        legs = {leg for row in edges for leg in _legs(row, self.crossings)}
        self.transfers = tracer.names.transfers(
            legs | {row.transfer for row in ends if row.transfer >= 0}
        )
        self._labels = tracer.labels.of_many(
            (line.name.chain, account)
            for line in (self.lines[row.line] for row in ends)
            for account in {line.account, line.name.owner} - {""}
        )
        self._fetched = fetched_accounts(tracer.ledger.database)
        self._own: dict[str, list[Label]] = {}
        for stop in request.stop_at:
            self._own.setdefault(stop.account, []).append(stop.label)

    def unfetched(self, line: LineFacts) -> bool:
        """Say whether only others' histories tell of this account."""
        fetched = self._fetched.get(line.name.chain)
        return fetched is not None and line.account not in fetched

    def labels(self, line: LineFacts) -> tuple[Label, ...]:
        """Return the user's own labels first, then the snapshot's."""
        found: list[Label] = []
        for account in (line.account, line.name.owner):
            found += self._own.get(account, []) if account else []
            found += self._labels.get((line.name.chain, account), ())
        return tuple(found)


def flow_document(
    tracer: "Tracer",
    request: TraceRequest,
    traced: "Traced",
    differences: dict[tuple[int, str], tuple[int, int]],
    told: Told,
) -> Flow:
    """Name every seed, edge and terminal of a trace."""
    words = _Words(tracer, request, traced, {line for line, _ in differences})
    terminals = tuple(_terminal(row, words) for row in traced.settled.terminals)
    state = tracer.state
    used = [line for _, line in sorted(words.lines.items())]
    return Flow(
        "hueandcry/flow/1", told.tool, told.snapshot, told.created, "fifo", "late",
        "backward" if request.backward else "forward", request.asked,
        LedgerName(tracer.ledger.name, state.sha256, state.traces, state.last),
        FlowLimits(
            request.floor, request.depth, request.until.written if request.until else None, None,
            request.service_degree,
        ),
        {asset_key(line.name): AssetFacts(line.decimals) for line in used},
        {asset_key(line.name): str(line.grain) for line in used if line.grain > 1},
        tuple(_seed(at, seed) for at, seed in enumerate(traced.seeds)),
        tuple(_edge(at, row, words) for at, row in enumerate(traced.settled.edges, 1)),
        terminals,
        _totals(traced.seeds, traced.settled.terminals, backward=request.backward),
        (*traced.gaps, *_history_gap(terminals), *_origin_gap(traced.seeds)),
        tuple(
            OpeningDifference(words.lines[line].name, reason, str(late), str(head))
            for (line, reason), (late, head) in differences.items()
        ),
    )  # fmt: skip


def _history_gap(ends: Sequence[FlowTerminal]) -> list[Gap]:
    accounts = sorted({end.line.account for end in ends if end.unfetched})
    if not accounts:
        return []
    named = ", ".join(accounts[:3]) + (" …" if len(accounts) > 3 else "")
    reason = (
        f"the history of {len(accounts)} accounts that received some of it was not fetched: they"
        f" may have moved it on ({named}); `hue ledger pull` them"
    )
    return [Gap("history", GapKind.NOT_ASKED, reason)]


def _origin_gap(seeds: Sequence["Seed"]) -> list[Gap]:
    count = sum(seed.kind == "unexplained" for seed in seeds)
    reason = f"{count} of the payments asked about were not seen coming in"
    return [Gap("origin", GapKind.UNAVAILABLE, reason)] if count else []


def _seed(at: int, seed: "Seed") -> FlowSeed:
    fact = seed.transfer
    return FlowSeed(
        f"s{at + 1}", seed.line.name, str(seed.lo), str(seed.hi), fact.tx, fact.phase, fact.index,
        seed.kind, fact.height, fact.time,
    )  # fmt: skip


def _posting(lo: int, hi: int, fact: TransferFacts) -> Posting:
    return Posting(str(lo), str(hi), fact.tx, fact.phase, fact.index)


def _legs(row: EdgeRow, crossings: Sequence[Crossing]) -> Iterator[int]:
    """Yield the transfers of an edge's two ends."""
    yield row.transfer
    if row.crossing != NO_CROSSING and (credit := crossings[row.crossing].credit):
        yield credit.transfer


def _edge(at: int, row: EdgeRow, words: _Words) -> FlowEdge:
    """Name an edge. It happened when the money arrived: a bridge pays out later than it takes."""
    crossing = _crossing(row, words.crossings)
    fact, credit = words.transfers[row.transfer], crossing.credit or crossing.debit
    arrived = words.transfers[credit.transfer]
    return FlowEdge(
        f"e{at}", f"s{row.seed + 1}", crossing.method, crossing.confidence, decimal(row.share),
        decimal(row.chance), crossing.split,
        EdgeMap((str(crossing.a), str(crossing.b)), (str(crossing.p), str(crossing.q))),
        SourceEnd(
            words.lines[row.source].name, str(row.lo), str(row.hi),
            _posting(row.debit_lo, row.debit_hi, fact),
        ),
        TargetEnd(
            words.lines[row.target].name, str(row.target_lo), str(row.target_hi),
            _posting(credit.lo, credit.hi, arrived),
        ),
        (str(row.origin), str(row.origin_hi)), str(row.hi - row.lo),
        str(row.target_hi - row.target_lo), arrived.height, arrived.time,
    )  # fmt: skip


def _crossing(row: EdgeRow, crossings: Sequence[Crossing]) -> Crossing:
    """Return an edge's crossing; a transfer maps its whole debit to its whole credit."""
    if row.crossing != NO_CROSSING:
        return crossings[row.crossing]
    credit_hi = row.credit_lo + row.debit_hi - row.debit_lo
    debit = Leg(row.source, row.debit_lo, row.debit_hi, row.transfer)
    credit = Leg(row.target, row.credit_lo, credit_hi, row.transfer)
    return Crossing(debit, debit.lo, debit.hi, credit, credit.lo, credit.hi, "transfer", 1.0)


def decimal(part: float) -> str:
    """Return a share or a chance as a decimal string; certain and whole is `1`."""
    return f"{part:.12f}".rstrip("0").rstrip(".")


def _terminal(row: TerminalRow, words: _Words) -> FlowTerminal:
    line = words.lines[row.line]
    by = None
    if row.by:
        by = CountedBy(f"s{row.by[0] + 1}", (str(row.by[1]), str(row.by[2])))
    fact = words.transfers.get(row.transfer)
    left = row.reason in {"fee", "burned", "pooled"}
    posting = PostingName(fact.tx, fact.phase, fact.index) if fact else None
    return FlowTerminal(
        f"s{row.seed + 1}", (str(row.origin), str(row.origin_hi)), line.name, str(row.lo),
        str(row.hi), str(row.hi - row.lo), decimal(row.share), decimal(row.chance), row.reason, by,
        words.labels(line),
        posting if left else None,
        None if left else posting,
        row.reason == "held" and words.unfetched(line),
    )  # fmt: skip


def _totals(
    seeds: Sequence["Seed"], ends: Sequence[TerminalRow], *, backward: bool
) -> dict[str, Totals]:
    weights: list[list[Weight]] = [[] for _ in seeds]
    counted = [0] * len(seeds)
    for row in ends:
        # Backward every unit has one way in: a share does not divide it.
        weight = row.chance if backward else row.share * row.chance
        weights[row.seed].append(Weight(row.origin, row.origin_hi, weight))
        counted[row.seed] += row.origin_hi - row.origin if row.reason == "counted" else 0
    return {
        f"s{at + 1}": Totals(
            str(seed.hi - seed.lo), str(covered(weights[at])), str(counted[at])
        )
        for at, seed in enumerate(seeds)
    }  # fmt: skip
