"""How accounts, assets, amounts and times are said in sentences."""

from datetime import UTC, datetime

from hueandcry.decode.account import checksummed
from hueandcry.decode.amount import shown_amount, shown_quantity
from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.model.act import Asset, Quantity
from hueandcry.model.signing import Parties, Signer, Token

# The last second `datetime` knows; larger times are never reached anyway.
_LAST_SECOND = 253_402_300_799


class Naming:
    """Says who is who, by what the snapshot knows; everything else stays as its address."""

    def __init__(self, parties: Parties, signer: Signer) -> None:
        """Take the parties of one request."""
        self._parties = parties
        self._signer = signer

    def is_mine(self, account: str) -> bool:
        """Say whether an account is the signer's."""
        return self._signer.holds(account)

    def who(self, account: str) -> str:
        """Return an account in full, with what it is known as. Ends alone can be forged."""
        if not account:
            return "an account that is not named"
        if self.is_mine(account):
            return "yourself" if account == self._signer.account else f"your own {_full(account)}"
        known = self.known_as(account)
        return f"{_full(account)} ({known})" if known else _full(account)

    def owner(self, account: str) -> str:
        """Return whose something is, as the beginning of a noun phrase."""
        if not account or self.is_mine(account):
            return "your"
        return f"{self.who(account)}'s"

    def known_as(self, account: str) -> str:
        """Return what an account is known as, in a few words: official rows before labels."""
        if account == NOBODY:
            # Token lists have the native coin at this address.
            return "the zero address, nobody's"
        party = self._parties.of(account)
        if party is None:
            return ""
        if party.official:
            row = party.official[0]
            return f"{row.brand}, {row.role}"
        if party.tokens:
            return f"the token {party.tokens[0].symbol}"
        if party.labels:
            label = party.labels[0]
            return f'called "{label.name}" by {label.source}'
        return ""

    def token(self, asset: Asset) -> Token | None:
        """Return the token of an asset, where a list has it."""
        party = self._parties.of(asset.contract) if asset.contract else None
        return party.tokens[0] if party and party.tokens else None

    def asset(self, asset: Asset) -> str:
        """Return an asset's name: the symbol where a list has it, else the contract."""
        if not asset.contract:
            return "the chain's own coin"
        token = self.token(asset)
        name = token.symbol if token else f"token {_full(asset.contract)}"
        return f"{name} number {asset.token_id}" if asset.token_id else name

    def quantity(self, asset: Asset, amount: str) -> str:
        """Return so much of an asset; raw units where the decimals are not known."""
        token = self.token(asset)
        if asset.token_id:
            many = "" if amount in {"", "1"} else f"{amount} of "
            return f"{many}{self.asset(asset)}"
        if token or not asset.contract:
            return shown_quantity(asset, amount, token)
        return f"{shown_amount(amount, None)} of {self.asset(asset)}"

    def quantities(self, rows: tuple[Quantity, ...]) -> str:
        """Return several amounts, or that there is nothing."""
        said = [self.quantity(row.asset, row.amount) for row in rows]
        return " and ".join(said) if said else "nothing"


def _full(account: str) -> str:
    return checksummed(account) if len(account) == 42 else account


def when(seconds: int | None) -> str:
    """Return a time as people read it, UTC; one that is never reached is said so."""
    if seconds is None:
        return "no end"
    if seconds > _LAST_SECOND:
        return "never (its time lies beyond the year 9999)"
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
