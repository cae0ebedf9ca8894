"""Interoperable addresses (ERC-7930)."""

from typing import Final

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.evm.keccak import keccak256

# ERC-7930 version 1, chain type of EIP-155 chains (CASA `eip155`).
_VERSION: Final = 1
_EIP155: Final = b"\0\0"


def interoperable(data: bytes) -> tuple[str, str, str]:
    """Return address (lower case), CAIP-2 chain and checksum of an ERC-7930 address.

    Layout: version (2 bytes), chain type (2), length and chain reference, length and address.
    Raises `Unclear` for other versions, other kinds of chains and what does not add up.
    """
    if len(data) < 6 or int.from_bytes(data[:2], "big") != _VERSION:
        raise Unclear("no interoperable address of version 1 (ERC-7930)")
    if data[2:4] != _EIP155:
        raise Unclear(f"an interoperable address of the chain type 0x{data[2:4].hex()}")
    size = data[4]
    reference, rest = data[5 : 5 + size], data[5 + size :]
    if len(reference) != size or not rest or rest[0] != 20 or len(rest) != 21 or size > 32:
        raise Unclear("an interoperable address whose lengths do not add up")
    checksum = keccak256(data[2:])[:4].hex().upper()
    number = int.from_bytes(reference, "big")
    return "0x" + rest[1:].hex(), f"eip155:{number}" if size else "", checksum
