"""How accounts, assets, amounts, chains and times are said in sentences."""

from datetime import UTC, datetime
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.decode.amount import shown_amount, shown_quantity
from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.decode.clear.chains import chain_name
from hueandcry.model.act import Asset, Quantity
from hueandcry.model.label import SERVICES, Label
from hueandcry.model.signing import Parties, Signer, Token

# The last second `datetime` knows; larger times are never reached anyway.
_LAST_SECOND: Final = 253_402_300_799
# What contracts take for "all there is"; no balance comes near it.
_ALL: Final = 1 << 255


class Naming:
    """Says who is who, by what the snapshot knows; everything else stays as its address."""

    def __init__(self, parties: Parties, signer: Signer, safe: str = "") -> None:
        """Take the parties of one request; `safe` is the Safe it is of, which is not "you"."""
        self._parties, self._signer, self._safe = parties, signer, safe

    def is_mine(self, account: str) -> bool:
        """Say whether an account is the signer's, a Safe that he signs for apart."""
        return account != self._safe and self._signer.holds(account)

    def is_mine_or_open(self, account: str) -> bool:
        """Say whether an account is the signer's, or is not told."""
        return not account or self.is_mine(account)

    def who(self, account: str) -> str:
        """Return an account in full, with what it is known as. Ends alone can be forged."""
        if not account:
            return "an account that is not named"
        if account == self._safe:
            return f"the Safe {_full(account)}"
        if self.is_mine(account):
            mine = account == self._signer.account
            return f"yourself ({_full(account)})" if mine else f"your own {_full(account)}"
        known = self.known_as(account)
        return f"{_full(account)} ({known})" if known else _full(account)

    def subject(self, account: str) -> str:
        """Return an account as the one who does something: "you" instead of "yourself"."""
        if account and account == self._signer.account and account != self._safe:
            return f"you ({_full(account)})"
        return self.who(account)

    def owner(self, account: str) -> str:
        """Return whose something is, as the beginning of a noun phrase."""
        return "your" if self.is_mine_or_open(account) else f"{self.who(account)}'s"

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
            role = row.role.replace("-", " ")
            return role if row.brand in {row.role, row.entity} and role else f"{row.brand}, {role}"
        if party.tokens:
            return f"the token {party.tokens[0].symbol}"
        if party.labels:
            label = min(party.labels, key=_telling)
            return f'called "{label.name}" by {label.source}'
        return ""

    def token(self, asset: Asset) -> Token | None:
        """Return the token of an asset, where a list has it."""
        if asset.contract in {"", NOBODY}:
            return None
        party = self._parties.of(asset.contract)
        return party.tokens[0] if party and party.tokens else None

    def asset(self, asset: Asset) -> str:
        """Return an asset's name: the symbol where a list has it, else the contract."""
        if not asset.contract:
            return "the chain's own coin"
        token = self.token(asset)
        party = self._parties.of(asset.contract)
        if token:
            name = token.symbol
        elif party and party.official:
            name = self.who(asset.contract)
        else:
            name = f"token {_full(asset.contract)}"
        return f"{name} number {asset.token_id}" if asset.token_id else name

    def quantity(self, asset: Asset, amount: str) -> str:
        """Return so much of an asset; raw units where the decimals are not known."""
        token = self.token(asset)
        if asset.token_id:
            many = "" if amount in {"", "0", "1"} else f"{amount} of "
            return f"{many}{self.asset(asset)}"
        if amount.isdigit() and int(amount) >= _ALL:
            return f"all {self.asset(asset)} there is"
        if token or not asset.contract:
            return shown_quantity(asset, amount, token)
        return f"{shown_amount(amount, None)} of {self.asset(asset)}"

    def quantities(self, rows: tuple[Quantity, ...]) -> str:
        """Return several amounts, or that there is nothing."""
        said = dict.fromkeys(self.quantity(row.asset, row.amount) for row in rows)
        return " and ".join(said) if said else "nothing"

    def chain(self, chain: str) -> str:
        """Return a chain's name beside its CAIP-2 id, where it has one."""
        number = chain.removeprefix("eip155:")
        name = chain_name(int(number)) if number.isdecimal() and len(number) < 20 else ""
        return f"{name} ({chain})" if name and not name.isdecimal() else chain


def _telling(label: Label) -> tuple[bool, float]:
    """Prefer what warns, then a service's name, then the most confident."""
    return label.category in SERVICES, -label.confidence


def _full(account: str) -> str:
    return checksummed(account) if len(account) == 42 else account


def when(seconds: int | None) -> str:
    """Return a time as people read it, UTC; one that is never reached is said so."""
    if seconds is None:
        return "taken back"
    if seconds > _LAST_SECOND:
        return "the end of time (beyond the year 9999)"
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
