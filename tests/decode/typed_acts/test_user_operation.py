from hueandcry.decode.calldata.frame import CallFrame
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    OTHER,
    SIGNER,
    THIRD,
    acts,
    called,
    reading,
)

PACKED = (
    "PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,"
    "bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData)"
)
WORD = "0x" + "00" * 32
OPERATION: dict[str, object] = {
    "sender": SIGNER, "nonce": 0, "initCode": "0x", "callData": "0xb61d27f6",
    "accountGasLimits": WORD, "preVerificationGas": 0, "gasFees": WORD, "paymasterAndData": "0x",
}  # fmt: skip
SAFE_OP = (
    "SafeOp(address safe,uint256 nonce,bytes initCode,bytes callData,"
    "uint128 verificationGasLimit,uint128 callGasLimit,uint256 preVerificationGas,"
    "uint128 maxPriorityFeePerGas,uint128 maxFeePerGas,bytes paymasterAndData,uint48 validAfter,"
    "uint48 validUntil,address entryPoint)"
)


def test_the_entry_point_calls_the_account() -> None:
    data = bytes.fromhex("b61d27f6")
    frame = CallFrame(("PackedUserOperation",), CHAIN, CONTRACT, SIGNER, 0, data)
    assert acts(PACKED, OPERATION) == (called(frame),)


def test_code_that_makes_the_account_is_said() -> None:
    assert "makes the account" in reading(PACKED, {**OPERATION, "initCode": "0x01"}).unread[0]


def test_a_safe_operation_names_its_entry_point() -> None:
    message = {
        "safe": OTHER, "nonce": 0, "initCode": "0x", "callData": "0x7bb37428",
        "verificationGasLimit": 0, "callGasLimit": 0, "preVerificationGas": 0,
        "maxPriorityFeePerGas": 0, "maxFeePerGas": 0, "paymasterAndData": "0x", "validAfter": 0,
        "validUntil": 0, "entryPoint": THIRD,
    }  # fmt: skip
    frame = CallFrame(("SafeOp",), CHAIN, THIRD, OTHER, 0, bytes.fromhex("7bb37428"))
    assert acts(SAFE_OP, message) == (called(frame),)
