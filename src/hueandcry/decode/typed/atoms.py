"""Values of elementary types: their canonical form and the 32 bytes they are hashed as.

Source: EIP-712 "Definition of encodeData". Each reader takes what eth-account 0.14 and ethers 6.17
both take and read alike, and refuses the rest.
"""

import re
from collections.abc import Callable
from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.decode.evm.keccak import keccak256
from hueandcry.decode.typed.unhashable import Reading, Unhashable

Value = bool | int | str | bytes | list["Value"] | dict[str, "Value"]
# Reads a JSON value: its canonical form, and its word. Raises `Unhashable`.
Coder = Callable[[object, Reading], tuple[Value, bytes]]

# JavaScript reads larger numbers of JSON inexactly (Number.MAX_SAFE_INTEGER).
_SAFE: Final = 2**53 - 1
# 2^256 has 78 decimal digits.
_NUMBER: Final = re.compile(r"-?[0-9]{1,80}|0x[0-9a-fA-F]{1,80}", re.ASCII)
_ADDRESS: Final = re.compile(r"(?:0x)?[0-9a-fA-F]{40}")
_HEX: Final = re.compile(r"0x(?:[0-9a-fA-F]{2})*")
_TRUE: Final = (1).to_bytes(32, "big")
_FALSE: Final = bytes(32)
_PADDING: Final = bytes(12)


def coder_of(kind: str) -> Coder:
    """Return the reader of an elementary type."""
    if kind in _SINGLE:
        return _SINGLE[kind]
    if kind.startswith("bytes"):
        return _fixed_bytes(int(kind[5:]))
    if kind.startswith("u"):
        return _unsigned(int(kind[4:]))
    return _signed(int(kind[3:]))


def kind_of(value: object) -> str:
    """Say what kind of JSON value this is."""
    for kind, words in _KINDS:
        if isinstance(value, kind):
            return words
    return "null" if value is None else "a number with a decimal point or exponent"


_KINDS: Final[tuple[tuple[type, str], ...]] = (
    (bool, "a boolean"), (int, "a number"), (str, "text"), (list, "a list"), (dict, "an object"),
)  # fmt: skip


def _unsigned(bits: int) -> Coder:
    limit = 1 << bits

    def read(value: object, reading: Reading) -> tuple[Value, bytes]:
        number = _number(value, reading, "uint", bits)
        if not 0 <= number < limit:
            raise Unhashable(f"{number} does not fit uint{bits}")
        return number, number.to_bytes(32, "big")

    return read


def _signed(bits: int) -> Coder:
    limit = 1 << (bits - 1)

    def read(value: object, reading: Reading) -> tuple[Value, bytes]:
        number = _number(value, reading, "int", bits)
        if not -limit <= number < limit:
            raise Unhashable(f"{number} does not fit int{bits}")
        return number, number.to_bytes(32, "big", signed=True)

    return read


def _number(value: object, reading: Reading, sign: str, bits: int) -> int:
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value):
            raise Unhashable(
                f"{value[:40]!a} is no number in decimal or 0x digits; signers read such text"
                " differently, or refuse it"
            )
        return int(value, 16) if value[:2] == "0x" else int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unhashable(f"{kind_of(value)} stands where {sign}{bits} belongs")
    if not -_SAFE <= value <= _SAFE:
        if value.bit_length() > 256:
            raise Unhashable(f"a number of {value.bit_length()} bits does not fit {sign}{bits}")
        reading.dispute(
            f"{value} is written as a bare number beyond 2^53; eth-account reads it exactly, ethers"
            " refuses it, JavaScript wallets round it"
        )
    return value


def _fixed_bytes(size: int) -> Coder:
    padding = bytes(32 - size)

    def read(value: object, _reading: Reading) -> tuple[Value, bytes]:
        data = _bytes(value, f"bytes{size}")
        if len(data) < size:
            raise Unhashable(
                f"{len(data)} bytes stand where bytes{size} belongs; eth-account fills them up,"
                " ethers refuses them"
            )
        if len(data) > size:
            raise Unhashable(f"{len(data)} bytes do not fit bytes{size}")
        return data, data + padding

    return read


def _read_bytes(value: object, _reading: Reading) -> tuple[Value, bytes]:
    data = _bytes(value, "bytes")
    return data, keccak256(data)


def _bytes(value: object, kind: str) -> bytes:
    if not isinstance(value, str):
        raise Unhashable(f"{kind_of(value)} stands where {kind} belongs")
    if not _HEX.fullmatch(value):
        raise Unhashable(
            f"{value[:40]!a} is no whole bytes in hex after 0x; eth-account takes it for text or"
            " fills it up, ethers does not"
        )
    return bytes.fromhex(value[2:])


def _read_string(value: object, _reading: Reading) -> tuple[Value, bytes]:
    if not isinstance(value, str):
        raise Unhashable(f"{kind_of(value)} stands where string belongs")
    try:
        return value, keccak256(value.encode())
    except UnicodeEncodeError:
        raise Unhashable("the text has half a character (a lone surrogate)") from None


def _read_bool(value: object, _reading: Reading) -> tuple[Value, bytes]:
    if value is True or value is False:
        return value, _TRUE if value else _FALSE
    if isinstance(value, int) and value in {0, 1}:
        return bool(value), _TRUE if value else _FALSE
    if isinstance(value, str):
        raise Unhashable(
            f"the text {value[:40]!a} stands where bool belongs; eth-account takes the word false"
            " for false, ethers for true"
        )
    raise Unhashable(f"{kind_of(value)} stands where bool belongs")


def _read_address(value: object, reading: Reading) -> tuple[Value, bytes]:
    if not isinstance(value, str):
        raise Unhashable(f"{kind_of(value)} stands where address belongs")
    if not _ADDRESS.fullmatch(value):
        raise Unhashable(f"{value[:60]!a} is no address (0x and 40 hex digits)")
    body = value[-40:]
    lower = body.lower()
    if body != lower and body != body.upper() and checksummed("0x" + body) != "0x" + body:
        reading.dispute(
            f"the checksum of {value} is wrong (EIP-55, its upper and lower case); eth-account"
            " signs it all the same, ethers refuses it"
        )
    return "0x" + lower, _PADDING + bytes.fromhex(lower)


_SINGLE: Final[dict[str, Coder]] = {
    "bytes": _read_bytes, "string": _read_string, "bool": _read_bool, "address": _read_address,
}  # fmt: skip
