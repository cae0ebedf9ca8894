"""How swaps are told, and what happens to what a router holds meanwhile."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from hueandcry.decode.calldata.frame import CallFrame
from hueandcry.model.act import AnyAct, Asset, Quantity, Swap

# Stands for the wrapped coin, whose address a router knows and its calldata do not tell.
_WRAPPED: Final = "wrapped"
# Stands for whatever a router pays out last.
_ANYTHING: Final = "anything"


def swap(
    frame: CallFrame, manner: str, parties: tuple[str, str], gives: Quantity, gets: Quantity
) -> Swap:
    """Return a swap of one thing for another; `parties` are who pays and who receives."""
    return Swap(frame.place, manner, parties[0], parties[1], (gives,), (gets,))


def much(asset: Asset, amount: int) -> Quantity:
    """Return a quantity."""
    return Quantity(asset, str(amount))


def kept(frame: CallFrame, manner: str, gives: Asset | None, gets: Quantity, to: str) -> Swap:
    """Return what a router pays out of what it holds.

    `gives` is None where its own address for the wrapped coin is not in the data.
    """
    paid = () if gives is None else (Quantity(gives, gets.amount),)
    return Swap(frame.place, manner, frame.this, to, paid, (gets,))


def settled(acts: Sequence[AnyAct], routers: Mapping[int, str]) -> list[AnyAct]:
    """Return the acts with the receivers of swaps that a router first keeps for later calls.

    Routers swap into their own account and then sweep, unwrap or swap on. Going backwards, each
    thing a router pays out of its own account tells who ends up with what came in before. Where
    nothing of the kind follows the router stays the receiver: anybody can take it from there. A
    wrap whose coins are spent by what follows is left out.
    `routers` tells for the positions of swaps which contract makes them.
    """
    outlets: dict[tuple[str, str], str] = {}
    found, passed = list(acts), set[int]()
    for at in sorted(routers, reverse=True):
        act, router = found[at], routers[at]
        if not isinstance(act, Swap):
            continue
        if act.receiver == router:
            to = _outlet(act, router, outlets)
            if act.manner == "wrap" and to != router:
                passed.add(at)
            found[at] = act = replace(act, receiver=to)
        if act.sender == router:
            gives = act.gives[0].asset.contract if act.gives else _WRAPPED
            outlets[router, gives] = outlets[router, _ANYTHING] = act.receiver
    return [act for at, act in enumerate(found) if at not in passed]


def _outlet(act: Swap, router: str, outlets: Mapping[tuple[str, str], str]) -> str:
    """Return who ends up with what a swap leaves in the router, which is itself where nobody."""
    if act.gets:
        gets = act.gets[0].asset.contract
        return outlets.get((router, gets)) or outlets.get((router, _WRAPPED), router)
    return outlets.get((router, _ANYTHING), router)
