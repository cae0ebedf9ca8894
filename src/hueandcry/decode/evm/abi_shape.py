"""The types of the Solidity ABI, and functions as what they take.

Source: Solidity ABI specification (types, canonical form, selector). `fixedMxN` is kept as the
integer it is encoded as; `function` as its 24 bytes.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

from hueandcry.decode.evm.keccak import keccak256

Kind = Literal["address", "bool", "uint", "int", "fixed bytes", "bytes", "string", "array", "tuple"]
# Tuples and arrays within each other. Real ones reach 5; the decoder recurses as deep.
MAX_DEPTH: Final = 16
# Items of a fixed array: as many words as twice the largest transaction nodes pass on (128 KiB).
MAX_ITEMS: Final = 8_192
# The longest signatures of the ERC-7730 registry have some 1,400 characters.
MAX_TEXT: Final = 8_192
# Of one function, those inside tuples included; Solidity's stack allows 16 at the top.
MAX_PARAMETERS: Final = 512
LONGEST_NAME: Final = 128
NAME: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
ARRAYS: Final = re.compile(r"(?:\[[0-9]{0,6}\])*")
_ITEMS: Final = re.compile(r"\[([0-9]*)\]")
_WORD: Final = 32
_NUMBERED: Final = re.compile(r"(u?int|bytes)([1-9][0-9]{0,2})")
_FIXED: Final = re.compile(r"(u?)fixed([1-9][0-9]{0,2})x(0|[1-9][0-9]?)")
_ALIASES: Final = {
    "uint": "uint256", "int": "int256", "byte": "bytes1", "fixed": "fixed128x18",
    "ufixed": "ufixed128x18",
}  # fmt: skip


class BadSignature(Exception):
    """A type or function signature that is none; the text says what is wrong, and where."""


class AbiType(Struct, frozen=True):
    """A type. `text` is canonical; `head` is the number of bytes it takes in its frame's head.

    `size` is the number of bits of integers, of bytes of fixed bytes, of items of an array (-1
    where it is told by the data) and 0 else. `item` is an array's, `components` are a tuple's.
    """

    kind: Kind
    text: str
    size: int = 0
    dynamic: bool = False
    head: int = _WORD
    item: "AbiType | None" = None
    components: "tuple[Parameter, ...]" = ()


class Parameter(Struct, frozen=True):
    """A parameter of a function, or a component of a tuple. `name` may be empty."""

    name: str
    type: AbiType


class Function(Struct, frozen=True):
    """A function's name and what it takes."""

    name: str
    inputs: tuple[Parameter, ...]

    @property
    def signature(self) -> str:
        """Return the canonical form, such as `transfer(address,uint256)`."""
        return f"{self.name}({','.join(one.type.text for one in self.inputs)})"

    @property
    def selector(self) -> bytes:
        """Return the first 4 bytes of the hash of the signature."""
        return selector_of(self.signature)


@lru_cache(maxsize=1_024)
def selector_of(signature: str) -> bytes:
    """Return the first 4 bytes of the hash of a canonical signature."""
    return keccak256(signature.encode())[:4]


@lru_cache(maxsize=1_024)
def elementary(name: str) -> AbiType:
    """Return the type of a name without brackets. Raises `BadSignature`."""
    name = _ALIASES.get(name, name)
    if name in {"address", "bool"}:
        return AbiType("address" if name == "address" else "bool", name)
    if name in {"bytes", "string"}:
        return AbiType("bytes" if name == "bytes" else "string", name, 0, True)
    if name == "function":
        return AbiType("fixed bytes", name, 24)
    if fixed := _FIXED.fullmatch(name):
        bits, places = int(fixed[2]), int(fixed[3])
        if bits % 8 == 0 and 8 <= bits <= 256 and places <= 80:
            return AbiType("uint" if fixed[1] else "int", name, bits)
    numbered = _NUMBERED.fullmatch(name)
    if numbered and numbered[1] == "bytes" and int(numbered[2]) <= 32:
        return AbiType("fixed bytes", name, int(numbered[2]))
    if numbered and numbered[1] != "bytes" and int(numbered[2]) in range(8, 257, 8):
        return AbiType("uint" if numbered[1] == "uint" else "int", name, int(numbered[2]))
    raise BadSignature(f"{name[:60]!r} is no type of the Solidity ABI")


def array_of(item: AbiType, size: int = -1) -> AbiType:
    """Return an array of `size` items, or of as many as its data says (-1)."""
    if size == -1:
        return AbiType("array", f"{item.text}[]", -1, True, _WORD, item)
    if not 1 <= size <= MAX_ITEMS:
        raise BadSignature(
            f"{item.text[:60]}[{size}]: an array of 1 to {MAX_ITEMS:,} items is read"
        )
    head = _WORD if item.dynamic else item.head * size
    return AbiType("array", f"{item.text}[{size}]", size, item.dynamic, head, item)


def tuple_of(components: Sequence[Parameter]) -> AbiType:
    """Return a tuple. One of nothing is refused: an array of it takes no data, however long."""
    if not components:
        raise BadSignature("an empty tuple is no type of the Solidity ABI")
    dynamic = any(one.type.dynamic for one in components)
    head = _WORD if dynamic else sum(one.type.head for one in components)
    text = f"({','.join(one.type.text for one in components)})"
    return AbiType("tuple", text, 0, dynamic, head, None, tuple(components))


def with_arrays(item: AbiType, brackets: str, depth: int) -> AbiType:
    """Return an array of the item by brackets such as `[][4]`; `depth` is what it is inside of."""
    sizes = _ITEMS.findall(brackets)
    if depth + len(sizes) > MAX_DEPTH:
        raise BadSignature(f"more than {MAX_DEPTH} tuples and arrays within each other")
    for size in sizes:
        item = array_of(item, int(size) if size else -1)
    return item


def checked_name(name: str) -> str:
    """Return a name. Raises `BadSignature` for what Solidity does not allow."""
    if len(name) > LONGEST_NAME or not NAME.fullmatch(name):
        raise BadSignature(f"{name[:60]!r} is no name (letters, digits, _ and $)")
    return name
