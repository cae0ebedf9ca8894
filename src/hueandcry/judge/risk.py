"""Exposure → risk: which rules fire, and the gravest of them.

A rule weighs asset by asset, because amounts of two assets do not add up without prices. What is
not known never reads as good news: where the floor is not met, only a risk worth acting on stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from hueandcry.judge.risk_rules import GRAVEST, Rule
from hueandcry.model.exposure import DirectExposure, Exposure, IndirectExposure, Risk

# "low" is reassuring too: on half the facts it is not said.
_REASSURING: Final[frozenset[Risk]] = frozenset({"low", "none"})


class Judged(Struct, frozen=True):
    """The risk, and the ids of all rules that fired, the gravest first."""

    risk: Risk
    rules: tuple[str, ...]


class Judge:
    """Judges by one set of rules; each category is asked of the rules that speak of it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Sort rules, the gravest first, else in their order."""
        self._rules = sorted(rules, key=lambda rule: GRAVEST.index(rule.risk))
        self._speaking: dict[frozenset[str], list[Rule]] = {}

    def judge(self, exposure: Exposure) -> Judged:
        """Return what rules say. A needed gap turns `low` and `none` to `cannot_tell`."""
        fired = [rule for rule in self._about(exposure) if _fires(rule, exposure)]
        risk: Risk = fired[0].risk if fired else "none"
        if risk in _REASSURING and any(gap.needed for gap in exposure.gaps):
            risk = "cannot_tell"
        return Judged(risk, tuple(rule.id for rule in fired))

    def _about(self, exposure: Exposure) -> list[Rule]:
        """Return the rules about anything that was met: of a hundred thousand addresses few are."""
        met = {row.category for row in exposure.direct}
        met.update(row.category for row in exposure.indirect)
        if exposure.own:
            met.add(exposure.own.category)
        key = frozenset(met)
        if key not in self._speaking:
            about = [rule for rule in self._rules if not key.isdisjoint(rule.category)]
            self._speaking[key] = about
        return self._speaking[key]


def _fires(rule: Rule, exposure: Exposure) -> bool:
    if "own" in rule.via and exposure.own and exposure.own.category in rule.category:
        return True
    return any(_enough(rule, *one) for one in _sums(_rows(rule, exposure)))


_Row = DirectExposure | IndirectExposure


def _rows(rule: Rule, exposure: Exposure) -> Iterator[_Row]:
    direct = exposure.direct if "direct" in rule.via else ()
    indirect = exposure.indirect if "indirect" in rule.via else ()
    rows: tuple[_Row, ...] = (*direct, *indirect)
    for row in rows:
        hops = row.hops if isinstance(row, IndirectExposure) else 1
        if (
            row.category in rule.category
            and rule.direction in {"any", row.direction}
            and (rule.hops is None or hops <= rule.hops)
            and (not rule.asset or row.asset == rule.asset)
        ):
            yield row


def _sums(rows: Iterable[_Row]) -> Iterator[tuple[Decimal, int]]:
    """Yield share and amount of each asset and direction: what came and what went never add up."""
    found: dict[tuple[str, str], tuple[Decimal, int]] = {}
    for row in rows:
        share, amount = found.get((row.asset, row.direction), (Decimal(0), 0))
        found[row.asset, row.direction] = share + Decimal(row.share), amount + int(row.amount)
    yield from found.values()


def _enough(rule: Rule, share: Decimal, amount: int) -> bool:
    return share >= rule.share and amount >= int(rule.least_amount or "1")
