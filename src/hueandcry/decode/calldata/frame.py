"""One call as it would run: who calls whom, with which value and data, and as which account."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from hueandcry.decode.evm.abi_type import Function
from hueandcry.model.act import AnyAct, Asset, ReadBy, Standard

NOBODY = "0x" + "0" * 40
# Used for the native coin by 1inch, 0x, Kyber and others in place of a token.
NATIVE = frozenset({NOBODY, "0x" + "e" * 40})
# OpenZeppelin and most tokens take 2^256-1 as "for ever"; wallets and drainers also ask for a
# little less. No supply comes near 2^255, so all above it means the same.
UNLIMITED = 1 << 255

Values = tuple[Any, ...]


class CallFrame(NamedTuple):
    """A call. Addresses are lower-case hex; an empty `target` is a creation; `amount` is in wei.

    `account` is whose storage and money the code of `target` works on, where that is another
    account (a delegatecall); empty for a plain call. `fault` is what is odd about it already.
    """

    place: tuple[str, ...]
    chain: str
    sender: str
    target: str
    amount: int
    data: bytes
    account: str = ""
    fault: str = ""

    @property
    def this(self) -> str:
        """Return the account the code runs as: what calls it makes have for their sender."""
        return self.account or self.target

    def call(
        self, where: tuple[str, ...], target: str, amount: int, data: bytes, sender: str = ""
    ) -> "CallFrame":
        """Return a call this one makes, by default as the account it runs as."""
        return CallFrame(self.place + where, self.chain, sender or self.this, target, amount, data)

    def delegatecall(self, where: tuple[str, ...], target: str, data: bytes) -> "CallFrame":
        """Return a call of foreign code as this account; its value is that of no new payment."""
        return CallFrame(self.place + where, self.chain, self.sender, target, 0, data, self.this)

    def again(self, where: tuple[str, ...], data: bytes) -> "CallFrame":
        """Return a call of the same contract to itself that keeps its sender (multicall).

        Its value is the outer one's, already paid, so it is not counted again.
        """
        return self._replace(place=self.place + where, amount=0, data=data, fault="")

    def coin(self) -> Asset:
        """Return the native coin of the chain."""
        return Asset(self.chain, "", "native")

    def token(self, contract: str, standard: Standard = "erc20", token_id: str = "") -> Asset:
        """Return a token, or the native coin where the address stands for it."""
        if contract in NATIVE:
            return self.coin()
        return Asset(self.chain, contract, standard, token_id)


class Abis(Protocol):
    """What is known of contracts beside the selectors this program knows."""

    def functions(
        self, chain: str, target: str, selector: bytes
    ) -> Sequence[tuple[Function, ReadBy]]:
        """Return functions a descriptor or an ABI of this contract has, the surest first."""
        ...

    def standard(self, chain: str, contract: str) -> Standard:
        """Return the token standard a contract is known to follow, or "unknown"."""
        ...


class NoAbis:
    """Nothing is known of any contract."""

    def functions(
        self, chain: str, target: str, selector: bytes
    ) -> Sequence[tuple[Function, ReadBy]]:
        """Return no function."""
        return ()

    def standard(self, chain: str, contract: str) -> Standard:
        """Return "unknown"."""
        return "unknown"


class Malformed(Exception):
    """Data that decode as the function's arguments but not as what it takes them for."""


# Gets the frame, the decoded arguments (of the shape of the signature it stands beside) and what is
# known of contracts; gives acts, and calls to be read in their turn. May raise `Malformed`.
Reader = Callable[[CallFrame, Values, Abis], Iterable[AnyAct | CallFrame]]
Table = dict[str, tuple[str, Reader | None]]


def paired(*lists: Values) -> Iterator[Values]:
    """Yield the rows of lists of one length. Raises `Malformed` at the end where they differ."""
    yield from zip(*lists, strict=False)
    if len({len(one) for one in lists}) > 1:
        raise Malformed("its lists differ in length, which most contracts refuse")


def numbered(name: str, position: int, count: int, kind: str = "call") -> tuple[str, ...]:
    """Return the words for one of several inner calls: `("multicall", "call 2 of 3")`."""
    return (name, f"{kind} {position + 1} of {count}")
