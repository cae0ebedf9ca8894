"""Who holds how much: a flow's terminals, added up by account, asset and reason."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from hueandcry.model.flow import Flow, FlowTerminal, LineName, asset_key
from hueandcry.model.label import CUSTODIANS, Label

# Of two equal amounts, what can still be frozen first.
ORDER: Final = (
    "service", "held", "mixer", "floor", "depth", "date", "pooled", "untraceable", "inexact",
    "rounding", "counted", "burned", "fee", "unexplained", "opening", "minted",
)  # fmt: skip


class Holder(Struct, frozen=True):
    """All that came to rest at one account in one asset for one reason.

    `amount` is in grains; `share` is its part of what was asked in this asset, 0 to 1.
    """

    line: LineName
    reason: str
    amount: int
    share: float
    pieces: int
    labels: tuple[Label, ...]
    last_time: int | None
    unfetched: bool = False


def account_of(line: LineName) -> str:
    """Return whom a line belongs to: the owner of an outpoint, else the account."""
    return line.owner or line.account


def holders_of(flow: Flow) -> list[Holder]:
    """Add terminals up. Of what several thefts took, the first one's part counts."""
    arrived = _arrivals(flow)
    groups: dict[tuple[str, str, str, str], list[FlowTerminal]] = {}
    for end in flow.terminals:
        key = (end.line.chain, end.line.asset, account_of(end.line), end.reason)
        groups.setdefault(key, []).append(end)
    asked = stolen_by_asset(flow)
    found = [_holder(ends, asked, arrived) for ends in groups.values()]
    return sorted(
        found, key=lambda one: (asset_key(one.line), -one.amount, ORDER.index(one.reason))
    )


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


def _holder(
    ends: list[FlowTerminal], asked: dict[str, int], arrived: dict[tuple[str, str, str], int]
) -> Holder:
    first = ends[0]
    amount = sum(int(end.amount) for end in ends)
    labels = list(dict.fromkeys(label for end in ends for label in end.labels))
    whole = asked.get(asset_key(first.line), 0)
    last = arrived.get((first.line.chain, first.line.asset, account_of(first.line)))
    share = amount / whole if whole and first.reason != "counted" else 0.0
    unfetched = any(end.unfetched for end in ends)
    return Holder(
        first.line, first.reason, amount, share, len(ends), tuple(labels), last, unfetched
    )


def _arrivals(flow: Flow) -> dict[tuple[str, str, str], int]:
    last: dict[tuple[str, str, str], int] = {}
    for edge in flow.edges:
        if edge.time is not None:
            line = edge.target.line
            key = (line.chain, line.asset, account_of(line))
            last[key] = max(last.get(key, 0), edge.time)
    return last
