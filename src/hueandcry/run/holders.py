"""Who holds how much: a flow's certain terminals, added up by account, asset and reason.

An amount is in the asset it rests in; its share is counted over what was stolen, which a swap or a
bridge does not change. What only a mixer's chances lead to is left out (`run.lead_ends`).
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from msgspec import Struct

from hueandcry.model.flow import Flow, FlowTerminal, LineName, asset_key
from hueandcry.model.label import CUSTODIANS, Label
from hueandcry.run.parts import ONE, decimal_parts, is_lead, length
from hueandcry.run.trails import PAID, Crossed, Trails

# Of two equal amounts, what can still be frozen first.
ORDER: Final = (
    "service", "held", "mixer", "floor", "depth", "date", "pooled", "untraceable", "inexact",
    "rounding", "counted", "burned", "fee", "unexplained", "opening", "minted",
)  # fmt: skip


class Holder(Struct, frozen=True):
    """All that came to rest at one account in one asset for one reason, of one stolen asset.

    `amount` is in grains of the asset it rests in. `taken` is the key of the asset that was stolen,
    `part` how much of it this is, in its grains, and `share` the same of the whole, 0 to 1.
    `crossed` says what lies on the way.
    """

    line: LineName
    reason: str
    amount: int
    share: float
    pieces: int
    labels: tuple[Label, ...]
    last_time: int | None
    unfetched: bool
    taken: str
    part: Fraction
    crossed: Crossed


def account_of(line: LineName) -> str:
    """Return whom a line belongs to: the owner of an outpoint, else the account."""
    return line.owner or line.account


def holders_of(flow: Flow) -> list[Holder]:
    """Add certain terminals up. Of what several thefts took, the first one's part counts."""
    taken = {seed.id: asset_key(seed.line) for seed in flow.seeds}
    groups: dict[tuple[str, str, str, str, str], list[FlowTerminal]] = {}
    for end in flow.terminals:
        if not is_lead(end):
            line = end.line
            key = (
                taken.get(end.seed, asset_key(line)),
                line.chain,
                line.asset,
                account_of(line),
                end.reason,
            )
            groups.setdefault(key, []).append(end)
    adding = _Adding(flow)
    found = [adding.holder(key[0], ends) for key, ends in groups.items()]
    return sorted(found, key=lambda one: (one.taken, -one.part, ORDER.index(one.reason)))


def stolen_by_asset(flow: Flow) -> dict[str, int]:
    """Return what was taken of each asset in grains; what an earlier seed owns counts once."""
    total: dict[str, int] = {}
    for seed in flow.seeds:
        key = asset_key(seed.line)
        amount = int(flow.totals[seed.id].stolen) - int(flow.totals[seed.id].counted)
        total[key] = total.get(key, 0) + amount
    return total


def units(amount: int, flow: Flow, key: str) -> str:
    """Return an amount in grains as units of its asset, exactly; base units without decimals."""
    base, rest = divmod(amount, int(flow.grains.get(key, "1")))
    decimals = flow.assets[key].decimals if key in flow.assets else None
    text = f"{base:,}" if not decimals else _pointed(base, decimals)
    part = f" and {rest}/{flow.grains[key]}" if rest else ""
    return text + part


def _pointed(base: int, decimals: int) -> str:
    whole, fraction = divmod(base, 10**decimals)
    digits = f"{fraction:0{decimals}d}".rstrip("0")
    return f"{whole:,}.{digits}" if digits else f"{whole:,}"


def custodian_of(labels: Iterable[Label]) -> Label | None:
    """Return the surest label of somebody who can hold funds back."""
    known = [label for label in labels if label.category in CUSTODIANS]
    return max(known, key=lambda label: label.confidence, default=None)


class _Adding:
    """What is needed to add up the terminals of one flow."""

    def __init__(self, flow: Flow) -> None:
        self._stolen = stolen_by_asset(flow)
        self._arrived = arrivals_of(flow)
        self._trails = Trails(flow)
        self._backward = flow.direction == "backward"

    def holder(self, taken: str, ends: list[FlowTerminal]) -> Holder:
        first = ends[0]
        shares = [(end, ONE if self._backward else decimal_parts(end.share)) for end in ends]
        part = Fraction(sum(length(end) * share for end, share in shares), ONE)
        whole = self._stolen.get(taken, 0)
        counted = first.reason == "counted"
        return Holder(
            first.line,
            first.reason,
            self._amount(ends),
            float(part / whole) if whole and not counted else 0.0,
            len(ends),
            tuple(dict.fromkeys(label for end in ends for label in end.labels)),
            self._arrived.get((first.line.chain, first.line.asset, account_of(first.line))),
            any(end.unfetched for end in ends),
            taken,
            part,
            self._crossed(ends),
        )

    def _amount(self, ends: list[FlowTerminal]) -> int:
        """Add amounts. Backward one source stands once for each leg it paid for: by its share."""
        if not self._backward:
            return sum(int(end.amount) for end in ends)
        return sum(int(end.amount) * decimal_parts(end.share) for end in ends) // ONE

    def _crossed(self, ends: list[FlowTerminal]) -> Crossed:
        if not self._trails.crosses:
            return PAID
        ways = [self._trails.crossed(end) for end in ends]
        methods = dict.fromkeys(method for way in ways for method in way.methods)
        return Crossed(tuple(methods), min(way.confidence for way in ways))


def arrivals_of(flow: Flow) -> dict[tuple[str, str, str], int]:
    """Return when money last reached each account (chain, asset, account), in Unix time."""
    last: dict[tuple[str, str, str], int] = {}
    for edge in flow.edges:
        if edge.time is not None:
            line = edge.target.line
            key = (line.chain, line.asset, account_of(line))
            last[key] = max(last.get(key, 0), edge.time)
    return last
