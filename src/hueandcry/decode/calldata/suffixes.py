"""Bytes that front ends append to calls to count their customers, and that no contract reads.

Sources: ERC-8021 (builder codes), ProjectOpenSea/seaport-js (domain tag).
"""

from typing import Final

from hueandcry.model.act import Argument

# ERC-8021: the last 16 bytes; before them the schema (1 byte) and what it says.
_MARKER: Final = bytes.fromhex("8021" * 8)
# A schema byte, a length byte and some codes; more is no mark of a few front ends.
_LONGEST: Final = 256
_TAG: Final = 4
# Seaport's fulfilling functions, after which OpenSea writes 4 bytes of its domain.
_SEAPORT: Final = frozenset({
    "fb0f3ee1", "00000000", "b3a34c4c", "e7acab24", "ed98a574", "87201b41",
})  # fmt: skip


def known_suffix(selector: bytes, tail: bytes) -> Argument | None:
    """Return what was appended, as an argument to be shown; None where it is of no known form."""
    if len(tail) <= _LONGEST and tail.endswith(_MARKER):
        return Argument("appended", "ERC-8021 builder codes", _codes(tail[: -len(_MARKER)]))
    if len(tail) == _TAG and selector.hex() in _SEAPORT:
        return Argument("appended", "domain tag", "0x" + tail.hex())
    return None


def _codes(before: bytes) -> str:
    """Return the codes of schema 0 (codes, their length, 0), else the bytes."""
    if len(before) > 1 and before[-1] == 0:
        codes = before[max(0, len(before) - 2 - before[-2]) : -2]
        if codes and codes.isascii() and codes.decode().isprintable():
            return codes.decode()
    return "0x" + before.hex()
