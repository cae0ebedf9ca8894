"""Values as they are: numbers, addresses, bytes and structs as text, and as what they stand for."""

from typing import Final

from hueandcry.decode.account import checksummed
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.node import Node

# Nobody compares more of a value by eye; what is left out is counted.
_LONGEST: Final = 1_024
_MOST_PARTS: Final = 16
_DEEPEST: Final = 4
_ADDRESS_BITS: Final = 160


def raw_text(node: Node, depth: int = 0) -> str:
    """Return a value in its natural form (ERC-7730, `raw`)."""
    value = node.value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, bytes):
        return _hex(value)
    if isinstance(value, str):
        return checksummed(value) if node.type == "address" else _shortened(value)
    return _parts(node, depth)


def _hex(value: bytes) -> str:
    half = _LONGEST // 2
    if len(value) <= half:
        return "0x" + value.hex()
    return f"0x{value[:half].hex()}... ({len(value):,} bytes)"


def _shortened(value: str) -> str:
    if len(value) <= _LONGEST:
        return value
    return f"{value[:_LONGEST]}... ({len(value):,} characters)"


def _parts(node: Node, depth: int) -> str:
    if depth >= _DEEPEST:
        return "..."
    items = node.items()
    if items is not None:
        first = range(min(len(items), _MOST_PARTS))
        shown = [raw_text(items[index], depth + 1) for index in first]
        more = ["..."] if len(items) > _MOST_PARTS else []
        return _shortened(f"[{', '.join(shown + more)}]")
    members = [(name, node.member(name)) for name in node.names[:_MOST_PARTS]]
    shown = [f"{name}: {raw_text(one, depth + 1)}" for name, one in members if one]
    return _shortened(f"({', '.join(shown)})")


def number_of(node: Node) -> int:
    """Return the number a value stands for; bytes are big-endian. Raises `Unclear`."""
    value = node.value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, bytes) and len(value) <= 32:
        return int.from_bytes(value, "big")
    if isinstance(value, str) and node.type == "string":
        return number_in(value)
    raise Unclear(f"{raw_text(node)[:60]} stands where a number should")


def number_in(text: str) -> int:
    """Return a number written in decimal, or in hex after 0x. Raises `Unclear`."""
    digits = text.removeprefix("-")
    try:
        if len(text) <= 80 and digits.isascii():
            return int(text, 16 if digits[:2] in {"0x", "0X"} else 10)
    except ValueError:
        pass
    raise Unclear(f"{text[:60]!r} is no number")


def address_of(node: Node) -> str:
    """Return the address a value stands for, lower case. Raises `Unclear`.

    Contracts pack addresses into words: of 32 bytes the last 20 count where the rest is zero.
    """
    value = node.value
    if node.type == "address" and isinstance(value, str):
        return value
    if isinstance(value, bytes) and len(value) in {20, 32} and not any(value[:-20]):
        return "0x" + value[-20:].hex()
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value >> _ADDRESS_BITS < 1:
        return f"0x{value:040x}"
    raise Unclear(f"{raw_text(node)[:70]} is no address")
