"""Calls that are decided now and made later: timelocks, governors, multi-signature wallets.

Sources: OpenZeppelin Contracts 5 (`TimelockController.sol`, `Governor.sol`), compound-finance
(`Timelock.sol`, `GovernorBravo`), Gnosis `MultiSigWallet.sol`.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import (
    Abis,
    CallFrame,
    Malformed,
    Table,
    Values,
    numbered,
    paired,
)
from hueandcry.decode.evm.abi_type import BadSignature, parse_function


def timelock(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read a timelock's schedule and execute: (target, value, data, ...)."""
    yield frame.call(("timelock",), *given[:3])


def timelocks(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read a timelock's scheduleBatch and executeBatch: (targets, values, data, ...)."""
    return _each(frame, "timelock", *given[:3])


def proposal(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read a governor's propose and execute: (targets, values, data, ...).

    A governor with a timelock calls through it, whose address the data do not tell.
    """
    return _each(frame, "proposal", *given[:3])


def _each(
    frame: CallFrame, name: str, targets: Values, amounts: Values, datas: Values
) -> Iterator[CallFrame]:
    for at, row in enumerate(paired(targets, amounts, datas)):
        yield frame.call(numbered(name, at, len(targets)), *row)


def queued(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read Compound's Timelock: (target, value, signature, data, eta)."""
    target, amount, signature, data = given[:4]
    yield frame.call(("timelock",), target, amount, _data(signature, data))


def bravo(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read GovernorBravo's propose: (targets, values, signatures, data, description)."""
    targets, amounts, signatures, datas = given[:4]
    joined = [_data(*pair) for pair in zip(signatures, datas, strict=False)]
    return _each(frame, "proposal", targets, amounts, tuple(joined))


def _data(signature: str, data: bytes) -> bytes:
    """Return the call's data: Compound keeps the function's signature as text beside them."""
    if not signature:
        return data
    try:
        return parse_function(signature).selector + data
    except BadSignature:
        raise Malformed(f"{signature[:60]!r} is no function's signature") from None


def submitted(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read submitTransaction of a multi-signature wallet: (target, value, data)."""
    yield frame.call(("multi-signature transaction",), *given[:3])


_QUEUE: Final = "(address target,uint256 value,string signature,bytes data,uint256 eta)"
_LISTS: Final = "address[] targets,uint256[] values,bytes[] calldatas"
TABLE: Final[Table] = {
    "01d5062a": ("schedule(address target,uint256 value,bytes data,bytes32 predecessor,"
                 "bytes32 salt,uint256 delay)", timelock),
    "134008d3": ("execute(address target,uint256 value,bytes payload,bytes32 predecessor,"
                 "bytes32 salt)", timelock),
    "8f2a0bb0": (f"scheduleBatch({_LISTS},bytes32 predecessor,bytes32 salt,uint256 delay)",
                 timelocks),
    "e38335e5": (f"executeBatch({_LISTS},bytes32 predecessor,bytes32 salt)", timelocks),
    "3a66f901": (f"queueTransaction{_QUEUE}", queued),
    "0825f38f": (f"executeTransaction{_QUEUE}", queued),
    "591fcdfe": (f"cancelTransaction{_QUEUE}", None),
    "da95691a": ("propose(address[] targets,uint256[] values,string[] signatures,"
                 "bytes[] calldatas,string description)", bravo),
    "7d5e81e2": (f"propose({_LISTS},string description)", proposal),
    "160cbed7": (f"queue({_LISTS},bytes32 descriptionHash)", proposal),
    "2656227d": (f"execute({_LISTS},bytes32 descriptionHash)", proposal),
    "c6427474": ("submitTransaction(address destination,uint256 value,bytes data)", submitted),
    "c01a8c84": ("confirmTransaction(uint256 transactionId)", None),
}  # fmt: skip
