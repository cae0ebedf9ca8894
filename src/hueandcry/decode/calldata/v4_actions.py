"""The actions of a swap in Uniswap 4: what is paid in, and what is taken out for whom.

Source: Uniswap/v4-periphery `Actions.sol` and `V4Router.sol` as deployed in January 2025. The swaps
between settling and taking only move debts; who pays and who takes is what matters.
"""

from collections.abc import Callable, Iterator
from typing import Final

from hueandcry.decode.calldata.frame import CallFrame, Malformed, Values
from hueandcry.decode.calldata.routers import recipient
from hueandcry.decode.calldata.swaps import much
from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.model.act import AnyAct, Call, Quantity, Swap

_SWAPS: Final = frozenset({0x06, 0x07, 0x08, 0x09})
_PAIR: Final = "f(address currency,uint256 amount)"
_TO: Final = "f(address currency,address to,uint256 amount)"
_SIGNATURES: Final = {
    0x0B: "f(address currency,uint256 amount,bool payerIsUser)",
    0x0C: _PAIR,
    0x0E: _TO,
    0x0F: _PAIR,
    0x10: _TO,
}
_SETTLE: Final = 0x0B
_TAKE_ALL: Final = 0x0F
_PORTION: Final = 0x10
# As of the Universal Router: up to 5 percent is an interface's fee.
_HIGHEST_FEE: Final = 500

Unread = Callable[[CallFrame, str, bytes, str], Call]


def read_actions(
    frame: CallFrame, actions: bytes, parameters: Values, unread: Unread
) -> Iterator[AnyAct]:
    """Return one swap for each taker, and acts for what cannot be read."""
    paid: list[Quantity] = []
    payer = frame.sender
    taken: list[tuple[str, Quantity]] = []
    for action, data in zip(actions, parameters, strict=False):
        if action in _SWAPS:
            continue
        try:
            values = _values(action, data)
        except Undecodable as error:
            yield unread(frame, f"Uniswap 4 action 0x{action:02x}", data, str(error))
            continue
        if action in {_SETTLE, 0x0C}:
            paid.append(much(frame.token(values[0]), values[1]))
            payer = frame.this if action == _SETTLE and not values[2] else payer
        else:
            taken += _taken(frame, action, values)
    for to, quantity in taken:
        # What is taken is all there is where it says 0: the least stands in the swap, which is not
        # read. So it is told from swaps whose amount is the least.
        yield Swap(frame.place, "Uniswap 4 swap", payer, to, tuple(paid), (quantity,))
    if len(actions) != len(parameters):
        raise Malformed(f"{len(actions)} actions with {len(parameters)} parameters, which reverts")


def _values(action: int, data: bytes) -> Values:
    if action not in _SIGNATURES:
        raise Undecodable("an action that is not read")
    return decode_arguments(parse_function(_SIGNATURES[action]).inputs, data).values


def _taken(frame: CallFrame, action: int, values: Values) -> list[tuple[str, Quantity]]:
    asset = frame.token(values[0])
    if action == _TAKE_ALL:
        return [(frame.sender, much(asset, values[1]))]
    if action == _PORTION and values[2] <= _HIGHEST_FEE:
        return []
    amount = 0 if action == _PORTION else values[2]
    return [(recipient(frame, values[1]), much(asset, amount))]
