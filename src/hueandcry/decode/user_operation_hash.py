"""The hash of an ERC-4337 user operation, which its account's owner signs.

Source: `UserOperationLib.sol`, `EntryPoint.sol` and `Eip7702Support.sol` of
eth-infinitism/account-abstraction, releases 0.6 to 0.9. The entry point decides how it is hashed;
of an entry point that is not one of the four official ones no hash is made.
"""

from collections.abc import Mapping
from typing import Final

from hueandcry.decode.evm.keccak import keccak256
from hueandcry.model.observable import UserOperation

ENTRY_POINTS: Final = {
    "0x5ff137d4b0fdcd49dca30c7cf57e578a026d2789": "0.6",
    "0x0000000071727de22e5e9d8baf0edac6f37da032": "0.7",
    "0x4337084d9e255ff0702461cf8895ce9e3b5ff108": "0.8",
    "0x433709009b8330fda32311df1c2afa402ed8d009": "0.9",
}
_TYPE: Final = (
    b"PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,"
    b"bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData)"
)
_DOMAIN: Final = (
    b"EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
)
# keccak256("PaymasterSignature")[:8]: what stands before it is not signed, from 0.9 on.
_PAYMASTER_SIGNATURE: Final = bytes.fromhex("22e325a297439656")
# Stands for the account's EIP-7702 delegate in place of a factory, from 0.8 on (EntryPoint's
# `Eip7702Support.sol`); the hash holds the delegate itself.
DELEGATED: Final = bytes.fromhex("7702").ljust(20, b"\0")


class NoOperationHash(Exception):
    """The hash cannot be made surely; the text says why, and what to give."""


def user_operation_hash(operation: UserOperation) -> tuple[str, bytes]:
    """Return the entry point's version and the hash. Raises `NoOperationHash`."""
    version, chain = _version(operation), _chain(operation)
    fields = dict(operation.fields)
    if version == "0.6":
        packed = _packed_06(fields)
        head = keccak256(packed) + _address(operation.entry_point) + _word(chain)
        return version, keccak256(head)
    packed = _packed_07(operation, fields, version)
    if version == "0.7":
        head = keccak256(packed) + _address(operation.entry_point) + _word(chain)
        return version, keccak256(head)
    domain = keccak256(
        keccak256(_DOMAIN) + keccak256(b"ERC4337") + keccak256(b"1") + _word(chain)
        + _address(operation.entry_point)
    )  # fmt: skip
    return version, keccak256(b"\x19\x01" + domain + keccak256(keccak256(_TYPE) + packed))


def _version(operation: UserOperation) -> str:
    if not operation.entry_point:
        raise NoOperationHash("the entry point is not told, and it decides how it is hashed")
    version = ENTRY_POINTS.get(operation.entry_point)
    if version is None:
        raise NoOperationHash(
            f"{operation.entry_point} is none of the official entry points 0.6 to 0.9"
        )
    return version


def _chain(operation: UserOperation) -> int:
    number = operation.chain.removeprefix("eip155:")
    if not number.isdecimal() or len(number) > 77:
        raise NoOperationHash("the chain is part of the hash and is not told: give --chain")
    return int(number)


def _packed_06(fields: Mapping[str, str]) -> bytes:
    return b"".join((
        _address(_needed(fields, "sender")), _number(fields, "nonce"),
        keccak256(_bytes(_needed(fields, "initCode", empty=True))),
        keccak256(_bytes(_needed(fields, "callData", empty=True))),
        _number(fields, "callGasLimit"), _number(fields, "verificationGasLimit"),
        _number(fields, "preVerificationGas"), _number(fields, "maxFeePerGas"),
        _number(fields, "maxPriorityFeePerGas"),
        keccak256(_bytes(_needed(fields, "paymasterAndData", empty=True))),
    ))  # fmt: skip


def _packed_07(operation: UserOperation, fields: Mapping[str, str], version: str) -> bytes:
    code = init_code(fields)
    if version in {"0.8", "0.9"} and code and code[:20].ljust(20, b"\0") == DELEGATED:
        code = _with_delegate(operation, code)
    paymaster = _paymaster(fields)
    if version == "0.9" and paymaster.endswith(_PAYMASTER_SIGNATURE):
        raise NoOperationHash("it carries a paymaster's signature, which is not read here")
    return b"".join((
        _address(_needed(fields, "sender")), _number(fields, "nonce"), keccak256(code),
        keccak256(_bytes(_needed(fields, "callData", empty=True))),
        _pair(fields, "accountGasLimits", "verificationGasLimit", "callGasLimit"),
        _number(fields, "preVerificationGas"),
        _pair(fields, "gasFees", "maxPriorityFeePerGas", "maxFeePerGas"), keccak256(paymaster),
    ))  # fmt: skip


def _with_delegate(operation: UserOperation, code: bytes) -> bytes:
    if not operation.set_codes:
        raise NoOperationHash(
            "the account is delegated (EIP-7702) and its delegate, part of the hash, is not told"
        )
    return _bytes(operation.set_codes[0].delegate) + code[20:]


def init_code(fields: Mapping[str, str]) -> bytes:
    """Return who makes the account and with which data, as one string of bytes."""
    if "initCode" in fields:
        return _bytes(fields["initCode"])
    return _bytes(fields.get("factory", "")) + _bytes(fields.get("factoryData", ""))


def _paymaster(fields: Mapping[str, str]) -> bytes:
    if "paymasterAndData" in fields:
        return _bytes(fields["paymasterAndData"])
    if not fields.get("paymaster"):
        return b""
    limits = _half(fields, "paymasterVerificationGasLimit") + _half(
        fields, "paymasterPostOpGasLimit"
    )
    return _bytes(fields["paymaster"]) + limits + _bytes(fields.get("paymasterData", ""))


def _pair(fields: Mapping[str, str], packed: str, high: str, low: str) -> bytes:
    if packed not in fields:
        return _half(fields, high) + _half(fields, low)
    data = _bytes(fields[packed])
    if len(data) != 32:
        raise NoOperationHash(f"{packed} has {len(data)} bytes, not 32")
    return data


def _half(fields: Mapping[str, str], name: str) -> bytes:
    number = int(_needed(fields, name))
    if number >= 2**128:
        raise NoOperationHash(f"{name} has more than 128 bits")
    return number.to_bytes(16, "big")


def _number(fields: Mapping[str, str], name: str) -> bytes:
    return _word(int(_needed(fields, name)))


def _needed(fields: Mapping[str, str], name: str, *, empty: bool = False) -> str:
    if name not in fields or not (fields[name] or empty):
        raise NoOperationHash(f"{name} is part of the hash and is missing")
    return fields[name]


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text[2:])


def _word(number: int) -> bytes:
    return number.to_bytes(32, "big")


def _address(text: str) -> bytes:
    return _bytes(text).rjust(32, b"\0")
