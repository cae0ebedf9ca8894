"""Puts a trace into the words of docs/flow-format.md."""

from collections.abc import Sequence
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
from hueandcry.trace.settle import EdgeRow, TerminalRow

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
        self.transfers = tracer.names.transfers(
            {row.transfer for row in edges} | {row.transfer for row in ends if row.transfer >= 0}
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
        _totals(traced.seeds, traced.settled.terminals),
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


def _edge(at: int, row: EdgeRow, words: _Words) -> FlowEdge:
    fact = words.transfers[row.transfer]
    size, amount = row.debit_hi - row.debit_lo, row.hi - row.lo
    credit_hi = row.credit_lo + size
    return FlowEdge(
        f"e{at}", f"s{row.seed + 1}", "transfer", 1.0, "1", "1", None,
        EdgeMap((str(row.debit_lo), str(row.debit_hi)), (str(row.credit_lo), str(credit_hi))),
        SourceEnd(
            words.lines[row.source].name, str(row.lo), str(row.hi),
            _posting(row.debit_lo, row.debit_hi, fact),
        ),
        TargetEnd(
            words.lines[row.target].name, str(row.target_lo), str(row.target_lo + amount),
            _posting(row.credit_lo, credit_hi, fact),
        ),
        (str(row.origin), str(row.origin + amount)), str(amount), str(amount), fact.height,
        fact.time,
    )  # fmt: skip


def _terminal(row: TerminalRow, words: _Words) -> FlowTerminal:
    line = words.lines[row.line]
    amount = row.hi - row.lo
    by = None
    if row.by:
        by = CountedBy(f"s{row.by[0] + 1}", (str(row.by[1]), str(row.by[1] + amount)))
    fact = words.transfers.get(row.transfer)
    left = row.reason in {"fee", "burned"}
    posting = PostingName(fact.tx, fact.phase, fact.index) if fact else None
    return FlowTerminal(
        f"s{row.seed + 1}", (str(row.origin), str(row.origin + amount)), line.name, str(row.lo),
        str(row.hi), str(amount), "1", "1", row.reason, by, words.labels(line),
        posting if left else None,
        None if left else posting,
        row.reason == "held" and words.unfetched(line),
    )  # fmt: skip


def _totals(seeds: Sequence["Seed"], ends: Sequence[TerminalRow]) -> dict[str, Totals]:
    reached = [0] * len(seeds)
    counted = [0] * len(seeds)
    for row in ends:
        reached[row.seed] += row.hi - row.lo
        counted[row.seed] += row.hi - row.lo if row.reason == "counted" else 0
    return {
        f"s{at + 1}": Totals(str(seed.hi - seed.lo), str(reached[at]), str(counted[at]))
        for at, seed in enumerate(seeds)
    }
