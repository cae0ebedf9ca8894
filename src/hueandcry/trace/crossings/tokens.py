"""Which asset on one chain stands for which on another, and in what units."""

from collections.abc import Iterable
from typing import NamedTuple

from hueandcry.model.bridge import BridgeMessage, TokenPair


class Arrival(NamedTuple):
    """What a deposit would bring before fees, and the largest flat fee; None is not known."""

    amount: int | None
    flat: int


class Tokens:
    """A token mapping, read in both directions."""

    def __init__(self, pairs: Iterable[TokenPair]) -> None:
        """Lay the pairs; of two for the same asset and chain the first counts."""
        self._pairs: dict[tuple[str, str, str], TokenPair] = {}
        for one in pairs:
            self._pairs.setdefault((one.chain, one.asset, one.other_chain), one)
            fee = -(-one.fee * one.down // one.up)
            turned = TokenPair(
                one.other_chain, one.other_asset, one.chain, one.asset, one.down, one.up, fee
            )
            self._pairs.setdefault((turned.chain, turned.asset, turned.other_chain), turned)

    def counterpart(self, message: BridgeMessage) -> str:
        """Return the asset on the other chain: as the event tells it, else as mapped, else ""."""
        if message.counterpart_asset:
            return message.counterpart_asset
        found = self._pairs.get((message.chain, message.asset, message.counterpart))
        return found.other_asset if found else ""

    def arrival(self, deposit: BridgeMessage, same_units: bool) -> Arrival:
        """Return what the deposit would bring in base units of its destination."""
        if deposit.amount is None:
            return Arrival(None, 0)
        found = self._pairs.get((deposit.chain, deposit.asset, deposit.counterpart))
        if found:
            return Arrival(deposit.amount * found.up // found.down, found.fee)
        return Arrival(deposit.amount if same_units else None, 0)
