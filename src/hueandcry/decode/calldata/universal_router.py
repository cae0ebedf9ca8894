"""Uniswap's Universal Router: a string of one-byte commands, each with inputs of its own.

Sources: Uniswap/universal-router `Commands.sol` and `Dispatcher.sol`, versions 1 to 2.1. What
stands behind a number changed between versions from 0x10 on; what is not the same in all is unread.
"""

from collections.abc import Callable, Iterator
from typing import Final

from hueandcry.decode.calldata import permit2
from hueandcry.decode.calldata.frame import Abis, CallFrame, Malformed, Table, Values
from hueandcry.decode.calldata.routers import ends, outer, recipient
from hueandcry.decode.calldata.swaps import kept, much, swap
from hueandcry.decode.calldata.v4_actions import read_actions
from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.model.act import AnyAct, Call, Swap

# The top bit lets a command fail; the others (six in version 1, seven in 2.1) are its number.
_NUMBER: Final = 0x7F
# Interfaces take up to 1 percent; a portion beyond 5 percent is no fee but proceeds.
_HIGHEST_FEE: Final = 500
_NESTED: Final = 4

Found = Iterator[AnyAct | CallFrame]
_Command = Callable[[CallFrame, Values], Iterator[AnyAct]]


def execute(frame: CallFrame, given: Values, abis: Abis) -> Found:
    """Read execute: (commands, inputs, ...)."""
    return _plan(frame, given[0], given[1], 0)


def _plan(frame: CallFrame, commands: bytes, inputs: Values, depth: int) -> Found:
    for at, (command, data) in enumerate(zip(commands, inputs, strict=False)):
        number = command & _NUMBER
        name, signature, reader = _COMMANDS.get(number, ("", "", None))
        where = f"command {at + 1} of {len(commands)}"
        here = frame._replace(place=(*frame.place, f"Universal Router {where}"))
        if number == _SUB_PLAN and depth < _NESTED:
            yield from _sub_plan(here, data, depth)
        elif reader is None:
            yield unread(here, f"command 0x{number:02x}", data)
        else:
            try:
                values = decode_arguments(parse_function(signature).inputs, data).values
            except Undecodable as error:
                yield unread(here, name, data, str(error))
                continue
            yield from reader(here, values)
    if len(commands) != len(inputs):
        raise Malformed(f"{len(commands)} commands with {len(inputs)} inputs, which reverts")


def _sub_plan(frame: CallFrame, data: bytes, depth: int) -> Found:
    try:
        commands, inputs = decode_arguments(parse_function(_PLAN).inputs, data).values
    except Undecodable as error:
        yield unread(frame, "EXECUTE_SUB_PLAN", data, str(error))
        return
    if isinstance(commands, bytes) and isinstance(inputs, tuple):
        yield from _plan(frame, commands, inputs, depth + 1)


def unread(frame: CallFrame, name: str, data: bytes, fault: str = "") -> Call:
    """Return a part of the call that cannot be read, as an act of its own."""
    return Call(
        frame.place, frame.chain, frame.sender, frame.this, "0", "", name, (), len(data),
        "nothing", fault=fault,
    )  # fmt: skip


def _payer(frame: CallFrame, is_user: bool) -> str:
    return frame.sender if is_user else frame.this


