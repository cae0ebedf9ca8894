"""What is known of contracts beside the selectors this program knows: descriptors, given ABIs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.decode.evm.abi_shape import Function
from hueandcry.gather.clear import DescriptorIndex
from hueandcry.model.act import ReadBy, Standard
from hueandcry.model.ports import AccountIndex
from hueandcry.model.signing import Parties

_Found = Sequence[tuple[Function, ReadBy]]
# A stream of requests asks for the same contracts again and again.
_REMEMBERED: Final = 20_000


class KnownAbis:
    """Functions of contracts by descriptors first, then by an ABI the asker gave."""

    def __init__(self, accounts: AccountIndex, descriptors: DescriptorIndex) -> None:
        """Use the snapshot's indexes."""
        self._accounts, self._descriptors = accounts, descriptors
        self._given: Mapping[bytes, _Found] = {}
        self._found: dict[tuple[str, str, bytes], _Found] = {}

    def with_given(self, functions: Iterable[Function]) -> "KnownAbis":
        """Return the same with an ABI beside it."""
        known = KnownAbis(self._accounts, self._descriptors)
        known._given = {one.selector: ((one, "given ABI"),) for one in functions}
        return known

    def functions(self, chain: str, target: str, selector: bytes) -> _Found:
        """Return functions of this contract, the surest first."""
        key = (chain, target, selector)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            rows = self._descriptors.functions(chain, target, selector)
            found = self._found[key] = (*rows, *self._given.get(selector, ()))
        return found

    def standard(self, chain: str, contract: str) -> Standard:
        """Return the token standard a list gives a contract, or "unknown"."""
        tokens = self._accounts.tokens(chain, contract)
        return tokens[0].standard if tokens else "unknown"


class PartyNames:
    """Tokens and names for displays: only what official rows and token lists say."""

    def __init__(self, parties: Parties, accounts: AccountIndex) -> None:
        """Ask the parties first, then the index."""
        self._parties, self._accounts = parties, accounts

    def token(self, chain: str, address: str) -> tuple[str, int] | None:
        """Return symbol and decimals. Some lists have the native coin at the address of nobody."""
        if address == NOBODY:
            return None
        party = self._parties.of(address) or self._accounts.parties(chain, (address,))[address]
        return (party.tokens[0].symbol, party.tokens[0].decimals) if party.tokens else None

    def address_name(self, chain: str, address: str) -> str | None:
        """Return what an official row calls an address."""
        party = self._parties.of(address) or self._accounts.parties(chain, (address,))[address]
        return f"{party.official[0].brand} {party.official[0].role}" if party.official else None
