"""Token contracts that call themselves like a listed token, and are not on any list."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.acts import Acts
from hueandcry.model.act import Approval, Payment
from hueandcry.model.ports import AccountIndex
from hueandcry.model.signing import Namesake, Namesakes, Parties

_NONE: Final = Namesakes(())
# The domain of typed data is the one place where a request tells a token's own name (EIP-712).
_NAMED: Final = (Approval, Payment)
# Some symbols are borne by dozens of listed tokens: a few show what is meant.
_MOST: Final = 5


def namesakes_of(acts: Acts, parties: Parties, accounts: AccountIndex) -> Namesakes:
    """Compare the name in the domain of typed data with lists, where the contract is the token."""
    document = acts.document
    if document is None or not document.contract:
        return _NONE
    name = document.domain.get("name")
    party = parties.of(document.contract)
    moved = any(isinstance(a, _NAMED) and a.asset.contract == document.contract for a in acts.rows)
    if not isinstance(name, str) or not moved or party is None or party.tokens or party.official:
        return _NONE
    return Namesakes(tuple(_rows(document.chain, document.contract, name, accounts)))


def _rows(chain: str, contract: str, name: str, accounts: AccountIndex) -> Iterator[Namesake]:
    # The same name on another chain is most often the same token, bridged.
    here = [token for token in accounts.namesakes("", name) if token.chain == chain]
    for token in {token.contract: token for token in here[:_MOST]}.values():
        yield Namesake(contract, name[:100], name in {token.name, token.symbol}, token)
