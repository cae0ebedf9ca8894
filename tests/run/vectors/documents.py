"""Typed data as wallets are asked to sign it, and Safe proposals with true confirmations."""

import json
from typing import Any

from eth_account.messages import SignableMessage, encode_defunct, encode_typed_data
from eth_account.signers.local import LocalAccount
from eth_utils.crypto import keccak

from tests.run.vectors.case import KEYS, ME, NOW, SAFE, typed
from tests.run.vectors.contracts import CONDUIT_KEY, PERMIT2, SEAPORT, USDC

ZERO = "0x" + "00" * 20
_SAFE_TX = (
    "address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,"
    "uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce"
)
_ORDER = (
    "address offerer,address zone,OfferItem[] offer,ConsiderationItem[] consideration,"
    "uint8 orderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,uint256 salt,"
    "bytes32 conduitKey,uint256 counter"
)
_OFFER = (
    "uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,"
    "uint256 endAmount"
)


def permit(
    token: str, name: str, spender: str, value: int, deadline: int, version: str = "2"
) -> str:
    """Return an EIP-2612 permit of a token on Ethereum."""
    domain = {"name": name, "version": version, "chainId": 1, "verifyingContract": token}
    shape = "address owner,address spender,uint256 value,uint256 nonce,uint256 deadline"
    message = {"owner": ME, "spender": spender, "value": str(value), "nonce": 0,
               "deadline": str(deadline)}  # fmt: skip
    return typed("Permit", {"Permit": shape}, domain, message)


def permit2_single(spender: str, amount: int, expiration: int, deadline: int) -> str:
    types = {
        "PermitSingle": "PermitDetails details,address spender,uint256 sigDeadline",
        "PermitDetails": "address token,uint160 amount,uint48 expiration,uint48 nonce",
    }
    details = {"token": USDC, "amount": str(amount), "expiration": str(expiration), "nonce": "0"}
    message = {"details": details, "spender": spender, "sigDeadline": str(deadline)}
    domain = {"name": "Permit2", "chainId": 1, "verifyingContract": PERMIT2}
    return typed("PermitSingle", types, domain, message)


def permit2_transfer(spender: str, amount: int, deadline: int) -> str:
    fields = "TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline"
    types = {"PermitTransferFrom": fields, "TokenPermissions": "address token,uint256 amount"}
    message = {"permitted": {"token": USDC, "amount": str(amount)}, "spender": spender,
               "nonce": "7", "deadline": str(deadline)}  # fmt: skip
    domain = {"name": "Permit2", "chainId": 1, "verifyingContract": PERMIT2}
    return typed("PermitTransferFrom", types, domain, message)


def item(
    kind: int, token: str, identifier: int, amount: int, recipient: str = ""
) -> dict[str, Any]:
    """Return a part of a Seaport order: kind 0 coin, 1 ERC-20, 2 ERC-721, 3 ERC-1155."""
    row = {"itemType": kind, "token": token, "identifierOrCriteria": str(identifier),
           "startAmount": str(amount), "endAmount": str(amount)}  # fmt: skip
    return {**row, "recipient": recipient} if recipient else row


def seaport(offer: list[dict[str, Any]], consideration: list[dict[str, Any]]) -> str:
    types = {"OrderComponents": _ORDER, "OfferItem": _OFFER,
             "ConsiderationItem": _OFFER + ",address recipient"}  # fmt: skip
    message = {
        "offerer": ME, "zone": ZERO, "offer": offer, "consideration": consideration,
        "orderType": 0, "startTime": str(NOW), "endTime": str(NOW + 86_400),
        "zoneHash": "0x" + "00" * 32, "salt": "24446860302761739304752683030156737591518664810215",
        "conduitKey": CONDUIT_KEY, "counter": "0",
    }  # fmt: skip
    domain = {"name": "Seaport", "version": "1.6", "chainId": 1, "verifyingContract": SEAPORT}
    return typed("OrderComponents", types, domain, message)


def proposal(signers: int = 3, **fields: object) -> str:
    """Return a proposal of a 1.4.1 Safe of three owners, confirmed by the first of them."""
    sent = {"to": ME, "value": "0", "data": "0x", "operation": 0, "safeTxGas": 0, "baseGas": 0,
            "gasPrice": "0", "gasToken": ZERO, "refundReceiver": ZERO, "nonce": 12,
            **fields}  # fmt: skip
    domain = {"chainId": 1, "verifyingContract": SAFE}
    call = json.loads(typed("SafeTx", {"SafeTx": _SAFE_TX}, domain, sent))
    hashed = encode_typed_data(full_message=json.loads(call["params"][1]))
    made = [_confirmation(key, hashed, place) for place, key in enumerate(KEYS[:signers])]
    owners = [key.address for key in KEYS[:3]]
    return json.dumps({"safe": SAFE, "chainId": 1, "version": "1.4.1", "owners": owners,
                       "threshold": 3, **sent, "confirmations": made})  # fmt: skip


def _confirmation(key: LocalAccount, hashed: SignableMessage, place: int) -> dict[str, str]:
    """Return a signature: the first by a hardware wallet's `eth_sign`, the others plain."""
    signed = hashed if place else encode_defunct(_digest(hashed))
    signature = bytes(key.sign_message(signed).signature)
    if not place:
        signature = signature[:64] + bytes([signature[64] + 4])
    return {"owner": key.address, "signature": "0x" + signature.hex()}


def _digest(hashed: SignableMessage) -> bytes:
    return keccak(b"\x19" + hashed.version + hashed.header + hashed.body)


def multi_send(*calls: tuple[int, str, int, bytes]) -> bytes:
    """Return the packed list of (operation, to, value, data) that MultiSend takes."""
    return b"".join(
        bytes([operation]) + bytes.fromhex(to[2:]) + value.to_bytes(32, "big")
        + len(data).to_bytes(32, "big") + data
        for operation, to, value, data in calls
    )  # fmt: skip
