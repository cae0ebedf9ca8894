"""Functions that make many calls in one: multicall, Multicall3, Safe's MultiSend."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import (
    NOBODY,
    Abis,
    CallFrame,
    Malformed,
    Table,
    Values,
    numbered,
    paired,
)
from hueandcry.decode.safe.libraries import known_multisend
from hueandcry.model.act import AnyAct

# MultiSend.sol: operation (1 byte), to (20), value (32), length of the data (32), data; packed.
_HEAD: Final = 85


def itself(frame: CallFrame, calls: Values) -> Iterator[CallFrame]:
    """Return calls a contract makes to itself by delegatecall, so that their sender stays."""
    for at, data in enumerate(calls):
        yield frame.again(numbered("multicall", at, len(calls)), data)


def multicall(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read multicall: (calls)."""
    return itself(frame, given[0])


def guarded(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read multicall with something before the calls: (deadline or block hash, calls)."""
    return itself(frame, given[1])


def aggregate(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read Multicall2's and Multicall3's functions: the last argument is (target, ..., data)[]."""
    rows = given[-1]
    for at, row in enumerate(rows):
        amount = row[2] if len(row) == 4 else 0
        yield frame.call(numbered("Multicall", at, len(rows)), row[0], amount, row[-1])


def apart(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read a batch whose targets and data are lists of their own: (targets, data)."""
    for at, (target, data) in enumerate(paired(given[0], given[-1])):
        yield frame.call(numbered("multicall", at, len(given[0])), target, 0, data)


def multi_send(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read MultiSend's packed calls, each a call or a delegatecall of the account it runs as.

    Version 1.5.0 takes a `to` of zeros for the account itself; earlier ones call the zero address.
    Where the version is not known by its address, 1.5.0 is assumed: it can do more harm.
    """
    rows, fault = unpacked(given[0])
    name = known_multisend(frame.target)
    for at, (operation, target, amount, data) in enumerate(rows):
        where = numbered("MultiSend", at, len(rows))
        odd = ""
        if target == NOBODY and (not name or name.endswith("1.5.0")):
            target = frame.this
            odd = "its target is all zeros, which MultiSend 1.5.0 takes for the account itself"
        if operation == 0:
            yield frame.call(where, target, amount, data)._replace(fault=odd)
        elif operation == 1:
            yield frame.delegatecall(where, target, data)._replace(fault=odd)
        else:
            fault = fault or f"call {at + 1} has the operation {operation}, which reverts"
    if fault:
        raise Malformed(fault)


def unpacked(packed: bytes) -> tuple[list[tuple[int, str, int, bytes]], str]:
    """Return MultiSend's (operation, target, amount, data), and what is wrong with their bytes."""
    rows: list[tuple[int, str, int, bytes]] = []
    at = 0
    while at + _HEAD <= len(packed):
        size = int.from_bytes(packed[at + 53 : at + _HEAD], "big")
        end = at + _HEAD + size
        if end > len(packed):
            return rows, f"call {len(rows) + 1} of its packed bytes is cut short"
        target = "0x" + packed[at + 1 : at + 21].hex()
        amount = int.from_bytes(packed[at + 21 : at + 53], "big")
        rows.append((packed[at], target, amount, packed[at + _HEAD : end]))
        at = end
    left = len(packed) - at
    return rows, f"{left} bytes are left over after its packed calls" if left else ""


_PAIR: Final = "(address target,bytes callData)[] calls"
# These run as the account that delegatecalls them, and are read in delegatecalls too.
TABLE: Final[Table] = {
    "ac9650d8": ("multicall(bytes[] data)", multicall),
    "5ae401dc": ("multicall(uint256 deadline,bytes[] data)", guarded),
    "1f0464d1": ("multicall(bytes32 previousBlockhash,bytes[] data)", guarded),
    "6de049d6": ("callBatch(bytes[] data)", multicall),
    "d2423b51": ("batch(bytes[] calls,bool revertOnFail)", multicall),
    "63fb0b96": ("multicall(address[] targets,bytes[] data)", apart),
    "252dba42": (f"aggregate({_PAIR})", aggregate),
    "c3077fa9": (f"blockAndAggregate({_PAIR})", aggregate),
    "bce38bd7": (f"tryAggregate(bool requireSuccess,{_PAIR})", aggregate),
    "399542e9": (f"tryBlockAndAggregate(bool requireSuccess,{_PAIR})", aggregate),
    "82ad56cb": ("aggregate3((address target,bool allowFailure,bytes callData)[] calls)",
                 aggregate),
    "174dea71": ("aggregate3Value((address target,bool allowFailure,uint256 value,"
                 "bytes callData)[] calls)", aggregate),
    "8d80ff0a": ("multiSend(bytes transactions)", multi_send),
}  # fmt: skip
