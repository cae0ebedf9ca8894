"""A flow folded by role for a picture: what was stolen, how it travelled, where it is.

Everything is counted over the units of the seeds. Each unit stands once in every column, so the
columns add up to what was stolen by construction, to the unit. What a later seed has in common with
an earlier one (`counted`) is left out: it stands under the earlier one.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from hueandcry.model.flow import Flow, FlowEdge, FlowSeed, FlowTerminal, asset_key
from hueandcry.model.label import SERVICES, Label
from hueandcry.run.holders import account_of
from hueandcry.run.hops import HOP_CLASSES, Hops

# More boxes than this in a column cannot be told apart; the small ones become one.
MOST_PAYMENTS: Final = 6
MOST_NAMED: Final = 6
# From top to bottom: what can be frozen, what can still move, what is lost from sight.
ROLES: Final = (
    "service", "likely", "mixer", "held", "limit", "floor", "gone", "ended", "unexplained",
    "opening", "minted", "untold",
)  # fmt: skip
_ROLE_OF: Final = {
    "held": "held", "floor": "floor", "depth": "limit", "date": "limit", "fee": "gone",
    "burned": "gone", "unexplained": "unexplained", "opening": "opening", "minted": "minted",
}  # fmt: skip


class Box(Struct, frozen=True):
    """One box of a column. `role` is `payment`, `hops` or one of ROLES; `amount` is in grains.

    `name` is a transaction, a hop class or an entity; empty where `count` says all: payments,
    accounts passed through, or accounts it rests at.
    """

    role: str
    name: str
    amount: int
    count: int
    time: int | None = None


class Ribbon(Struct, frozen=True):
    """What runs from a box of one column to one of the next, by their places in them."""

    source: int
    target: int
    amount: int


class Folding(Struct, frozen=True):
    """One asset's picture. Columns: payments, hop classes, roles. `spread` are seeds left out.

    A seed whose money is spread over several legs or chances has no one place for each unit.
    """

    asset: str
    amount: int
    columns: tuple[tuple[Box, ...], tuple[Box, ...], tuple[Box, ...]]
    ribbons: tuple[tuple[Ribbon, ...], tuple[Ribbon, ...]]
    spread: tuple[str, ...]


_Where = tuple[str, str]


class _Tally:
    """What one asset's units come to, before small boxes become one."""

    def __init__(self) -> None:
        self.amounts: dict[tuple[str, int, _Where], int] = {}
        self.payments: dict[str, list[FlowSeed]] = {}
        self.passed: dict[int, set[str]] = {number: set() for number in HOP_CLASSES}
        self.accounts: dict[_Where, set[str]] = {}
        self.spread: list[str] = []

    def add(self, seed: FlowSeed, hop_class: int, where: _Where, amount: int) -> None:
        key = (seed.tx, hop_class, where)
        self.amounts[key] = self.amounts.get(key, 0) + amount


def fold(flow: Flow) -> list[Folding]:
    """Fold a flow, one picture for each asset that was asked about, busiest first."""
    edges = _by_seed(flow.edges)
    ends = _by_seed(flow.terminals)
    tallies: dict[str, _Tally] = {}
    work: dict[str, int] = {}
    for seed in flow.seeds:
        key = asset_key(seed.line)
        tally = tallies.setdefault(key, _Tally())
        mine, rests = edges.get(seed.id, []), ends.get(seed.id, [])
        work[key] = work.get(key, 0) + len(mine) + len(rests)
        if _is_spread(mine, rests):
            tally.spread.append(seed.id)
        else:
            _tell(tally, seed, mine, rests, backward=flow.direction == "backward")
    folded = [_folding(key, tally) for key, tally in tallies.items()]
    return sorted(
        (one for one in folded if one.amount or one.spread),
        key=lambda one: (-work[one.asset], one.asset),
    )


def _by_seed[T: (FlowEdge, FlowTerminal)](rows: tuple[T, ...]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for row in rows:
        found.setdefault(row.seed, []).append(row)
    return found
