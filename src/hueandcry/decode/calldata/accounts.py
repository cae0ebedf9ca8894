"""Calls of contract accounts: ERC-4337, ERC-7579, ERC-7821, ERC-6551, EIP-7702 batches.

Sources: the ERCs; eth-infinitism/account-abstraction (EntryPoint 0.6 to 0.8, Simple accounts),
MetaMask/delegation-framework, coinbase/smart-wallet, Biconomy, Uniswap/calibur.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.executions import executions, opened
from hueandcry.decode.calldata.frame import (
    Abis,
    CallFrame,
    Malformed,
    Table,
    Values,
    numbered,
    paired,
)
from hueandcry.decode.evm.abi import Undecodable, decode_arguments
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.model.act import AnyAct, Creation

# executeUserOp(PackedUserOperation,bytes32): EntryPoint 0.7 calls it where a user operation's data
# begin so; what follows is the account's own business, mostly a call of its functions.
_EXECUTE_USER_OP: Final = bytes.fromhex("8dd7712f")
# MetaMask's `Delegation`, leaf first: the last one's delegator is whose account is used.
_DELEGATIONS: Final = (
    "f((address delegate,address delegator,bytes32 authority,"
    "(address enforcer,bytes terms,bytes args)[] caveats,uint256 salt,bytes signature)[] chain)"
)


def single(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read an account's execute: (target, value, data, ...)."""
    yield frame.call(("account",), *given[:3])


def single_tuple(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read an account's execute of one tuple (target, value, data)."""
    yield frame.call(("account",), *given[0])


def chosen(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read execute of ERC-6551 and others: (target, value, data, operation, ...)."""
    target, amount, data, operation = given[:4]
    if operation in {2, 3}:
        yield Creation(frame.place, frame.this, str(amount), len(data))
    elif operation == 1:
        yield frame.delegatecall(("account",), target, data)
    else:
        yield frame.call(("account",), target, amount, data)


def pairs(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read executeBatch: (targets, data)."""
    for at, (target, data) in enumerate(paired(given[0], given[1])):
        yield frame.call(numbered("account batch", at, len(given[0])), target, 0, data)


def triples(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read executeBatch: (targets, values, data). No values stand for zeros in some accounts."""
    amounts = given[1] or (0,) * len(given[0])
    for at, row in enumerate(paired(given[0], amounts, given[2])):
        yield frame.call(numbered("account batch", at, len(given[0])), *row)


def batch(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read a batch of (target, value, data)."""
    return opened(frame, given[0])


def calibur(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read Uniswap's Calibur: ((calls, whether one failure ends all), ...)."""
    return opened(frame, given[0][0])


def own_calls(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read executeWithoutChainIdValidation: calls of the account to itself."""
    for at, data in enumerate(given[0]):
        yield frame.call(numbered("account batch", at, len(given[0])), frame.this, 0, data)


def modular(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read execute of ERC-7579 and ERC-7821: (mode, execution)."""
    return executions(frame, given[0], given[1])


def operations(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read handleOps: user operations (sender, nonce, init code, data, ...), each its account's."""
    for at, operation in enumerate(given[0]):
        data = own_call(operation[3])
        if data:
            where = numbered("EntryPoint", at, len(given[0]), "user operation")
            yield frame.call(where, operation[0], 0, data)


def own_call(data: bytes) -> bytes:
    """Return the call a user operation's data make of its account."""
    return data[4:] if data.startswith(_EXECUTE_USER_OP) else data


def redeem(frame: CallFrame, given: Values, abis: Abis) -> Iterator[CallFrame]:
    """Read redeemDelegations: (chains of delegations, modes, executions)."""
    contexts, modes, calls = given
    for at, (context, mode, data) in enumerate(paired(contexts, modes, calls)):
        where = numbered("delegations", at, len(contexts), "execution")
        account = _delegator(context) or frame.sender
        inner = CallFrame(frame.place + where, frame.chain, frame.this, account, 0, b"")
        yield from executions(inner, mode, data)


def _delegator(context: bytes) -> str:
    """Return whose account a chain of delegations opens; nothing where it is the caller's own."""
    if not context:
        return ""
    try:
        chain = decode_arguments(parse_function(_DELEGATIONS).inputs, context).values[0]
    except Undecodable as error:
        raise Malformed(f"a chain of delegations cannot be read: {error}") from None
    last = chain[-1] if isinstance(chain, tuple) and chain else ("", "")
    return str(last[1]) if isinstance(last, tuple) else ""


_CALL: Final = "(address target,uint256 value,bytes callData)"
_HEAD: Final = "(address sender,uint256 nonce,bytes initCode,bytes callData,"
_OP_6: Final = (
    f"{_HEAD}uint256 callGasLimit,uint256 verificationGasLimit,uint256 preVerificationGas,"
    "uint256 maxFeePerGas,uint256 maxPriorityFeePerGas,bytes paymasterAndData,bytes signature)"
)
_OP_7: Final = (
    f"{_HEAD}bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,"
    "bytes paymasterAndData,bytes signature)"
)
TABLE: Final[Table] = {
    "1fad948c": (f"handleOps({_OP_6}[] ops,address beneficiary)", operations),
    "765e827f": (f"handleOps({_OP_7}[] ops,address beneficiary)", operations),
    "b61d27f6": ("execute(address target,uint256 value,bytes data)", single),
    "9e5d4c49": ("executeCall(address target,uint256 value,bytes data)", single),
    "0000189a": ("execute_ncC(address target,uint256 value,bytes data)", single),
    "5c1c6dcd": (f"execute({_CALL} execution)", single_tuple),
    "51945447": ("execute(address target,uint256 value,bytes data,uint8 operation)", chosen),
    "74420f4c": ("execute(address target,uint256 value,bytes data,uint256 operation)", chosen),
    "7bb37428": ("executeUserOp(address to,uint256 value,bytes data,uint8 operation)", chosen),
    "541d63c8": ("executeUserOpWithErrorString(address to,uint256 value,bytes data,"
                 "uint8 operation)", chosen),
    "18dfb3c7": ("executeBatch(address[] targets,bytes[] data)", pairs),
    "47e1da2a": ("executeBatch(address[] targets,uint256[] values,bytes[] data)", triples),
    "00004680": ("executeBatch_y6U(address[] targets,uint256[] values,bytes[] data)", triples),
    "34fcd5be": (f"executeBatch({_CALL}[] calls)", batch),
    "3f707e6b": (f"execute({_CALL}[] calls)", batch),
    "6171d1c9": (f"execute({_CALL}[] calls,bytes signature)", batch),
    "abc5345e": (f"executeBySender({_CALL}[] calls)", batch),
    "99e1d016": (f"execute(({_CALL}[] calls,bool revertOnFailure) batchedCall)", calibur),
    "2c2abd1e": ("executeWithoutChainIdValidation(bytes[] calls)", own_calls),
    "e9ae5c53": ("execute(bytes32 mode,bytes executionCalldata)", modular),
    "d691c964": ("executeFromExecutor(bytes32 mode,bytes executionCalldata)", modular),
    "cef6d209": ("redeemDelegations(bytes[] permissionContexts,bytes32[] modes,"
                 "bytes[] executionCallDatas)", redeem),
}  # fmt: skip
