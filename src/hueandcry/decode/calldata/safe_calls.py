"""Functions of a Safe: its transactions, and who rules it.

Source: safe-global/safe-smart-account, `Safe.sol`, `base/*.sol`, versions 1.0.0 to 1.5.0.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Table, Values
from hueandcry.model.act import AnyAct, BlindSignature, Change, Control, Payment, Refund

# More owners than any Safe's; the rest of a longer list is only counted.
_MOST_OWNERS: Final = 20


def execute(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read execTransaction: (to, value, data, operation, four of gas, refund receiver, ...)."""
    target, amount, data, operation = given[:4]
    base_gas, price, token, receiver = given[5:9]
    if price:
        yield Refund(frame.place, frame.this, token, receiver, str(price), str(base_gas))
    yield transaction(frame, ("Safe transaction",), target, amount, data, operation)


def by_module(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read execTransactionFromModule: (to, value, data, operation, ...)."""
    yield transaction(frame, ("Safe module transaction",), *given[:4])


def transaction(
    frame: CallFrame, where: tuple[str, ...], target: str, amount: int, data: bytes, operation: int
) -> CallFrame:
    """Return the call or delegatecall an account makes."""
    if operation == 0:
        return frame.call(where, target, amount, data)
    found = frame.delegatecall(where, target, data)
    odd = f"the operation {operation} is neither a call (0) nor a delegatecall (1)"
    return found if operation == 1 else found._replace(fault=odd)


def _changed(frame: CallFrame, change: Change, subject: str, detail: str = "") -> Control:
    return Control(frame.place, frame.target, change, subject, detail)


def add_owner(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read addOwnerWithThreshold: (owner, threshold)."""
    yield _changed(frame, "owner added", given[0], f"threshold {given[1]}")


def remove_owner(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read removeOwner: (the one before, owner, threshold)."""
    yield _changed(frame, "owner removed", given[1], f"threshold {given[2]}")


def swap_owner(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read swapOwner: (the one before, old, new)."""
    yield _changed(frame, "owner swapped", given[2], f"in place of {given[1]}")


def threshold(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read changeThreshold: (threshold)."""
    yield _changed(frame, "threshold", str(given[0]))


def enable_module(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read enableModule: (module)."""
    yield _changed(frame, "module enabled", given[0])


def disable_module(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read disableModule: (the one before, module)."""
    yield _changed(frame, "module disabled", given[1])


def guard(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read setGuard: (guard)."""
    yield _changed(frame, "guard", given[0])


def module_guard(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read setModuleGuard: (guard)."""
    yield _changed(frame, "module guard", given[0])


def fallback_handler(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read setFallbackHandler: (handler)."""
    yield _changed(frame, "fallback handler", given[0])


def master_copy(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read changeMasterCopy: (implementation)."""
    yield _changed(frame, "master copy", given[0])


def setup(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct | CallFrame]:
    """Read setup: (owners, threshold, to, data, ..., token, payment, payee).

    `to` is delegatecalled with `data`; whoever sends the call is paid where no payee is named.
    """
    owners, number, target, data = given[:4]
    shown = ", ".join(owners[:_MOST_OWNERS])
    more = f" and {len(owners) - _MOST_OWNERS} more" if len(owners) > _MOST_OWNERS else ""
    yield _changed(frame, "setup", shown + more, f"threshold {number}")
    if len(given) == 8 and given[4] != NOBODY:
        yield _changed(frame, "fallback handler", given[4])
    if target != NOBODY:
        yield frame.delegatecall(("Safe setup",), target, data)
    token, payment, payee = given[-3:]
    if payment:
        to = frame.sender if payee == NOBODY else payee
        yield Payment(frame.place, frame.token(token), frame.this, to, str(payment), "transfer")


def approve_hash(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read approveHash: (hash of a Safe transaction, whose content it does not tell)."""
    what = "a Safe transaction, approved by its hash alone"
    yield BlindSignature(frame.place, what, "0x" + given[0].hex())


_CALL: Final = "address to,uint256 value,bytes data,uint8 operation"
TABLE: Final[Table] = {
    "6a761202": (f"execTransaction({_CALL},uint256 safeTxGas,uint256 baseGas,uint256 gasPrice,"
                 "address gasToken,address refundReceiver,bytes signatures)", execute),
    "468721a7": (f"execTransactionFromModule({_CALL})", by_module),
    "5229073f": (f"execTransactionFromModuleReturnData({_CALL})", by_module),
    "0d582f13": ("addOwnerWithThreshold(address owner,uint256 threshold)", add_owner),
    "f8dc5dd9": ("removeOwner(address prevOwner,address owner,uint256 threshold)", remove_owner),
    "e318b52b": ("swapOwner(address prevOwner,address oldOwner,address newOwner)", swap_owner),
    "694e80c3": ("changeThreshold(uint256 threshold)", threshold),
    "610b5925": ("enableModule(address module)", enable_module),
    "e009cfde": ("disableModule(address prevModule,address module)", disable_module),
    "e19a9dd9": ("setGuard(address guard)", guard),
    "e068df37": ("setModuleGuard(address moduleGuard)", module_guard),
    "f08a0323": ("setFallbackHandler(address handler)", fallback_handler),
    "7de7edef": ("changeMasterCopy(address masterCopy)", master_copy),
    "b63e800d": ("setup(address[] owners,uint256 threshold,address to,bytes data,"
                 "address fallbackHandler,address paymentToken,uint256 payment,"
                 "address paymentReceiver)", setup),
    "a97ab18a": ("setup(address[] owners,uint256 threshold,address to,bytes data,"
                 "address paymentToken,uint256 payment,address paymentReceiver)", setup),
    "d4d9bdcd": ("approveHash(bytes32 hashToApprove)", approve_hash),
    "b4faba09": ("simulateAndRevert(address targetContract,bytes calldataPayload)", None),
}  # fmt: skip
