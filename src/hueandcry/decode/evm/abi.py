"""Decodes and encodes arguments by the Solidity ABI.

Source: Solidity ABI specification, and what contracts compiled by Solidity 0.8 and later refuse:
dirty addresses, booleans, integers and fixed bytes, offsets and lengths that reach outside.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from hueandcry.decode.evm.abi_reader import AbiReader, Undecodable, Value
from hueandcry.decode.evm.abi_shape import AbiType, Parameter

__all__ = [
    "Decoded", "Undecodable", "Unencodable", "Value", "decode_arguments", "encode_arguments",
]  # fmt: skip

_WORD: Final = 32


class Unencodable(Exception):
    """A value that is none of its type; the text says which."""


class Decoded(Struct, frozen=True):
    """Arguments. `trailing` is the number of bytes after the last one that was used.

    `oddities` tell what a contract accepts and no usual encoder writes: overlaps, gaps, dirty
    padding, text that is no UTF-8; at most 16.
    """

    values: tuple[Value, ...]
    trailing: int = 0
    oddities: tuple[str, ...] = ()


def decode_arguments(inputs: Sequence[Parameter], data: bytes, *, masked: bool = False) -> Decoded:
    """Return the arguments of a call; `data` comes without the selector.

    Addresses are lower-case hex, fixed bytes bytes, arrays and tuples tuples. With `masked`, dirty
    words are read as contracts compiled before Solidity 0.8 do (the dirt is cut off and told as an
    oddity). Raises `Undecodable`.
    """
    reader = AbiReader(data, masked)
    values = reader.frame(inputs, 0)
    oddities = tuple(reader.oddities)
    return Decoded(values, max(0, len(data) - reader.end), oddities)


def encode_arguments(inputs: Sequence[Parameter], values: Sequence[Value]) -> bytes:
    """Return the usual encoding of values as `decode_arguments` gives them.

    Raises `Unencodable`.
    """
    return _frame([one.type for one in inputs], values)


def _frame(kinds: Sequence[AbiType], values: Sequence[Value]) -> bytes:
    if len(kinds) != len(values):
        raise Unencodable(f"{len(values)} values for {len(kinds)} types")
    start = sum(kind.head for kind in kinds)
    heads: list[bytes] = []
    tails: list[bytes] = []
    for kind, value in zip(kinds, values, strict=True):
        encoded = _encoded(kind, value)
        if kind.dynamic:
            heads.append(start.to_bytes(_WORD, "big"))
            tails.append(encoded)
            start += len(encoded)
        else:
            heads.append(encoded)
    return b"".join(heads + tails)


def _encoded(kind: AbiType, value: Value) -> bytes:
    if kind.kind == "tuple" and isinstance(value, tuple):
        return _frame([one.type for one in kind.components], value)
    if kind.item and isinstance(value, tuple) and kind.size in {-1, len(value)}:
        length = len(value).to_bytes(_WORD, "big") if kind.size < 0 else b""
        return length + _frame([kind.item] * len(value), value)
    if kind.kind == "string" and isinstance(value, str):
        return _padded(value.encode())
    if kind.kind == "bytes" and isinstance(value, bytes):
        return _padded(value)
    return _word(kind, value)


def _padded(data: bytes) -> bytes:
    return len(data).to_bytes(_WORD, "big") + data + bytes(-len(data) % _WORD)


def _word(kind: AbiType, value: Value) -> bytes:
    if kind.kind == "fixed bytes" and isinstance(value, bytes) and len(value) == kind.size:
        return value.ljust(_WORD, b"\0")
    if kind.kind == "address" and isinstance(value, str) and len(value) == 42:
        return bytes.fromhex(value[2:]).rjust(_WORD, b"\0")
    if kind.kind == "bool" and isinstance(value, bool):
        return int(value).to_bytes(_WORD, "big")
    if kind.kind in {"int", "uint"} and isinstance(value, int) and not isinstance(value, bool):
        signed = kind.kind == "int"
        low, high = (-(1 << kind.size - 1), 1 << kind.size - 1) if signed else (0, 1 << kind.size)
        if low <= value < high:
            return value.to_bytes(_WORD, "big", signed=signed)
    raise Unencodable(f"{str(value)[:60]!r} is no {kind.text[:60]}")
