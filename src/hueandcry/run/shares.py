"""What part of a theft rests where, under whatever law it was followed."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from hueandcry.model.flow import Flow, LineName, asset_key
from hueandcry.model.label import Label
from hueandcry.model.mixed_flow import AnyFlow, HaircutFlow, PoisonFlow
from hueandcry.run.holders import account_of, holders_of


class Place(NamedTuple):
    """An account in one asset, why the trace ended there, and the asset that was stolen."""

    taken: str
    chain: str
    asset: str
    account: str
    reason: str


class Part(Struct, frozen=True):
    """What rests at one place. `amount` is in grains of the asset it rests in.

    `share` is of all that was stolen of the asset. Under poison there is neither, only the fewest
    `hops` after which it may have been reached.
    """

    line: LineName
    share: float | None
    amount: int | None
    hops: int | None
    labels: tuple[Label, ...]
    unfetched: bool


def parts_of(flow: AnyFlow) -> dict[Place, Part]:
    """Return what rests where: certain money only; what an earlier theft owns is its own."""
    if isinstance(flow, HaircutFlow):
        return _haircut(flow)
    return _poison(flow) if isinstance(flow, PoisonFlow) else dict(_held(flow))


def _held(flow: Flow) -> Iterator[tuple[Place, Part]]:
    for one in holders_of(flow):
        if one.reason != "counted":
            place = _place(one.taken, one.line, one.reason)
            yield place, Part(one.line, one.share, one.amount, None, one.labels, one.unfetched)


def _place(taken: str, line: LineName, reason: str) -> Place:
    return Place(taken, line.chain, line.asset, account_of(line), reason)


def _haircut(flow: HaircutFlow) -> dict[Place, Part]:
    taken = {seed.id: asset_key(seed.line) for seed in flow.seeds}
    size = {seed.id: int(seed.hi) - int(seed.lo) for seed in flow.seeds}
    whole: dict[str, Fraction] = {}
    for seed, key in taken.items():
        own = size[seed] - int(flow.totals[seed].counted)
        whole[key] = whole.get(key, Fraction(0)) + own
    found: dict[Place, Part] = {}
    for end in flow.terminals:
        # What rounding down loses is no place.
        if end.reason in {"counted", "rounding"}:
            continue
        key = taken[end.seed]
        place = _place(key, end.line, end.reason)
        part = Fraction(end.fraction) * size[end.seed]
        share = float(part / whole[key]) if whole[key] else 0.0
        old = found.get(place)
        found[place] = Part(
            end.line,
            share + ((old.share or 0.0) if old else 0.0),
            int(end.amount) + ((old.amount or 0) if old else 0),
            None,
            end.labels,
            end.unfetched or (old is not None and old.unfetched),
        )
    return found


def _poison(flow: PoisonFlow) -> dict[Place, Part]:
    taken = {seed.id: asset_key(seed.line) for seed in flow.seeds}
    found: dict[Place, Part] = {}
    for end in flow.terminals:
        place = _place(taken[end.seed], end.line, end.reason)
        old = found.get(place)
        hops = end.hops if old is None or old.hops is None else min(end.hops, old.hops)
        found[place] = Part(end.line, None, None, hops, end.labels, end.unfetched)
    return found
