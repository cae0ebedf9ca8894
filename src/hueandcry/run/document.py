"""Puts a trace into the words of docs/flow-format.md."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
from msgspec import UNSET, Struct, UnsetType

from hueandcry.model.flow import (
    CountedBy,
    EdgeMap,
    Flow,
    FlowEdge,
    FlowTerminal,
    OpeningDifference,
    Posting,
    PostingName,
    SourceEnd,
    Span,
    TargetEnd,
    Totals,
)
from hueandcry.model.following import TraceRequest
from hueandcry.model.wide import wide
from hueandcry.run.words import (
    Words,
    history_gap,
    ledger_name,
    limits_of,
    origin_gap,
    seed_of,
)
from hueandcry.store.ledger.names import TransferFacts
from hueandcry.trace.drawing import spans_drawn
from hueandcry.trace.laws.lifo import LastInFirstOut
from hueandcry.trace.lots import NO_CROSSING
from hueandcry.trace.overlay import Crossing, Leg
from hueandcry.trace.settle import EdgeRow, TerminalRow
from hueandcry.trace.weights import Weight, covered

if TYPE_CHECKING:
    from hueandcry.run.seeds import Seed
    from hueandcry.run.trace import Traced, Tracer

# Twelve digits are told: what is not quite certain must not round to certain.
_NEARLY: Final = 0.999999999999


class Told(Struct, frozen=True):
    """What only the door knows: when, by which tool, on which snapshot."""

    created: str
    tool: str
    snapshot: str | None


class _Words(Words):
    """Names of everything one trace touches, looked up at once."""

    def __init__(
        self, tracer: "Tracer", request: TraceRequest, traced: "Traced", others: set[int]
    ) -> None:
        edges, ends = traced.settled.edges, traced.settled.terminals
        self.crossings = traced.overlay.crossings
        lines = {row.source for row in edges} | {row.target for row in edges} | others
        legs = {leg for row in edges for leg in _legs(row, self.crossings)}
        super().__init__(
            tracer, request, lines | {seed.line.number for seed in traced.seeds},
            {row.line for row in ends}, legs | {row.transfer for row in ends if row.transfer >= 0},
        )  # fmt: skip
        law = tracer.law_of(request)
        self.law: Literal["fifo", "lifo"] = "lifo" if law else "fifo"
        places = {(row.source, row.lo, row.hi) for row in edges}
        places |= {(row.line, row.lo, row.hi) for row in ends if row.out}
        self._drawn = _drawn(law, sorted(places)) if law else {}

    def drawn(self, line: int, lo: int, hi: int) -> tuple[Span, ...] | UnsetType:
        """Return what a piece of a line's debits was drawn from; under fifo it is itself."""
        return self._drawn.get((line, lo, hi), UNSET)


_Place = tuple[int, int, int]


def _drawn(law: LastInFirstOut, places: Sequence[_Place]) -> Mapping[_Place, tuple[Span, ...]]:
    line = np.array([place[0] for place in places], dtype=np.int32)
    found = law.filled(line, *(wide(place[at] for place in places) for at in (1, 2)))
    parts: list[list[tuple[int, int]]] = [[] for _ in places]
    columns = (found.parent.tolist(), found.lo.ints(), found.hi.ints(), found.there.ints())
    for at, lo, hi, there in zip(*columns, strict=True):
        parts[at].append((there, there + hi - lo))
    return {
        place: tuple((str(lo), str(hi)) for lo, hi in spans_drawn(part))
        for place, part in zip(places, parts, strict=True)
    }


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
    return Flow(
        "hueandcry/flow/1", told.tool, told.snapshot, told.created, words.law, "late",
        "backward" if request.backward else "forward", request.asked,
        ledger_name(tracer), limits_of(request), words.assets(), words.grains(),
        tuple(seed_of(at, seed) for at, seed in enumerate(traced.seeds)),
        tuple(_edge(at, row, words) for at, row in enumerate(traced.settled.edges, 1)),
        terminals,
        _totals(traced.seeds, traced.settled.terminals, backward=request.backward),
        (
            *traced.gaps, *history_gap(end.line.account for end in terminals if end.unfetched),
            *origin_gap(traced.seeds),
        ),
        tuple(
            OpeningDifference(words.lines[line].name, reason, str(late), str(head))
            for (line, reason), (late, head) in differences.items()
        ),
    )  # fmt: skip


def posting_of(lo: int, hi: int, fact: TransferFacts) -> Posting:
    """Name a whole posting."""
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
            posting_of(row.debit_lo, row.debit_hi, fact),
            words.drawn(row.source, row.lo, row.hi),
        ),
        TargetEnd(
            words.lines[row.target].name, str(row.target_lo), str(row.target_hi),
            posting_of(credit.lo, credit.hi, arrived),
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
    """Return a share or a chance as a decimal string; only what is certain and whole is `1`."""
    if part < 1 and part > _NEARLY:
        return str(_NEARLY)
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
        words.drawn(row.line, row.lo, row.hi) if row.out else UNSET,
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
