"""How much of a theft a row of a flow stands for, in whole numbers, so that sums do not drift.

A share and a chance have at most twelve decimals in a flow (`run.document.decimal`): their product
is a whole number of 10^-24.
"""

import re
from collections.abc import Hashable, Mapping
from typing import Final, TypeVar

from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import FlowEdge, FlowTerminal

# One share, or one chance.
ONE: Final = 10**12
# One unit of a theft that is all here, for certain.
WHOLE: Final = ONE * ONE
# Shares and chances were products of floats: a unit's parts add up to one within this.
EXACT: Final = WHOLE // 10**9
_DECIMAL: Final = re.compile(r"([01])(?:\.(\d{1,12}))?", re.ASCII)

_Key = TypeVar("_Key", bound=Hashable)


def decimal_parts(text: str) -> int:
    """Return a share or a chance in 10^-12. Raises `BadRequest` for what is none."""
    if text == "1":
        return ONE
    found = _DECIMAL.fullmatch(text)
    parts = int(found[1]) * ONE + int((found[2] or "").ljust(12, "0")) if found else -1
    if not 0 <= parts <= ONE:
        raise BadRequest(
            f"{text[:40]!r} is no share and no chance", "They are decimals from 0 to 1"
        )
    return parts


def weight_of(row: FlowEdge | FlowTerminal, *, backward: bool) -> int:
    """Return how much of each of its origin's units a row has, in 10^-24.

    Backward every unit has one way in: a share does not divide it (docs/lines.md).
    """
    share = ONE if backward else decimal_parts(row.share)
    return share * decimal_parts(row.chance)


def is_lead(row: FlowEdge | FlowTerminal) -> bool:
    """Say whether this is uncertain: only behind a mixer."""
    return row.chance != "1"


def length(row: FlowEdge | FlowTerminal) -> int:
    """Return how many units of its seed a row is about."""
    return int(row.origin[1]) - int(row.origin[0])


def apportioned(parts: Mapping[_Key, int], whole: int) -> dict[_Key, int]:
    """Round parts in 10^-24 that add up to `whole` units to units that do so too.

    Each is rounded down; what is left goes to those that lost most by it (largest remainder).
    """
    found = {key: part // WHOLE for key, part in parts.items()}
    left = whole - sum(found.values())
    for key in sorted(parts, key=lambda one: -(parts[one] % WHOLE))[:left]:
        found[key] += 1
    return {key: amount for key, amount in found.items() if amount}
