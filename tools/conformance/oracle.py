"""Every hash by other people's code: eth-account, eth-abi, eth-utils and rlp. Nothing of ours."""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

import rlp
from eth_abi.abi import encode
from eth_account import Account
from eth_account.messages import encode_defunct, encode_typed_data
from eth_account.typed_transactions.typed_transaction import TypedTransaction
from eth_utils.crypto import keccak
from tools.conformance.abi import octets

Hashes = dict[str, str]
NONE: Final[Hashes] = {}


def calldata(data: str) -> Hashes:
    """Return the Calldata Digest of ERC-8213: the length as a word, then the data."""
    raw = octets(data)
    return {"Calldata Digest": shown(keccak(encode(["uint256"], [len(raw)]) + raw))} if raw else {}


def typed(document: Mapping[str, Any]) -> Hashes:
    """Return the hashes of typed data by eth-account."""
    made = encode_typed_data(full_message=dict(document))
    return {
        "Domain Hash": shown(made.header),
        "Message Hash": shown(made.body),
        "EIP-712 Digest": shown(keccak(b"\x19\x01" + made.header + made.body)),
    }


def message(body: bytes) -> Hashes:
    """Return the hash that `personal_sign` signs, by eth-account."""
    made = encode_defunct(primitive=body)
    return {"ERC-191 Digest": shown(keccak(b"\x19" + made.version + made.header + made.body))}


def bare(body: bytes) -> Hashes:
    """Return what `eth_sign` of 32 bytes may sign: these bytes, or their message hash."""
    return {"bare hash": shown(body), **message(body)}


def set_code(chain: int, delegate: str, nonce: int) -> Hashes:
    """Return the hash of an EIP-7702 authorisation, by rlp."""
    body = rlp.encode([chain, octets(delegate), nonce])
    return {"authorization hash": shown(keccak(b"\x05" + body))}


def transaction(fields: Mapping[str, Any], key: bytes = b"") -> Hashes:
    """Return the hashes of a complete transaction; with a key, of the signed one too."""
    found = {"signing hash": shown(signing_hash(fields))}
    if key:
        found["transaction hash"] = shown(Account.sign_transaction(dict(fields), key).hash)
    return found | calldata(str(fields["data"]))


def signing_hash(fields: Mapping[str, Any]) -> bytes:
    """Return what is signed: of typed ones by eth-account, of old ones by rlp (EIP-155)."""
    if "type" in fields:
        return bytes(TypedTransaction.from_dict(dict(fields)).hash())
    names = ("nonce", "gasPrice", "gas", "to", "value", "data")
    row = [octets(fields[n]) if n in {"to", "data"} else fields[n] for n in names]
    return bytes(keccak(rlp.encode([*row, fields["chainId"], 0, 0])))


_BY_CHAIN: Final = (
    {"name": "chainId", "type": "uint256"}, {"name": "verifyingContract", "type": "address"},
)  # fmt: skip
_SAFE_TX: Final = (
    ("to", "address"), ("value", "uint256"), ("data", "bytes"), ("operation", "uint8"),
    ("safeTxGas", "uint256"), ("baseGas", "uint256"), ("gasPrice", "uint256"),
    ("gasToken", "address"), ("refundReceiver", "address"), ("nonce", "uint256"),
)  # fmt: skip


def safe(proposal: Mapping[str, Any]) -> Hashes:
    """Return the hashes of a Safe's transaction: eth-account's, of SafeTx as typed data."""
    made = typed(safe_document(proposal))
    digest = octets(made["EIP-712 Digest"])
    return {
        "Domain Hash": made["Domain Hash"],
        "Message Hash": made["Message Hash"],
        "safeTxHash": shown(digest),
        "safeTxHash as a message": message(digest)["ERC-191 Digest"],
        "SHA-256 of the safeTxHash": shown(hashlib.sha256(digest).digest()),
    }


def safe_document(proposal: Mapping[str, Any]) -> dict[str, Any]:
    """Return SafeTx as typed data; up to 1.2.0 the domain has no chain."""
    minor = int(str(proposal["version"]).split(".")[1])
    domain_type = list(_BY_CHAIN if minor >= 3 else _BY_CHAIN[1:])
    domain = {"verifyingContract": proposal["safe"]}
    if minor >= 3:
        domain = {"chainId": int(proposal["chainId"]), **domain}
    fields = [{"name": name, "type": kind} for name, kind in _SAFE_TX]
    values = {name: _value(kind, proposal[name]) for name, kind in _SAFE_TX}
    types = {"EIP712Domain": domain_type, "SafeTx": fields}
    return {"types": types, "primaryType": "SafeTx", "domain": domain, "message": values}


def _value(kind: str, value: object) -> object:
    if kind.startswith("uint"):
        return int(str(value))
    return value or ("0x" if kind == "bytes" else "0x" + "0" * 40)


def shown(value: bytes) -> str:
    """Return bytes as hex after 0x."""
    return "0x" + bytes(value).hex()