def _exact_in(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    to, amount, least, path, is_user = given
    first, last = ends(path) if isinstance(path, bytes) else outer(path)
    parties = (_payer(frame, is_user), recipient(frame, to))
    gives, gets = much(frame.token(first), amount), much(frame.token(last), least)
    yield swap(frame, "swap", parties, gives, gets)


def _exact_out(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    """Read the inverse; only version 3 has its path from the end."""
    to, amount, most, path, is_user = given
    last, first = ends(path) if isinstance(path, bytes) else reversed(outer(path))
    parties = (_payer(frame, is_user), recipient(frame, to))
    gives, gets = much(frame.token(first), most), much(frame.token(last), amount)
    yield swap(frame, "swap", parties, gives, gets)


def _from_user(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    token, to, amount = given
    yield permit2.moved(frame, frame.sender, token, recipient(frame, to), amount)


def _all_from_user(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    for owner, to, amount, token in given[0]:
        yield permit2.moved(frame, owner, token, recipient(frame, to), amount)


def _permit(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    return permit2.allowed(frame, frame.sender, given[0], "Permit2 permit")


def _permit_batch(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    return permit2.allowed(frame, frame.sender, given[0], "Permit2 batch")


def _sweep(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    asset = frame.token(given[0])
    yield kept(frame, "sweep", asset, much(asset, given[2]), recipient(frame, given[1]))


def _transfer(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    token, to, amount = given
    asset = frame.token(token)
    yield kept(frame, "transfer", asset, much(asset, amount), recipient(frame, to))


def _portion(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    if given[2] > _HIGHEST_FEE:
        asset = frame.token(given[0])
        name = f"portion of {given[2] / 100:g} percent"
        yield kept(frame, name, asset, much(asset, 0), recipient(frame, given[1]))


def _wrap(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    """Read a wrap; coins the router keeps are there for later swaps, or for anybody."""
    to = recipient(frame, given[0])
    yield Swap(frame.place, "wrap", frame.sender, to, (much(frame.coin(), given[1]),), ())


def _unwrap(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    to = recipient(frame, given[0])
    yield kept(frame, "unwrap", None, much(frame.coin(), given[1]), to)


def _actions(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    return read_actions(frame, given[0], given[1], unread)


def _nothing(frame: CallFrame, given: Values) -> Iterator[AnyAct]:
    return iter(())


_SUB_PLAN: Final = 0x21
_PLAN: Final = "f(bytes commands,bytes[] inputs)"
_PATH: Final = "f(address to,uint256 amount,uint256 limit,bytes path,bool payerIsUser)"
_LIST: Final = "f(address to,uint256 amount,uint256 limit,address[] path,bool payerIsUser)"
_TO: Final = "f(address token,address to,uint256 amount)"
_COMMANDS: Final[dict[int, tuple[str, str, _Command | None]]] = {
    0x00: ("V3_SWAP_EXACT_IN", _PATH, _exact_in),
    0x01: ("V3_SWAP_EXACT_OUT", _PATH, _exact_out),
    0x02: ("PERMIT2_TRANSFER_FROM", "f(address token,address to,uint160 amount)", _from_user),
    0x03: ("PERMIT2_PERMIT_BATCH", f"f({permit2.BATCH} permit,bytes signature)", _permit_batch),
    0x04: ("SWEEP", _TO, _sweep),
    0x05: ("TRANSFER", _TO, _transfer),
    0x06: ("PAY_PORTION", _TO, _portion),
    0x08: ("V2_SWAP_EXACT_IN", _LIST, _exact_in),
    0x09: ("V2_SWAP_EXACT_OUT", _LIST, _exact_out),
    0x0A: ("PERMIT2_PERMIT", f"f({permit2.SINGLE} permit,bytes signature)", _permit),
    0x0B: ("WRAP_ETH", "f(address to,uint256 amount)", _wrap),
    0x0C: ("UNWRAP_WETH", "f(address to,uint256 amount)", _unwrap),
    0x0D: ("PERMIT2_TRANSFER_FROM_BATCH", f"f({permit2.TRANSFERS} rows)", _all_from_user),
    0x0E: ("BALANCE_CHECK_ERC20", "f(address owner,address token,uint256 least)", _nothing),
    0x10: ("V4_SWAP", "f(bytes actions,bytes[] params)", _actions),
}  # fmt: skip
TABLE: Final[Table] = {
    "24856bc3": ("execute(bytes commands,bytes[] inputs)", execute),
    "3593564c": ("execute(bytes commands,bytes[] inputs,uint256 deadline)", execute),
}  # fmt: skip
