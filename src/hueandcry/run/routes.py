"""The way to each holder of weight: the steps that brought the largest piece it has."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from msgspec import Struct

from hueandcry.model.flow import Flow, FlowEdge, FlowTerminal, asset_key
from hueandcry.run.holders import account_of
from hueandcry.run.parts import WHOLE, is_lead, length, weight_of
from hueandcry.run.trails import Trails

# What left to nobody has no holder, and what stands under an earlier theft has its way there.
_NO_HOLDER: Final = frozenset({"fee", "burned", "rounding", "counted"})


class Route(Struct, frozen=True):
    """The steps to one account, asset and reason. `part` is all that is there, of `taken`.

    `end` is its largest piece, to which `steps` lead; there are `pieces` in all.
    """

    taken: str
    part: Fraction
    pieces: int
    end: FlowTerminal
    steps: tuple[FlowEdge, ...]


def routes_of(flow: Flow, most: int, *, leads: bool = False) -> list[Route]:
    """Return the ways to the `most` largest holders of each stolen asset, or to leads.

    What rests where it was stolen came no way and is left out.
    """
    backward = flow.direction == "backward"
    chosen = [
        (taken, ranked)
        for taken, groups in _by_taken(flow, leads=leads).items()
        for ranked in _largest(groups, most, backward=backward)
    ]
    trails = Trails(flow)
    found = []
    for taken, ends in chosen:
        steps = tuple(flow.edges[number] for number in trails.to(ends[0]))
        if steps:
            part = Fraction(_weight(ends, backward=backward), WHOLE)
            found.append(Route(taken, part, len(ends), ends[0], steps))
    return found


def _by_taken(flow: Flow, *, leads: bool) -> dict[str, list[list[FlowTerminal]]]:
    lines = {seed.id: seed.line for seed in flow.seeds}
    groups: dict[str, dict[tuple[str, str, str, str], list[FlowTerminal]]] = {}
    for end in flow.terminals:
        home = lines.get(end.seed)
        if home is None or home == end.line or not _has_way(end, leads=leads):
            continue
        key = (end.line.chain, end.line.asset, account_of(end.line), end.reason)
        groups.setdefault(asset_key(home), {}).setdefault(key, []).append(end)
    return {taken: list(mine.values()) for taken, mine in groups.items()}


def _has_way(end: FlowTerminal, *, leads: bool) -> bool:
    """Say whether somebody holds this, for certain or as a lead. A mixer itself is no lead."""
    if is_lead(end) != leads or (leads and end.reason == "mixer"):
        return False
    return end.reason not in _NO_HOLDER


def _largest(
    groups: list[list[FlowTerminal]], most: int, *, backward: bool
) -> list[list[FlowTerminal]]:
    """Return the largest groups, and in each the largest piece first."""
    ranked = sorted(groups, key=lambda ends: -_weight(ends, backward=backward))
    return [
        sorted(ends, key=lambda end: -_weight((end,), backward=backward)) for ends in ranked[:most]
    ]


def _weight(ends: Iterable[FlowTerminal], *, backward: bool) -> int:
    return sum(length(end) * weight_of(end, backward=backward) for end in ends)
