"""What a display asks of the world: tokens, names of addresses, and what is around the data."""

from typing import NamedTuple, Protocol


class Names(Protocol):
    """Who knows tokens and addresses. Nothing is guessed: None is "not known"."""

    def token(self, chain: str, address: str) -> tuple[str, int] | None:
        """Return symbol and decimals of a token; chain is CAIP-2, address lower case."""

    def address_name(self, chain: str, address: str) -> str | None:
        """Return the name of an address."""


class NoNames:
    """Knows nothing."""

    def token(self, chain: str, address: str) -> None:
        """Return None."""

    def address_name(self, chain: str, address: str) -> None:
        """Return None."""


class Container(NamedTuple):
    """What is around the data (`@.`): chain CAIP-2, addresses lower case, empty if not known.

    Of a typed message, `target` is the verifying contract and `amount` 0.
    """

    chain: str
    sender: str
    target: str
    amount: int = 0
