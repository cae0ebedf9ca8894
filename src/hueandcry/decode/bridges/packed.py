"""Fields that bridges pack by rules of their own: Wormhole's transfers, THORChain's memos.

Wormhole's amounts are cut to eight decimals, whatever the token has: no base units, so left out.
Sources: wormhole-foundation/wormhole, ethereum/contracts/bridge/Bridge.sol (`parseTransfer`);
docs.thorchain.org, "Transaction Memos"; nomad-xyz/monorepo, `originAndNonce`.
"""

import re
from collections.abc import Callable
from typing import Final

from hueandcry.decode.bridges.description import Unpack
from hueandcry.decode.evm.abi_reader import Value

Parts = dict[str, Value]

# Wormhole: id 1 is a transfer, id 3 one with a payload behind it; others move no money.
_TRANSFERS: Final = (1, 3)
_TRANSFER: Final = 133
# A THORChain memo has 250 bytes at most.
MAX_MEMO: Final = 250
_HASH: Final = re.compile(r"(?:0[xX])?([0-9A-Fa-f]{64})")
_SWAPS: Final = frozenset({"SWAP", "S", "="})
_LONGEST_NAME: Final = 30


class Malformed(Exception):
    """A packed field that breaks its own rules; the text says how."""


def unpack(form: Unpack, value: Value) -> Parts | None:
    """Return a field's parts, None where it is of another kind than money. Raises `Malformed`."""
    return _FORMS[form](value)


def _wormhole(value: Value) -> Parts | None:
    if not isinstance(value, bytes) or not value:
        raise Malformed("a payload of no bytes")
    if value[0] not in _TRANSFERS:
        return None
    if len(value) < _TRANSFER or (value[0] == 1 and len(value) != _TRANSFER):
        raise Malformed(f"a transfer's payload of {len(value)} bytes")
    return {
        "token": value[33:65],
        "token_chain": int.from_bytes(value[65:67], "big"),
        "to": value[67:99],
        "to_chain": int.from_bytes(value[99:101], "big"),
    }


def _memo(value: Value) -> list[str]:
    if not isinstance(value, str) or len(value) > MAX_MEMO:
        raise Malformed(f"no memo of {MAX_MEMO} characters or fewer")
    return value.split(":")


def _swap(value: Value) -> Parts | None:
    """Read `=:CHAIN.ASSET:RECEIVER/REFUND:LIMIT…`; a memo may leave the receiver out."""
    parts = _memo(value)
    if parts[0].upper() not in _SWAPS:
        return None
    if len(parts) < 2 or not parts[1]:
        raise Malformed("a swap without an asset")
    chain, dot, asset = parts[1].partition(".")
    receiver = parts[2].partition("/")[0] if len(parts) > 2 else ""
    # A THORName stands for an account that only THORChain's own ledger tells.
    if len(receiver) <= _LONGEST_NAME:
        receiver = ""
    # One letter is a nickname of an asset that THORChain keeps: its chain is not told.
    return {"chain": chain.upper() if dot else "", "asset": asset.lower(), "to": receiver}


def _outbound(value: Value) -> Parts | None:
    """Read `OUT:HASH`, the hash of the inbound transaction; a refund is no crossing."""
    parts = _memo(value)
    if parts[0].upper() != "OUT":
        return None
    found = _HASH.fullmatch(parts[1]) if len(parts) > 1 else None
    if not found:
        raise Malformed("an outbound memo without an inbound hash")
    return {"inbound": "0x" + found[1].lower()}


def _origin(value: Value) -> Parts:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 1 << 64:
        raise Malformed("an origin and nonce of more than 64 bits")
    return {"domain": value >> 32, "nonce": value & 0xFFFFFFFF}


_FORMS: Final[dict[Unpack, Callable[[Value], Parts | None]]] = {
    "wormhole transfer": _wormhole, "thorchain swap": _swap, "thorchain outbound": _outbound,
    "nomad origin": _origin,
}  # fmt: skip
