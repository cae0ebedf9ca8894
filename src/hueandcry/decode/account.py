"""Accounts of chains as text: their canonical form, the form people read, and what is wrong.

EVM: 20 bytes in hex, checksum by case (EIP-55). Bitcoin-like: Base58Check or Bech32 (BIP-173,
BIP-350), or an outpoint `txid:n`. Other chains: any printable name.
"""

import re
from functools import lru_cache
from hashlib import sha256
from typing import Final

_EVM = re.compile(r"0[xX][0-9a-fA-F]{40}")
_HEX = re.compile(r"(?:0[xX])?[0-9a-fA-F]+")
_OUTPOINT = re.compile(r"[0-9a-f]{64}:[0-9]{1,9}")
_BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
# Longer than any account of a public chain.
_LONGEST: Final = 128


def is_evm(chain: str) -> bool:
    """Return whether a CAIP-2 chain has Ethereum addresses."""
    return chain.startswith("eip155:")


def account_fault(chain: str, text: str) -> str | None:
    """Return what is wrong with an account of a chain, or None."""
    shown = text[:80]
    if is_evm(chain):
        return _evm_fault(shown, text)
    if chain.startswith("bip122:"):
        known = _OUTPOINT.fullmatch(text) or _bech32_holds(text) or _base58_holds(text)
        return None if known else f"{shown} is no address or outpoint of a Bitcoin-like chain"
    # A name that a spreadsheet would take for a formula is nobody's.
    formula = text[:1] in {"=", "+", "-", "@"}
    if formula or len(text) > _LONGEST or not text.isprintable() or text != text.strip():
        return f"{shown!r} is no account name"
    return None


def _evm_fault(shown: str, text: str) -> str | None:
    if not _EVM.fullmatch(text):
        digits = len(text) - 2 if text[:2].lower() == "0x" else len(text)
        if _HEX.fullmatch(text):
            return f"{shown} has {digits} hex digits after 0x, an Ethereum address has 40"
        return f"{shown} is no Ethereum address (0x and 40 hex digits)"
    body = text[2:]
    if body in {body.lower(), body.upper()} or checksummed(text) == "0x" + body:
        return None
    return f"the checksum of {shown} (EIP-55, its upper and lower case) is wrong"


def canonical_account(chain: str, text: str) -> str:
    """Return the one spelling the ledger keeps."""
    if is_evm(chain):
        return text.lower()
    return text.lower() if text[:3].lower() in {"bc1", "tb1"} else text


@lru_cache(maxsize=4_096)
def checksummed(text: str) -> str:
    """Return an Ethereum address with the checksum in its case (EIP-55)."""
    from Crypto.Hash import keccak

    body = text[2:].lower()
    digest = keccak.new(digest_bits=256, data=body.encode()).hexdigest()
    pairs = zip(body, digest, strict=False)
    return "0x" + "".join(c.upper() if int(nibble, 16) > 7 else c for c, nibble in pairs)


def shown_account(chain: str, name: str) -> str:
    """Return an account in its chain's own form."""
    return checksummed(name) if is_evm(chain) and _EVM.fullmatch(name) else name


def _base58_holds(text: str) -> bool:
    """Return whether the last four bytes are the double SHA-256 of the others (Base58Check)."""
    if not 26 <= len(text) <= 35 or any(character not in _BASE58 for character in text):
        return False
    value = 0
    for character in text:
        value = value * 58 + _BASE58.index(character)
    data = value.to_bytes(25, "big") if value < 2**200 else b""
    return sha256(sha256(data[:-4]).digest()).digest()[:4] == data[-4:] if data else False


def _bech32_holds(text: str) -> bool:
    """Return whether the checksum of BIP-173 (1) or BIP-350 (0x2bc830a3) holds."""
    if text not in {text.lower(), text.upper()} or not 8 <= len(text) <= 90:
        return False
    prefix, separator, data = text.lower().rpartition("1")
    if not separator or not prefix or any(character not in _BECH32 for character in data):
        return False
    values = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    return _polymod(values + [_BECH32.index(c) for c in data]) in {1, 0x2BC830A3}


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(
            (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
        ):
            check ^= generator if top >> bit & 1 else 0
    return check
