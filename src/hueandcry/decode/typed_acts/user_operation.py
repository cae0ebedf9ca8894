"""ERC-4337 operations signed as typed data: EntryPoint 0.8's own, and the Safe 4337 module's."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct

_PACKED: Final = (
    "(address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,"
    "uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData)"
)
_SAFE: Final = "address safe,uint256 nonce,bytes initCode,bytes callData"
_TIMES: Final = "bytes paymasterAndData,uint48 validAfter,uint48 validUntil,address entryPoint"


def _operation(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from _call(signed, signed.contract, signed.fields.address("sender"))


def _of_safe(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from _call(signed, signed.fields.address("entryPoint"), signed.fields.address("safe"))


def _call(signed: Signed, entry_point: str, account: str) -> Iterator[AnyAct | Note]:
    if len(signed.fields.data("initCode")):
        yield Note("the operation first makes the account; the code for that is not read")
    yield from signed.call(entry_point, account, 0, signed.fields.data("callData"))


FORMS: Final[Forms] = {
    _PACKED: Form("ERC-4337 operation", _operation),
    # safe-global/safe-modules, Safe4337Module.sol: 0.3, then 0.2
    f"({_SAFE},uint128 verificationGasLimit,uint128 callGasLimit,uint256 preVerificationGas,"
    f"uint128 maxPriorityFeePerGas,uint128 maxFeePerGas,{_TIMES})":
        Form("Safe 4337 operation", _of_safe),
    f"({_SAFE},uint256 callGasLimit,uint256 verificationGasLimit,uint256 preVerificationGas,"
    f"uint256 maxFeePerGas,uint256 maxPriorityFeePerGas,{_TIMES})":
        Form("Safe 4337 operation", _of_safe),
}  # fmt: skip
