"""What a Safe's transaction does (safe-global/safe-smart-account, Safe.sol `execTransaction`)."""

from collections.abc import Iterator, Sequence
from typing import Final

from hueandcry.decode.calldata.frame import CallFrame
from hueandcry.decode.safe.libraries import call_only_library
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, ReadInner, Signed
from hueandcry.model.act import AnyAct, Delegatecall, Refund
from hueandcry.model.safe import SafeTransaction

_DELEGATECALL: Final = 1
_FIELDS: Final = (
    "(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 {base},"
    "uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)"
)


def safe_transaction_acts(
    chain: str,
    safe: str,
    transaction: SafeTransaction,
    read_inner: ReadInner,
    place: tuple[str, ...] = (),
) -> list[AnyAct]:
    """Return the acts of a Safe's transaction: its call as the Safe, and what it pays for gas.

    `transaction` is canonical (decimal numbers, lower-case addresses, `0x` hex); raises
    `ValueError` where it is not.
    """
    amount, data = int(transaction.value), bytes.fromhex(transaction.data.removeprefix("0x"))
    if transaction.operation == _DELEGATECALL:
        acts = _as_the_safe(
            CallFrame(place, chain, safe, transaction.to, 0, data, safe), read_inner
        )
    else:
        acts = list(read_inner(CallFrame(place, chain, safe, transaction.to, amount, data)))
    # The contract pays nothing back at a gas price of 0.
    if int(transaction.gas_price):
        acts.append(_refund(place, safe, transaction))
    return acts


def _refund(place: tuple[str, ...], safe: str, one: SafeTransaction) -> Refund:
    return Refund(place, safe, one.gas_token, one.refund_receiver, one.gas_price, one.base_gas)


def _as_the_safe(frame: CallFrame, read_inner: ReadInner) -> list[AnyAct]:
    acts = list(read_inner(frame))
    if any(_is_it(act, frame) for act in acts):
        return acts
    selector = "0x" + frame.data[:4].hex()
    library = call_only_library(frame.target, selector)
    return [Delegatecall(frame.place, frame.account, frame.target, selector, library), *acts]


def _is_it(act: AnyAct, frame: CallFrame) -> bool:
    return (
        isinstance(act, Delegatecall)
        and (act.place, act.account, act.target) == (frame.place, frame.account, frame.target)
    )  # fmt: skip


def _read(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    operation = fields.number("operation")
    if not signed.contract:
        yield Note("the domain names no Safe")
    if operation > _DELEGATECALL:
        yield Note(f"a Safe knows operations 0 and 1, not {operation}")
    transaction = SafeTransaction(
        to=fields.address("to"), value=str(fields.number("value")),
        data="0x" + fields.data("data").hex(), operation=operation,
        safe_tx_gas=str(fields.number("safeTxGas")),
        base_gas=str(fields.number("baseGas", "dataGas")),
        gas_price=str(fields.number("gasPrice")), gas_token=fields.address("gasToken"),
        refund_receiver=fields.address("refundReceiver"), nonce=str(fields.number("nonce")),
    )  # fmt: skip
    acts: Sequence[AnyAct] = safe_transaction_acts(
        signed.chain, signed.contract, transaction, signed.read_inner, signed.place
    )
    yield from acts


FORMS: Final[Forms] = {
    _FIELDS.format(base="baseGas"): Form("Safe transaction", _read),
    # Before version 1.0.0.
    _FIELDS.format(base="dataGas"): Form("Safe transaction", _read),
}
