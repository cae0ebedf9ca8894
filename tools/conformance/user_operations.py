"""ERC-4337 user operations of entry points 0.6 to 0.9. Their hashes here by eth-abi alone."""

from collections.abc import Mapping
from typing import Any

from eth_abi.abi import encode
from eth_utils.crypto import keccak
from tools.conformance import accounts as a
from tools.conformance import oracle
from tools.conformance.abi import calldata, octets
from tools.conformance.approvals import approve
from tools.conformance.building import MAX, Case
from tools.conformance.payments import ETHER
from tools.conformance.vector import Json, Vector, call

_PACKED = (
    "PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,"
    "bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData)"
)
_DOMAIN = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"


def execute(to: str, value: int, data: str) -> str:
    """Return an account's execute."""
    return calldata("execute(address,uint256,bytes)", to, value, octets(data))


def _fields(data: str, **other: object) -> Json:
    return {
        "sender": a.BOB, "nonce": "0x7", "callData": data, "callGasLimit": "0x186a0",
        "verificationGasLimit": "0x30d40", "preVerificationGas": "0xc350",
        "maxFeePerGas": "0x2540be400", "maxPriorityFeePerGas": "0x3b9aca00",
        "signature": "0x" + "01" * 65, **other,
    }  # fmt: skip


def _sent(case: Case, fields: Json, entry_point: str, version: str) -> Vector:
    request = call("eth_sendUserOperation", fields, entry_point)
    digests = {"userOpHash": _hash(fields, entry_point, version)}
    case.told.setdefault("chain", "eip155:1")
    return case.vector(request, f"ERC-4337, entry point {version}",
                       digests | oracle.calldata(fields["callData"]))  # fmt: skip


def _hash(fields: Mapping[str, Any], entry_point: str, version: str) -> str:
    old = version == "0.6"
    packed = _packed_6(fields) if old else _packed_7(fields)
    if version in {"0.6", "0.7"}:
        row = encode(["bytes32", "address", "uint256"], [keccak(packed), entry_point, 1])
        return oracle.shown(keccak(row))
    domain = encode(
        ["bytes32", "bytes32", "bytes32", "uint256", "address"],
        [keccak(text=_DOMAIN), keccak(text="ERC4337"), keccak(text="1"), 1, entry_point],
    )
    struct = keccak(keccak(text=_PACKED) + packed)
    return oracle.shown(keccak(b"\x19\x01" + keccak(domain) + struct))


def _packed_6(fields: Mapping[str, Any]) -> bytes:
    numbers = ("callGasLimit", "verificationGasLimit", "preVerificationGas", "maxFeePerGas",
               "maxPriorityFeePerGas")  # fmt: skip
    kinds = ["address", "uint256", "bytes32", "bytes32", *["uint256"] * 5, "bytes32"]
    return encode(kinds, [
        fields["sender"], int(fields["nonce"], 16), keccak(octets(fields["initCode"])),
        keccak(octets(fields["callData"])), *[int(fields[name], 16) for name in numbers],
        keccak(octets(fields["paymasterAndData"])),
    ])  # fmt: skip


def _packed_7(fields: Mapping[str, Any]) -> bytes:
    factory = octets(fields.get("factory", "")) + octets(fields.get("factoryData", ""))
    paymaster = b""
    if "paymaster" in fields:
        limits = _half(fields["paymasterVerificationGasLimit"]) + _half(
            fields["paymasterPostOpGasLimit"]
        )
        paymaster = octets(fields["paymaster"]) + limits + octets(fields["paymasterData"])
    gas = _half(fields["verificationGasLimit"]) + _half(fields["callGasLimit"])
    fees = _half(fields["maxPriorityFeePerGas"]) + _half(fields["maxFeePerGas"])
    kinds = ["address", "uint256", "bytes32", "bytes32", "bytes32", "uint256", "bytes32", "bytes32"]
    return encode(kinds, [
        fields["sender"], int(fields["nonce"], 16), keccak(factory),
        keccak(octets(fields["callData"])), gas, int(fields["preVerificationGas"], 16), fees,
        keccak(paymaster),
    ])  # fmt: skip


def _half(number: str) -> bytes:
    return int(number, 16).to_bytes(16, "big")


def _delegated(case: Case, fields: Json) -> Vector:
    found = _sent(case, fields, a.ENTRY_POINT_7, "0.7")
    told = {**fields, "eip7702Auth": {"chainId": "0x1", "address": a.STRANGER, "nonce": "0x0"}}
    request = call("eth_sendUserOperation", told, a.ENTRY_POINT_7)
    digests = {**found.digests, **oracle.set_code(1, a.STRANGER, 0)}
    return case.vector(request, found.source, digests)


