"""Requests for tests: one of each form, to and from invented accounts."""

import json

from hueandcry.decode.evm.rlp import encode_rlp

ME, TOKEN, OTHER = "0x" + "51" * 20, "0x" + "70" * 20, "0x" + "a1" * 20
TRANSFER = "0xa9059cbb" + "00" * 12 + "a1" * 20 + "00" * 31 + "05"
CALL = {"from": ME, "to": TOKEN, "data": TRANSFER, "chainId": "0x1"}
SAFE = {
    "safe": "0x" + "5a" * 20, "to": TOKEN, "value": "0", "data": TRANSFER, "operation": 0,
    "safeTxGas": "0", "baseGas": "0", "gasPrice": "0", "gasToken": None, "refundReceiver": None,
    "nonce": 7, "version": "1.3.0", "chainId": "1",
}  # fmt: skip
TYPED = {
    "types": {
        "EIP712Domain": [
            {"name": "name", "type": "string"}, {"name": "chainId", "type": "uint256"}
        ],
        "Vote": [{"name": "choice", "type": "uint8"}],
    },
    "primaryType": "Vote", "domain": {"name": "Club", "chainId": 1}, "message": {"choice": 2},
}  # fmt: skip
OPERATION = {"sender": ME, "nonce": "0x1", "callData": TRANSFER}
CODE = {"chainId": 1, "address": OTHER, "nonce": 3}
BATCH = {"from": ME, "chainId": "0x1", "calls": [{"to": TOKEN, "data": TRANSFER}]}
# Unsigned and of the old kind, for chain 1 (EIP-155).
RAW = encode_rlp(
    [b"", b"\1", b"\1", bytes.fromhex(TOKEN[2:]), b"", bytes.fromhex(TRANSFER[2:]), b"\1", b"", b""]
)
SIGN_IN = (
    f"club.example wants you to sign in with your Ethereum account:\n{ME}\n\nHello\n\n"
    "URI: https://club.example\nVersion: 1\nChain ID: 1\nNonce: 12345678\n"
    "Issued At: 2026-11-24T12:00:00Z"
)
TEXTS = {
    "transaction": json.dumps(CALL),
    "raw transaction": "0x" + RAW.hex(),
    "safe": json.dumps(SAFE),
    "typed_data": json.dumps(TYPED),
    "user_operation": json.dumps(OPERATION),
    "authorization": json.dumps(CODE),
    "batch": json.dumps(BATCH),
    "message": SIGN_IN,
}
