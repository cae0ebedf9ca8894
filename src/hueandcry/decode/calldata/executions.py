"""The executions of ERC-7579 and ERC-7821: a mode word, and one call, a batch or a delegatecall."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, CallFrame, Malformed, Values, numbered
from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.evm.abi_type import parse_function

SINGLE: Final = 0x00
BATCH: Final = 0x01
STATIC: Final = 0xFE
DELEGATECALL: Final = 0xFF
# ERC-7821: bytes 6 to 10 of the mode say that the data hold several batches of calls.
_BATCHES: Final = bytes.fromhex("78210002")
# Packed: target (20 bytes), value (32), data.
_HEAD: Final = 52
_CALLS: Final = "f((address to,uint256 value,bytes data)[] calls)"
_LISTS: Final = "f(bytes[] batches)"


def executions(frame: CallFrame, mode: bytes, data: bytes) -> Iterator[CallFrame]:
    """Return the calls of an execution. Raises `Malformed`."""
    kind = mode[0]
    if kind in {SINGLE, STATIC}:
        if len(data) < _HEAD:
            raise Malformed(f"a single execution of {len(data)} bytes, {_HEAD} are the least")
        amount = int.from_bytes(data[20:_HEAD], "big")
        yield frame.call(("account",), "0x" + data[:20].hex(), amount, data[_HEAD:])
    elif kind == DELEGATECALL:
        if len(data) < 20:
            raise Malformed(f"a delegatecall of {len(data)} bytes has no target")
        yield frame.delegatecall(("account",), "0x" + data[:20].hex(), data[20:])
    elif kind == BATCH and mode[6:10] == _BATCHES:
        for one in _first(_LISTS, data):
            yield from opened(frame, _first(_CALLS, one))
    elif kind == BATCH:
        yield from opened(frame, _first(_CALLS, data))
    else:
        raise Malformed(f"the mode 0x{mode.hex()} begins with no known kind of call")


def opened(frame: CallFrame, calls: Values) -> Iterator[CallFrame]:
    """Return the calls of a batch of (target, value, data).

    ERC-7821 takes a target of zeros for the account itself; other accounts call the zero address.
    The former is assumed: it can do more harm.
    """
    for at, (target, amount, data) in enumerate(calls):
        where = numbered("account batch", at, len(calls))
        found = frame.call(where, frame.this if target == NOBODY else target, amount, data)
        odd = "its target is all zeros, which ERC-7821 takes for the account itself"
        yield found._replace(fault=odd) if target == NOBODY else found


def _first(signature: str, data: bytes) -> Values:
    """Return the array that is encoded first; ERC-7821 lets the account's own data follow."""
    try:
        found = decode_arguments(parse_function(signature).inputs, data).values[0]
    except Undecodable as error:
        raise Malformed(f"its execution cannot be read: {error}") from None
    return found if isinstance(found, tuple) else ()
