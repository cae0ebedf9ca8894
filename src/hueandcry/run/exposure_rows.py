"""Numbers become rows: exposures by address, with their shares, sources and paths."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from hueandcry.model.exposure import (
    DirectExposure,
    Direction,
    IndirectExposure,
    Unattributed,
    share_of,
)
from hueandcry.run.counted import EndTable, Holdings, Passed
from hueandcry.run.indirect import Led
from hueandcry.store.ledger.exposure import AssetFacts
from hueandcry.store.ledger.names import Names

_rank = itemgetter(0, 1, 2)


class Rows:
    """Makes the rows of one batch."""

    def __init__(
        self, holdings: Holdings, table: EndTable, assets: Mapping[int, AssetFacts]
    ) -> None:
        """Use the holdings that exposures are shares of."""
        self._holdings, self._table, self._assets = holdings, table, assets

    def direct(self, found: Iterable[Passed]) -> dict[int, list[DirectExposure]]:
        """Return the direct exposures of each address, the largest share first."""
        # The loop of a hundred thousand addresses: what it looks up is laid out before.
        ends = [
            (end.attribution.category, end.account, end.attribution.label.source,
             end.attribution.label.name)
            for end in self._table.ends
        ]  # fmt: skip
        assets = [self._assets[asset] for asset in self._holdings.asset]
        totals = {"in": self._holdings.came, "out": self._holdings.went}
        rows: defaultdict[int, list[tuple[Direction, float, str, DirectExposure]]]
        rows = defaultdict(list)
        for holding, number, direction, amount in found:
            category, account, source, name = ends[number]
            asset, whole = assets[holding], totals[direction][holding]
            row = DirectExposure(
                category, direction, asset.key, str(amount // asset.grain), None,
                share_of(amount, whole), account, source, name,
            )  # fmt: skip
            ranked = (direction, -amount / whole, account, row)
            rows[self._holdings.asked[holding]].append(ranked)
        for some in rows.values():
            some.sort(key=_rank)
        return {whose: [row[3] for row in some] for whose, some in rows.items()}

    def indirect(
        self, found: Sequence[Led], names: Names
    ) -> dict[int, tuple[tuple[IndirectExposure, ...], tuple[Unattributed, ...]]]:
        """Return the indirect exposures of each address, and what led to nobody known."""
        wanted = {number for one in found for number in one.way}
        moved = names.transfers(wanted) if wanted else {}
        path = {number: f"{fact.tx}:{fact.index}" for number, fact in moved.items()}
        led: defaultdict[int, list[IndirectExposure]] = defaultdict(list)
        left: defaultdict[int, list[Unattributed]] = defaultdict(list)
        for one in found:
            whose = self._holdings.asked[one.holding]
            asset = self._asset(one.holding).key
            amount, share = self._units(one.holding, one.amount), self._share(one)
            if one.reason:
                left[whose].append(Unattributed(one.direction, asset, amount, share, one.reason))
                continue
            end = self._table.ends[one.end]
            label = end.attribution.label
            led[whose].append(IndirectExposure(
                one.category, one.direction, share, one.hops, "fifo",
                tuple(path[number] for number in one.way), asset, amount, end.account,
                label.source, label.name,
            ))  # fmt: skip
        return {
            whose: (
                tuple(sorted(led[whose], key=lambda row: (row.direction, -float(row.share)))),
                tuple(sorted(left[whose], key=lambda row: (row.direction, -float(row.share)))),
            )
            for whose in led.keys() | left.keys()
        }

    def _asset(self, holding: int) -> AssetFacts:
        return self._assets[self._holdings.asset[holding]]

    def _units(self, holding: int, grains: int) -> str:
        return str(grains // self._asset(holding).grain)

    def _share(self, one: Led) -> str:
        return share_of(one.amount, self._holdings.total(one.holding, one.direction))
