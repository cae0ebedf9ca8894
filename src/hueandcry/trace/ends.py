"""What a flow says of where money rests, held against postings and against itself."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from hueandcry.model.flow import Flow, FlowTerminal, PostingName
from hueandcry.model.verification import Failure
from hueandcry.trace.balance import line_key, span
from hueandcry.trace.evidence import Ground
from hueandcry.trace.weights import Weight, covered

# Ends a posting of nobody must show; others rest on labels or on what was asked.
_SHOWN: Final = frozenset({"fee", "burned", "pooled", "unexplained", "opening", "minted"})


def end_failures(flow: Flow, ground: Ground) -> Iterator[Failure]:
    """Yield ends that postings contradict: held but moved on, or to nobody without a posting."""
    for number, end in enumerate(flow.terminals, 1):
        of = f"t{number}"
        known = ground.lines.get(line_key(end.line))
        if known is not None and known.owner != end.line.owner:
            yield Failure(of, "owner", end.line.owner or "nobody", known.owner or "nobody")
        drawn = ground.drawn.get(line_key(end.line), 0)
        # Under last-in-first-out the newest is drawn first (`trace.drawn`).
        if end.reason == "held" and flow.law == "fifo" and int(end.lo) < drawn:
            yield Failure(of, "held", span(int(end.lo), int(end.hi)), f"paid out up to {drawn}")
        if end.reason in _SHOWN and not _paid_itself(end, flow):
            yield from _shown(of, end, ground)


def _paid_itself(end: FlowTerminal, flow: Flow) -> bool:
    """Say whether this is a part of a seed, where it was taken, that came back to itself.

    Within one transaction money may be paid for by itself (`trace.settle`): no debit took it away,
    and an edge brought it there again.
    """
    if end.reason != "pooled" or end.debit is not None:
        return False
    place, lo, hi = line_key(end.line), int(end.lo), int(end.hi)
    own = any(
        seed.id == end.seed
        and line_key(seed.line) == place
        and (lo - int(seed.lo), hi - int(seed.lo)) == (int(end.origin[0]), int(end.origin[1]))
        for seed in flow.seeds
    )
    return own and any(
        line_key(edge.target.line) == place
        and int(edge.target.lo) < hi
        and lo < int(edge.target.hi)
        for edge in flow.edges
    )


def _shown(of: str, end: FlowTerminal, ground: Ground) -> Iterator[Failure]:
    debit = end.reason in {"fee", "burned", "pooled"}
    # What is pooled was paid to somebody; an overlay took what it paid.
    kind = "" if end.reason == "pooled" else end.reason
    name: PostingName | None = end.debit if debit else end.credit
    lo, hi = int(end.lo), int(end.hi)
    if name is not None:
        key = (*line_key(end.line), debit, name.tx, name.phase, name.index)
        for one in ground.places.get(key, ()):
            if one.end == kind and one.lo <= lo < hi <= one.hi:
                return
    yield Failure(of, end.reason, span(lo, hi), "no such posting")


def inner_end_failures(flow: Flow) -> Iterator[Failure]:
    """Yield ends whose numbers do not fit one another, and totals that are not their sums."""
    order = {seed.id: at for at, seed in enumerate(flow.seeds)}
    for number, end in enumerate(flow.terminals, 1):
        size = int(end.hi) - int(end.lo)
        if size <= 0 or int(end.amount) != size:
            yield Failure(f"t{number}", "amount", end.amount, str(size))
        if not all(0 < Fraction(part) <= 1 for part in (end.share, end.chance)):
            yield Failure(f"t{number}", "share", f"{end.share}, {end.chance}", "above 0, at most 1")
        if (end.reason == "counted") != (end.by is not None) or not _earlier(end, order):
            yield Failure(f"t{number}", "counted", f"{end.by}", "an earlier seed's part")
    yield from _total_failures(flow)


def _earlier(end: FlowTerminal, order: dict[str, int]) -> bool:
    # A lead rests where it meets any seed: certain money is never given to it.
    if end.by is None or Fraction(end.chance) < 1:
        return True
    # A theft may be counted as itself, where its units paid for one another at once.
    return order.get(end.by.seed, len(order)) <= order.get(end.seed, -1)


def _total_failures(flow: Flow) -> Iterator[Failure]:
    weights: dict[str, list[Weight]] = {}
    counted: dict[str, int] = {}
    for end in flow.terminals:
        lo, hi = int(end.origin[0]), int(end.origin[1])
        share = 1.0 if flow.direction == "backward" else float(end.share)
        weights.setdefault(end.seed, []).append(Weight(lo, hi, share * float(end.chance)))
        if end.reason == "counted":
            counted[end.seed] = counted.get(end.seed, 0) + hi - lo
    for seed in flow.seeds:
        totals = flow.totals.get(seed.id)
        stolen = int(seed.hi) - int(seed.lo)
        wanted = (stolen, stolen, counted.get(seed.id, 0))
        told = (int(totals.stolen), int(totals.sum), int(totals.counted)) if totals else ()
        if told != wanted or covered(weights.get(seed.id, ())) != stolen:
            yield Failure(seed.id, "total", f"{told}", f"{wanted}")
