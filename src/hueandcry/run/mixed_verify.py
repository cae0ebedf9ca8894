"""`hue trace verify` on a flow of money that mixes: postings, sums, and the law run anew."""

from typing import TYPE_CHECKING

import numpy as np

from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import FlowSeed
from hueandcry.model.following import TraceRequest
from hueandcry.model.mixed_flow import MixedFlow
from hueandcry.model.verification import Verification
from hueandcry.run.asking import moment
from hueandcry.run.document import Told
from hueandcry.run.mixed_document import mixed_document
from hueandcry.run.seeds import Seed
from hueandcry.run.spreading import Spread, walked
from hueandcry.run.trace import limits_of
from hueandcry.run.verify import Seal, ground_of, lines_of
from hueandcry.store.ledger.names import LineFacts, TransferFacts
from hueandcry.trace.balance import line_key
from hueandcry.trace.evidence import LineKey
from hueandcry.trace.follow import Stops
from hueandcry.trace.lots import NO_TRANSFER, REASON_CODE
from hueandcry.trace.mixed_proof import anew_failures, mixed_failures

if TYPE_CHECKING:
    from hueandcry.run.trace import Tracer

# Where a trace stopped because of whose account it is: other people's word, taken as it is.
_STOPPED = ("service", "mixer")


def verify_mixed(tracer: "Tracer", flow: MixedFlow, seal: Seal) -> Verification:
    """Recompute a flow under haircut or poison. Raises `BadRequest` for another ledger's."""
    facts = {line.number: line for line in lines_of(tracer.ledger, flow)}
    ground = ground_of(tracer.ledger, flow, facts)
    fails = tuple(mixed_failures(flow, ground))
    # What was taken must be there before the law can be asked where it went.
    if not {fail.id for fail in fails} & {seed.id for seed in flow.seeds}:
        again = _again(tracer, flow, {line_key(line.name): line for line in facts.values()})
        fails += tuple(anew_failures(flow, again))
    broken = {fail.id for fail in fails} & {edge.id for edge in flow.edges}
    return Verification(
        "hueandcry/verification/1", seal.tool, flow.snapshot, seal.created, len(flow.edges),
        len(flow.edges) - len(broken), fails,
    )  # fmt: skip


def _again(tracer: "Tracer", flow: MixedFlow, lines: dict[LineKey, LineFacts]) -> MixedFlow:
    """Ask the same of the ledger again: the same seeds, limits and accounts to stop at."""
    limits = flow.limits
    request = TraceRequest(
        flow.asked, until=moment("--until", limits.until, end=True), floor=limits.floor,
        depth=limits.depth, service_degree=limits.service_degree, crossings=limits.crossings,
        law=flow.law,
    )  # fmt: skip
    seeds = [_seed(seed, lines) for seed in flow.seeds]
    stops = _stops(flow, lines)
    found = walked(tracer, request, seeds, limits_of(request, seeds), stops)
    return mixed_document(
        tracer, request, Spread(seeds, found, ()), Told(flow.created, flow.tool, flow.snapshot)
    )


def _seed(seed: FlowSeed, lines: dict[LineKey, LineFacts]) -> Seed:
    line = lines.get(line_key(seed.line))
    lo, hi = int(seed.lo), int(seed.hi)
    if line is None or seed.kind == "held" or lo >= hi:
        raise BadRequest(f"{seed.id} of this flow is no payment to an account of this ledger")
    facts = TransferFacts(
        NO_TRANSFER, seed.tx, seed.phase, seed.index, seed.block, 0, seed.time
    )  # fmt: skip
    return Seed(line, lo, hi, facts, seed.kind)


def _stops(flow: MixedFlow, lines: dict[LineKey, LineFacts]) -> Stops:
    reasons = {
        lines[line_key(end.line)].number: REASON_CODE[end.reason]
        for end in flow.terminals
        # What took a crossing into a mixer rests before it, by a debit.
        if end.reason in _STOPPED and end.debit is None and line_key(end.line) in lines
    }
    ordered = sorted(reasons)
    return Stops(
        np.array(ordered, dtype=np.int32),
        np.array([reasons[line] for line in ordered], dtype=np.int8),
        flow.limits.service_degree,
    )
