"""Swaps, loans and deposits told by where in the arguments who and how much stand."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Reader, Values
from hueandcry.model.act import AnyAct, Asset, Quantity, Swap

# From the outside in: `(0, 3)` is the fourth part of the first argument; -1 is the last of a list.
Path = tuple[int, ...]
# Of contracts that write addresses with flags above them: the low 160 bits are the address.
_LOW: Final = (1 << 160) - 1


class Part(NamedTuple):
    """So much of an asset, each by its path.

    An empty `token` is the native coin, an empty `amount` what the call pays of it; `own` is the
    token the contract itself is.
    """

    token: Path = ()
    amount: Path = ()
    own: bool = False


class Terms(NamedTuple):
    """A function's terms. Without a path for them the payer and the receiver are the caller."""

    manner: str
    to: Path = ()
    payer: Path = ()
    gives: tuple[Part, ...] = ()
    gets: tuple[Part, ...] = ()


COIN: Final = Part()


def reader(terms: Terms) -> Reader:
    """Return the reader of a function with these terms."""

    def read(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
        """Read the function by its terms."""
        payer = account(at(given, terms.payer)) if terms.payer else frame.sender
        receiver = account(at(given, terms.to)) if terms.to else ""
        # Nobody is how such contracts write "the caller".
        receiver = "" if receiver == NOBODY else receiver
        if not receiver and payer != frame.sender:
            receiver = frame.sender
        quantity = _quantity(frame, given)
        gives = tuple(map(quantity, terms.gives))
        yield Swap(frame.place, terms.manner, payer, receiver, gives,
                   tuple(map(quantity, terms.gets)))  # fmt: skip

    return read


def at(given: Values, path: Path) -> Any:
    """Return what stands at a path; None where a list on the way is too short."""
    value: Any = given
    for step in path:
        if not isinstance(value, tuple) or not -len(value) <= step < len(value):
            return None
        value = value[step]
    return value


def account(value: object) -> str:
    """Return an address, also one written as a number with flags above it."""
    if isinstance(value, int):
        return f"0x{value & _LOW:040x}"
    return value if isinstance(value, str) else ""


def _quantity(frame: CallFrame, given: Values) -> Callable[[Part], Quantity]:
    def quantity(part: Part) -> Quantity:
        amount = at(given, part.amount) if part.amount else frame.amount
        number = str(amount) if isinstance(amount, int) else "0"
        return Quantity(_asset(frame, given, part), number)

    return quantity


def _asset(frame: CallFrame, given: Values, part: Part) -> Asset:
    if part.own:
        return frame.token(frame.target)
    return frame.token(account(at(given, part.token))) if part.token else frame.coin()
