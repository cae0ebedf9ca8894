"""Hostile requests for tests, as small as shows the point. None does anything."""

import json

from eth_abi.abi import encode

TO = "0x" + "70" * 20
FROM = "0x" + "51" * 20
WORD = "00" * 31
# transfer(address,uint256) of one unit.
TRANSFER = "0xa9059cbb" + "00" * 12 + "a1" * 20 + WORD + "01"
MULTICALL, MULTISEND = bytes.fromhex("ac9650d8"), bytes.fromhex("8d80ff0a")


def call(**changes: object) -> str:
    """Return the object of `eth_sendTransaction`; a change to None leaves a field out."""
    fields = {"from": FROM, "to": TO, "data": TRANSFER, "chainId": "0x1", **changes}
    return json.dumps({name: value for name, value in fields.items() if value is not None})


def safe(**changes: object) -> str:
    """Return a proposal of a transaction service."""
    fields = {
        "safe": "0x" + "5a" * 20, "to": TO, "value": "0", "data": TRANSFER, "operation": 0,
        "safeTxGas": "0", "baseGas": "0", "gasPrice": "0", "gasToken": None,
        "refundReceiver": None, "nonce": 7, "version": "1.3.0", "chainId": "1", **changes,
    }  # fmt: skip
    return json.dumps(fields)


def typed(types: dict[str, list[tuple[str, str]]], primary: str, message: object,
          **domain: object) -> str:  # fmt: skip
    """Return typed data of these types, fields as (name, type)."""
    rows = {
        name: [{"name": field, "type": kind} for field, kind in fields]
        for name, fields in types.items()
    }
    rows["EIP712Domain"] = [{"name": "name", "type": "string"}]
    if "chainId" in domain:
        rows["EIP712Domain"].append({"name": "chainId", "type": "uint256"})
    given = {"name": "Shop", **domain}
    return json.dumps({"types": rows, "primaryType": primary, "domain": given, "message": message})


def operation(**changes: object) -> str:
    """Return a user operation."""
    return json.dumps({"sender": FROM, "nonce": "0x1", "callData": TRANSFER, **changes})


def nested_multicall(depth: int) -> str:
    """Return multicalls within each other."""
    data = bytes.fromhex(TRANSFER[2:])
    for _ in range(depth):
        data = MULTICALL + encode(["bytes[]"], [[data]])
    return call(data="0x" + data.hex())


def wide_multicall(rows: int) -> str:
    """Return a list that names the same inner multicall again and again by one offset.

    The inner one does the same: read without a bound, the work is `rows` to the power of its depth.
    """
    data = bytes.fromhex(TRANSFER[2:])
    for _ in range(4):
        body = len(data).to_bytes(32, "big") + data + b"\0" * (-len(data) % 32)
        offsets = (32 * rows).to_bytes(32, "big") * rows
        head = (32).to_bytes(32, "big") + rows.to_bytes(32, "big")
        data = MULTICALL + head + offsets + body
    return call(data="0x" + data.hex())


def nested_multisend(depth: int) -> str:
    """Return a Safe's batches within each other, each as a delegatecall."""
    data = bytes.fromhex(TRANSFER[2:])
    for _ in range(depth):
        head = b"\1" + bytes.fromhex(TO[2:]) + (0).to_bytes(32, "big")
        data = MULTISEND + encode(["bytes"], [head + len(data).to_bytes(32, "big") + data])
    return safe(data="0x" + data.hex(), operation=1)


def fan_out(levels: int) -> str:
    """Return types that each hold ten of the next: 10 to the power of `levels` values."""
    types = {
        f"T{level}": [(f"f{field}", f"T{level + 1}") for field in range(10)]
        for level in range(levels)
    }
    types[f"T{levels}"] = [("x", "uint256")]
    return typed(types, "T0", {})


def fan_out_arrays(levels: int) -> str:
    """Return an array of arrays of fixed sizes: huge by its type alone."""
    return typed({"T": [("x", "uint8" + "[999999]" * levels)]}, "T", {"x": []})


def sign_in(statement: str) -> str:
    """Return a sign-in text."""
    return (
        f"shop.example wants you to sign in with your Ethereum account:\n{FROM}\n\n{statement}\n\n"
        "URI: https://shop.example\nVersion: 1\nChain ID: 1\nNonce: 12345678\n"
        "Issued At: 2026-11-24T12:00:00Z"
    )
