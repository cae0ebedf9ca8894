"""Risk rules as people write them: TOML text becomes rules, or a sentence that says what is wrong.

A rule fires where the exposure it speaks of is there, and comes to the least share or amount.
Limits: 1,000 rules, 64 characters an id, 500 a reason.
"""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal

import msgspec
from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.model.exposure import ATTRIBUTED, Risk

# Who writes more than this wants a program, not a table.
MOST_RULES: Final = 1_000
_LONGEST_WHY: Final = 500
_ID: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_AMOUNT: Final = re.compile(r"[0-9]{1,38}")
_HEAD: Final = re.compile(r"\s*\[\[\s*rules\s*\]\]")

Via = Literal["own", "direct", "indirect"]


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule. `least_amount` counts base units of `asset`; `hops` is the most that still count.

    `own` looks at what the address itself is; then direction, share, amount and hops say nothing.
    """

    id: str
    why: str
    risk: Literal["severe", "high", "medium", "low"]
    category: tuple[str, ...]
    via: tuple[Via, ...]
    direction: Literal["in", "out", "any"] = "any"
    least_share: float = 0.0
    least_amount: str = ""
    asset: str = ""
    hops: int | None = None

    @property
    def share(self) -> Decimal:
        """Return the least share, as it was written."""
        return Decimal(str(self.least_share))


class Rules(Struct, frozen=True):
    """Rules in their order; `defaults` says whether those of the package count as well."""

    rules: tuple[Rule, ...]
    defaults: bool = True


GRAVEST: Final[tuple[Risk, ...]] = ("severe", "high", "medium", "low", "none")


def read_rules(text: str, name: str) -> Rules:
    """Read rules. `name` is the file's, for messages. Raises `BadRequest`."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRequest(f"{name} is no TOML: {error}", "Mend that line") from None
    unknown = sorted(document.keys() - {"rules", "defaults"})
    if unknown:
        raise BadRequest(
            f"{name}: {unknown[0][:60]!r} is no key of it", "Known are rules and defaults"
        )
    defaults, given = document.get("defaults", True), document.get("rules", [])
    if not isinstance(defaults, bool):
        raise BadRequest(f"{name}: defaults is neither true nor false", "Write defaults = false")
    if not isinstance(given, list) or len(given) > MOST_RULES:
        raise BadRequest(f"{name}: rules are no list of {MOST_RULES:,} at most", "Write [[rules]]")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if _HEAD.match(line)]
    rules = [_rule(one, _place(name, at, one, lines)) for at, one in enumerate(given)]
    _refuse_doubles(rules, name)
    return Rules(tuple(rules), defaults)


def joined_rules(own: Rules, shipped: Rules) -> tuple[Rule, ...]:
    """Return one's own rules, then those of the package that none of them replaces by its id."""
    named = {rule.id for rule in own.rules}
    left = (rule for rule in shipped.rules if rule.id not in named) if own.defaults else ()
    return (*own.rules, *left)


def _place(name: str, at: int, given: object, lines: list[int]) -> str:
    line = f" line {lines[at]}" if at < len(lines) else ""
    told = given.get("id") if isinstance(given, Mapping) else None
    return f"{name}{line}, rule {at + 1}" + (f" ({told[:64]})" if isinstance(told, str) else "")


def _rule(given: object, place: str) -> Rule:
    try:
        rule = msgspec.convert(given, Rule)
    except msgspec.ValidationError as error:
        raise BadRequest(f"{place}: {error}", "docs/screen.md tells what a rule may say") from None
    for fault, advice in _faults(rule):
        raise BadRequest(f"{place}: {fault}", advice)
    return rule


def _faults(rule: Rule) -> list[tuple[str, str]]:
    unknown = [one for one in rule.category if one not in ATTRIBUTED]
    checks = (
        (not _ID.fullmatch(rule.id), f"{rule.id[:64]!r} is no id",
         "Use small letters, digits, dots and dashes, 64 at most"),
        (not rule.why.strip() or len(rule.why) > _LONGEST_WHY, "why is empty or too long",
         f"Say in {_LONGEST_WHY} characters why it matters"),
        (not rule.category, "category names none", f"Known are {', '.join(ATTRIBUTED)}"),
        (bool(unknown), f"{''.join(unknown[:1])[:40]!r} is no category",
         f"Known are {', '.join(ATTRIBUTED)}"),
        (not rule.via, "via names none", "Known are own, direct and indirect"),
        (not 0 <= rule.least_share <= 1, f"least_share {rule.least_share} is no share",
         "Give a part of 1: 0.1 is a tenth"),
        (bool(rule.least_amount) and not _AMOUNT.fullmatch(rule.least_amount),
         f"least_amount {rule.least_amount[:60]!r} is no whole number",
         "Give base units as text: \"1000000000000000000\" is one ether"),
        (bool(rule.asset) and "/" not in rule.asset, f"asset {rule.asset[:60]!r} names no chain",
         "Such as asset = \"eip155:1/native\""),
        (bool(rule.least_amount) and not rule.asset, "least_amount needs an asset",
         "Such as asset = \"eip155:1/native\""),
        (rule.hops is not None and rule.hops < 1, f"hops {rule.hops} is less than one",
         "Direct exposure is one hop"),
    )  # fmt: skip
    return [(fault, advice) for wrong, fault, advice in checks if wrong]


def _refuse_doubles(rules: list[Rule], name: str) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise BadRequest(f"{name}: two rules are called {rule.id}", "Give each its own id")
        seen.add(rule.id)
