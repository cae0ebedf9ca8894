"""The facts of bridge messages that linking compares: the canonical record, number by number."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from hueandcry.model.bridge import BridgeMessage, BridgeTerms
from hueandcry.trace.crossings.pairing import Entry, most
from hueandcry.trace.crossings.tokens import Tokens

# An identifier proves the link: only the order is held against it.
_EVER: Final = 10**9


class Side(NamedTuple):
    """A message as its link would have it: where from, where to, and the asset on both ends."""

    source: str
    target: str
    left: str
    asset: str


class Records:
    """Messages by number, with what a mapping adds to what they tell."""

    def __init__(
        self, messages: Sequence[BridgeMessage], terms: Mapping[str, BridgeTerms], tokens: Tokens
    ) -> None:
        """Read every message once."""
        self.messages = messages
        self._terms = terms
        self._proven = {name: replace(one, earliest=0, latest=_EVER) for name, one in terms.items()}
        self.sides = [_side(one, tokens.counterpart(one)) for one in messages]
        self._silent = {
            one.bridge for one in messages if one.side == "release" and not one.counterpart
        }
        self.entries = [self._entry(number, tokens) for number in range(len(messages))]

    def terms(self, number: int, *, proven: bool = False) -> BridgeTerms:
        """Return the terms of a message's bridge; `proven` without its times."""
        known = self._proven if proven else self._terms
        default = BridgeTerms(earliest=0, latest=_EVER) if proven else BridgeTerms()
        return known.get(self.messages[number].bridge, default)

    def key(self, number: int, *, there: bool) -> tuple[str, ...] | None:
        """Return the facts that must be equal, None where one is not told.

        With `there` the asset is compared on the destination chain; else on the origin, of those
        that are not known on the destination. Where a bridge's releases do not tell their origin,
        it is not compared.
        """
        one, side = self.messages[number], self.sides[number]
        asset = side.asset if there else ("" if side.asset else side.left)
        if not (side.target and one.receiver and asset) or self.entries[number] is None:
            return None
        if self.terms(number).swaps:
            return None
        source = "" if one.bridge in self._silent else side.source
        return (one.bridge, source, side.target, one.receiver, asset)

    def whole(self, number: int) -> bool:
        """Say whether all that a record has can be compared."""
        return self.key(number, there=True) is not None and bool(self.sides[number].left)

    def agree(self, deposit: int, release: int) -> bool:
        """Say whether nothing that both tell differs, times apart."""
        one, other = self.messages[deposit], self.messages[release]
        here, there = self.sides[deposit], self.sides[release]
        told = [(one.receiver, other.receiver), (here.source, there.source),
                (here.target, there.target)]  # fmt: skip
        if not self.terms(deposit).swaps:
            told += [(here.asset, there.asset), (here.left, there.left)]
        if any(ours and theirs and ours != theirs for ours, theirs in told):
            return False
        return self.terms(deposit).swaps or self._amounts_agree(deposit, release)

    def before(self, release: int, deposit: int) -> bool:
        """Say whether the release came before the deposit, clocks' tolerance allowed."""
        came, sent = self.messages[release].time, self.messages[deposit].time
        tolerance = self.terms(deposit).tolerance
        return came is not None and sent is not None and came + tolerance < sent

    def _amounts_agree(self, deposit: int, release: int) -> bool:
        sent, came = self.entries[deposit], self.entries[release]
        if sent is None or came is None:
            return True
        return came.amount <= sent.amount <= most(came.amount, self.terms(deposit), sent.flat)

    def _entry(self, number: int, tokens: Tokens) -> Entry | None:
        one = self.messages[number]
        order = None if one.block is None else (one.block, one.index)
        amount, flat = one.amount, 0
        if one.side == "deposit":
            amount, flat = tokens.arrival(one, self.terms(number).same_units)
        return None if amount is None else Entry(number, amount, one.time, order, flat)


def _side(one: BridgeMessage, other_asset: str) -> Side:
    if one.side == "deposit":
        return Side(one.chain, one.counterpart, one.asset, other_asset)
    return Side(one.counterpart, one.chain, other_asset, one.asset)
