"""Leads: where money may have gone behind a mixer, each with its chance. They are no evidence.

A withdrawal may have several ways in: its chance is the sum over the deposits it may come from
(docs/mixers.md). Leads are kept apart from what is certain and are never added to it.
"""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from hueandcry.model.flow import Flow, FlowEdge, FlowTerminal, LineName, asset_key
from hueandcry.model.label import Label
from hueandcry.run.holders import account_of, arrivals_of, stolen_by_asset
from hueandcry.run.parts import ONE, WHOLE, decimal_parts, is_lead, length, weight_of
from hueandcry.run.trails import Trails
from hueandcry.trace.weights import Weight, stretches

_MIXER = "mixer:"


class Lead(Struct, frozen=True):
    """Where money of one stolen asset may rest: one account, asset and reason.

    `amount` is what rests there if the lead is right, in grains of its asset; `chance` the best of
    its pieces, `share` what is to be expected of the theft, both 0 to 1. `mixers` are on the way.
    """

    line: LineName
    reason: str
    amount: int
    chance: float
    share: float
    labels: tuple[Label, ...]
    last_time: int | None
    taken: str
    mixers: tuple[str, ...]


class Candidate(Struct, frozen=True):
    """A withdrawal that may have paid out part of a deposit: the step out of a mixer.

    `amount` is the traced part of it, in grains of its asset.
    """

    mixer: str
    depositor: LineName
    line: LineName
    amount: int
    chance: float
    edge: str
    transaction: str
    time: int | None


class Unplaced(Struct, frozen=True):
    """How much of a stolen asset is only to be looked for behind mixers.

    `part` is what left certainty there, `unfound` what no candidate stands for; both in grains.
    """

    taken: str
    part: Fraction
    unfound: Fraction


def leads_of(flow: Flow) -> list[Lead]:
    """Return who may hold part of it, likeliest first. A mixer itself is no lead."""
    taken = {seed.id: asset_key(seed.line) for seed in flow.seeds}
    groups: dict[tuple[str, str, str, str, str], list[FlowTerminal]] = {}
    for end in flow.terminals:
        if is_lead(end) and end.reason != "mixer":
            line = end.line
            key = (
                taken.get(end.seed, asset_key(line)),
                line.chain,
                line.asset,
                account_of(line),
                end.reason,
            )
            groups.setdefault(key, []).append(end)
    if not groups:
        return []
    stolen, arrived, trails = stolen_by_asset(flow), arrivals_of(flow), Trails(flow)
    backward = flow.direction == "backward"
    found = []
    for key, ends in groups.items():
        line = ends[0].line
        pieces = list(_pieces(ends))
        expected = sum(length(end) * weight_of(end, backward=backward) for end in ends)
        methods = dict.fromkeys(one for end in ends for one in trails.crossed(end).methods)
        found.append(
            Lead(
                line, ends[0].reason, sum(amount for amount, _ in pieces),
                min(1.0, max((float(chance) for _, chance in pieces), default=0.0)),
                float(Fraction(expected, WHOLE) / whole) if (whole := stolen.get(key[0])) else 0.0,
                tuple(dict.fromkeys(label for end in ends for label in end.labels)),
                arrived.get((line.chain, line.asset, account_of(line))), key[0],
                tuple(one.removeprefix(_MIXER) for one in methods if one.startswith(_MIXER)),
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (-one.chance, -one.share, account_of(one.line)))


def _pieces(ends: Iterable[FlowTerminal]) -> Iterable[tuple[int, Fraction]]:
    """Yield each stretch of what rests there once, with the sum of the chances it came by."""
    lines: dict[LineName, list[Weight]] = {}
    for end in ends:
        chance = decimal_parts(end.chance) / ONE
        lines.setdefault(end.line, []).append(Weight(int(end.lo), int(end.hi), chance))
    for weights in lines.values():
        for one in stretches(weights):
            if one.weight > 0:
                yield one.hi - one.lo, one.weight


def candidates_of(flow: Flow) -> list[Candidate]:
    """Return every step out of a mixer that is only likely, likeliest first."""
    found = [_candidate(edge) for edge in flow.edges if _is_candidate(edge)]
    return sorted(found, key=lambda one: (-one.chance, one.time or 0, one.edge))


def _is_candidate(edge: FlowEdge) -> bool:
    return is_lead(edge) and edge.method.startswith(_MIXER)


def _candidate(edge: FlowEdge) -> Candidate:
    return Candidate(
        edge.method.removeprefix(_MIXER), edge.source.line, edge.target.line, int(edge.amount_in),
        decimal_parts(edge.chance) / ONE, edge.id, edge.target.credit.tx, edge.time,
    )  # fmt: skip


def unplaced_of(flow: Flow) -> list[Unplaced]:
    """Return what of each stolen asset is not certain any more, where there is any."""
    taken = {seed.id: asset_key(seed.line) for seed in flow.seeds}
    backward = flow.direction == "backward"
    parts: dict[str, list[int]] = {}
    for end in flow.terminals:
        if is_lead(end):
            part = length(end) * weight_of(end, backward=backward)
            sums = parts.setdefault(taken.get(end.seed, asset_key(end.line)), [0, 0])
            sums[0] += part
            sums[1] += part if end.reason == "mixer" else 0
    return [
        Unplaced(key, Fraction(whole, WHOLE), Fraction(unfound, WHOLE))
        for key, (whole, unfound) in parts.items()
    ]
