"""A flow folded by role for a picture: what was stolen, how it travelled, where it is.

Each unit of the seeds stands once in every column, so the columns add up to what was stolen by
construction, to the unit. Amounts are parts of what was stolen, in its own grains, whatever the
money was changed into since.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import Final, TypeVar

from msgspec import Struct

from hueandcry.model.flow import Flow, FlowSeed
from hueandcry.run.hops import HOP_CLASSES
from hueandcry.run.tally import Cell, Tally, Where, tallies

# More boxes than this in a column cannot be told apart; the small ones become one.
MOST_PAYMENTS: Final = 6
MOST_NAMED: Final = 6
MOST_ASSETS: Final = 6
# From top to bottom: what can be frozen, what can still move, what is lost from sight, and apart
# from all that what is only likely.
ROLES: Final = (
    "service", "likely", "mixer", "untraceable", "held", "pooled", "limit", "floor", "gone",
    "rounding", "ended", "unexplained", "opening", "minted", "untold", "lead",
)  # fmt: skip


class Box(Struct, frozen=True):
    """One box of a column. `role` is `payment`, `hops`, `asset` or one of ROLES.

    `amount` is in grains of what was stolen. `name` is a transaction, a hop class, an asset's key,
    an entity, or a lead's role; empty where `count` says all: payments, accounts passed through, or
    accounts it rests at. `others` marks a box of small boxes: then `count` is how many.
    """

    role: str
    name: str
    amount: int
    count: int
    others: bool = False
    time: int | None = None


class Ribbon(Struct, frozen=True):
    """What runs from a box of one column to one of the next, by their places in them."""

    source: int
    target: int
    amount: int


class Folding(Struct, frozen=True):
    """One stolen asset's picture. Columns: payments, hop classes, roles.

    Before the roles stands what the money rests in, if any of it rests in something else.
    """

    asset: str
    amount: int
    columns: tuple[tuple[Box, ...], ...]
    ribbons: tuple[tuple[Ribbon, ...], ...]


_Key = TypeVar("_Key", bound=Hashable)
_Groups = list[tuple[Box, list[_Key]]]
# A column: what its boxes stand for differs from column to column.
_Column = Sequence[tuple[Box, Sequence[Hashable]]]


def fold(flow: Flow) -> list[Folding]:
    """Fold a flow, one picture for each asset that was asked about, busiest first."""
    counted = tallies(flow)
    folded = [_folding(key, tally) for key, tally in counted.items()]
    return sorted(
        (one for one in folded if one.amount),
        key=lambda one: (-counted[one.asset].work, one.asset),
    )


def _folding(key: str, tally: Tally) -> Folding:
    payments, classes, roles = _payments(tally), _classes(tally), _roles(tally)
    assets = _assets(tally, key) if any(cell.asset for cell in tally.cells) else []
    groups: list[_Column] = [payments, classes, *([assets] if assets else []), roles]
    places = [_places(group) for group in groups]
    rows = [
        (
            [
                place[name]
                for place, name in zip(places, _names(cell, with_asset=bool(assets)), strict=True)
            ],
            amount,
        )
        for cell, amount in tally.cells.items()
    ]
    return Folding(
        key,
        sum(tally.cells.values()),
        tuple(tuple(box for box, _ in group) for group in groups),
        tuple(
            _ribbons(((path[at], path[at + 1]), amount) for path, amount in rows)
            for at in range(len(groups) - 1)
        ),
    )


def _names(cell: Cell, *, with_asset: bool) -> tuple[Hashable, ...]:
    """Return what a cell is called in each column."""
    if with_asset:
        return cell.tx, cell.hop_class, cell.asset, cell.where
    return cell.tx, cell.hop_class, cell.where


def _places(groups: _Column) -> dict[Hashable, int]:
    return {key: at for at, (_, keys) in enumerate(groups) for key in keys}


def _ribbons(parts: Iterable[tuple[tuple[int, int], int]]) -> tuple[Ribbon, ...]:
    return tuple(Ribbon(*ends, amount) for ends, amount in sorted(_sums(parts).items()))


def _sums(parts: Iterable[tuple[_Key, int]]) -> dict[_Key, int]:
    found: dict[_Key, int] = {}
    for key, amount in parts:
        found[key] = found.get(key, 0) + amount
    return found


def _kept(ranked: list[_Key], most: int) -> tuple[list[_Key], list[_Key]]:
    """Return what keeps a box of its own, and the rest. One alone is no crowd."""
    kept = most if len(ranked) > most + 1 else len(ranked)
    return ranked[:kept], ranked[kept:]


def _payments(tally: Tally) -> "_Groups[str]":
    """Return the largest payments in the order they were made, then all others as one."""
    amounts = _sums((cell.tx, amount) for cell, amount in tally.cells.items())
    kept, rest = _kept(sorted(amounts, key=lambda tx: -amounts[tx]), MOST_PAYMENTS)
    first = {tx: min(tally.payments[tx], key=_moment) for tx in kept}
    found = [
        (Box("payment", tx, amounts[tx], len(tally.payments[tx]), time=first[tx].time), [tx])
        for tx in sorted(kept, key=lambda tx: _moment(first[tx]))
    ]
    if rest:
        amount = sum(amounts[tx] for tx in rest)
        found.append((Box("payment", "", amount, len(rest), others=True), rest))
    return found


def _moment(seed: FlowSeed) -> tuple[int, int]:
    return seed.time or 0, seed.block


def _classes(tally: Tally) -> "_Groups[int]":
    amounts = _sums((cell.hop_class, amount) for cell, amount in tally.cells.items())
    return [
        (Box("hops", str(number), amounts[number], len(tally.passed[number])), [number])
        # Services stand on top of the next column, and most of what reaches them went far.
        for number in reversed(HOP_CLASSES)
        if number in amounts
    ]


def _assets(tally: Tally, key: str) -> "_Groups[str]":
    """Return what the money rests in: as it was stolen, then by how much."""
    amounts = _sums((cell.asset, amount) for cell, amount in tally.cells.items())
    ranked = sorted(amounts, key=lambda asset: (asset != "", -amounts[asset], asset))
    kept, rest = _kept(ranked, MOST_ASSETS)
    found = [(Box("asset", asset or key, amounts[asset], 0), [asset]) for asset in kept]
    if rest:
        amount = sum(amounts[asset] for asset in rest)
        found.append((Box("asset", "", amount, len(rest), others=True), rest))
    return found


def _roles(tally: Tally) -> "_Groups[Where]":
    amounts = _sums((cell.where, amount) for cell, amount in tally.cells.items())
    found: _Groups[Where] = []
    for role in ROLES:
        mine = sorted(where for where in amounts if where.role == role)
        kept, rest = _kept(sorted(mine, key=lambda where: -amounts[where]), MOST_NAMED)
        for where in kept:
            count = len(tally.accounts.get(where, ()))
            found.append((Box(role, where.name, amounts[where], count), [where]))
        if rest:
            amount = sum(amounts[where] for where in rest)
            found.append((Box(role, "", amount, len(rest), others=True), rest))
    return found
