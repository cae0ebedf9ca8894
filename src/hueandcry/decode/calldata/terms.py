"""Swaps, loans and deposits told by where in the arguments who and how much stand."""

from collections.abc import Iterator
from typing import Final, NamedTuple

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
        gives, gets = _told(frame, given, terms.gives), _told(frame, given, terms.gets)
        yield Swap(frame.place, terms.manner, payer, receiver, gives, gets)

    return read


def at(given: Values, path: Path) -> object:
    """Return what stands at a path; None where a list on the way is too short."""
    value: object = given
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


def _told(frame: CallFrame, given: Values, parts: tuple[Part, ...]) -> tuple[Quantity, ...]:
    """Return the quantities, but for those whose list is too short."""
    found = []
    for part in parts:
        amount = at(given, part.amount) if part.amount else frame.amount
        asset = _asset(frame, given, part)
        if asset is not None and isinstance(amount, int):
            found.append(Quantity(asset, str(amount)))
    return tuple(found)


def _asset(frame: CallFrame, given: Values, part: Part) -> Asset | None:
    if part.own:
        return frame.token(frame.target)
    if not part.token:
        return frame.coin()
    token = account(at(given, part.token))
    return frame.token(token) if token else None
