"""Transactions of zkSync chains: type 0x71 is signed as typed data (matter-labs/era-contracts)."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct

_ADDRESS: Final = (1 << 160) - 1


def _transaction(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    sender, target = [_address(fields.number(name)) for name in ("from", "to")]
    yield from signed.call(sender, target, fields.number("value"), fields.data("data"))


def _address(number: int) -> str:
    return f"0x{number & _ADDRESS:040x}"


FORMS: Final[Forms] = {
    "(uint256 txType,uint256 from,uint256 to,uint256 gasLimit,uint256 gasPerPubdataByteLimit,"
    "uint256 maxFeePerGas,uint256 maxPriorityFeePerGas,uint256 paymaster,uint256 nonce,"
    "uint256 value,bytes data,bytes32[] factoryDeps,bytes paymasterInput)":
        Form("zkSync transaction", _transaction),
}  # fmt: skip