def vectors() -> list[Vector]:
    """Return the vectors."""
    pays = execute(a.CAROL, ETHER, "0x")
    drains = execute(a.DOLLAR, 0, approve(a.SPENDER, MAX))
    batch = calldata(
        "executeBatch((address,uint256,bytes)[])",
        [(a.DOLLAR, 0, octets(approve(a.ROUTER, 10**8))), (a.SCAM, ETHER, b"")],
    )
    paymaster = {
        "paymaster": a.invented("paymaster"), "paymasterVerificationGasLimit": "0x5208",
        "paymasterPostOpGasLimit": "0x0", "paymasterData": "0xabcd",
    }  # fmt: skip
    old = {"initCode": "0x", "paymasterAndData": "0x"}
    return [
        _sent(Case("operation-0.6", "A payment by an operation of entry point 0.6",
                   "One field for paymaster and its data.", near="approval-unlimited"),
              _fields(pays, **old), a.ENTRY_POINT_6, "0.6"),
        _sent(Case("operation-0.7", "The same of entry point 0.7",
                   "Gas limits are packed in pairs.", near="approval-unlimited"),
              _fields(pays), a.ENTRY_POINT_7, "0.7"),
        _sent(Case("operation-0.8", "The same of entry point 0.8",
                   "Hashed as typed data from here on.", near="approval-unlimited"),
              _fields(pays), a.ENTRY_POINT_8, "0.8"),
        _sent(Case("operation-0.9", "The same of entry point 0.9", "As 0.8 without a paymaster's"
                   " signature.", near="approval-unlimited"),
              _fields(pays), a.ENTRY_POINT_9, "0.9"),
        _sent(Case("operation-paymaster", "An operation that a paymaster pays",
                   "Its limits and data are signed along.", near="counterparty-listed"),
              _fields(pays, **paymaster), a.ENTRY_POINT_7, "0.7"),
        _sent(Case("operation-factory", "An operation that first makes its account",
                   "The factory and its data are signed along."),
              _fields(pays, factory=a.invented("factory"), factoryData="0x12345678"),
              a.ENTRY_POINT_7, "0.7"),
        _sent(Case("operation-approval", "An unlimited approval by an operation",
                   "The account approves.", hits="approval-unlimited"),
              _fields(drains), a.ENTRY_POINT_7, "0.7"),
        _sent(Case("operation-batch", "A batch, one call of which pays a labelled account",
                   "Each call counts.", hits="payment-to-listed"),
              _fields(batch), a.ENTRY_POINT_7, "0.7"),
        _sent(Case("operation-unread", "An operation whose call nobody could read",
                   "Its account may have any function.", near="unread-call"),
              _fields("0x12345678"), a.ENTRY_POINT_7, "0.7"),
        _sent(Case("operation-labelled-paymaster", "An operation paid by a labelled paymaster",
                   "Paymasters are asked to pay and may take tokens for it.",
                   hits="counterparty-listed"),
              _fields(pays, **{**paymaster, "paymaster": a.SCAM}), a.ENTRY_POINT_7, "0.7"),
        _sent(Case("operation-fee", "An operation that may cost fifteen coins",
                   "Bundlers may take all that gas limits and price allow.",
                   hits="fee-too-high"),
              _fields(pays, callGasLimit="0x1c9c380", maxFeePerGas="0x746a528800"),
              a.ENTRY_POINT_7, "0.7"),
        _sent(Case("operation-to-router", "An operation that sends coins to a router",
                   "The account's call pays it, and nothing else happens.",
                   hits="payment-to-router"),
              _fields(execute(a.ROUTER, ETHER, "0x")), a.ENTRY_POINT_7, "0.7"),
        _delegated(Case("operation-7702", "An operation that brings a delegation to unknown code",
                        "eip7702Auth beside the operation (ERC-7769).",
                        hits="delegation-unknown"), _fields(pays)),
        Case("operation-other-entry-point", "An operation of an unofficial entry point",
             "How it hashes is not known.", chain="eip155:1").vector(
                 call("eth_sendUserOperation", _fields(pays), a.STRANGER), "ERC-4337",
                 oracle.calldata(pays)),
        Case("operation-no-chain", "An operation whose chain is not told",
             "The chain is part of the hash.").vector(
                 call("eth_sendUserOperation", _fields(pays), a.ENTRY_POINT_7), "ERC-4337",
                 oracle.calldata(pays)),
    ]  # fmt: skip
