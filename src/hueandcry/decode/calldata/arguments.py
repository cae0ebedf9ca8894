"""Decoded arguments as short text."""

from collections.abc import Sequence
from typing import Final

from hueandcry.decode.evm.abi import Value
from hueandcry.decode.evm.abi_type import AbiType, Parameter
from hueandcry.model.act import Argument

# What is shown of one argument; a word in hex and a uint256 are whole.
_LONGEST: Final = 160
_BYTES: Final = 32
_TEXT: Final = 80
# A function's first arguments; Solidity's stack allows some 16.
_MOST: Final = 16


def arguments_of(inputs: Sequence[Parameter], values: Sequence[Value]) -> tuple[Argument, ...]:
    """Return the arguments with their names and types; long ones end in `...`."""
    return tuple([
        Argument(one.name, one.type.text[:_LONGEST], shown(one.type, value))
        for one, value in zip(inputs[:_MOST], values[:_MOST], strict=False)
    ])  # fmt: skip


def shown(kind: AbiType, value: Value) -> str:
    """Return a value as text of at most 160 characters."""
    if isinstance(value, str):
        return value if kind.kind == "address" else _clipped(value, _TEXT)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, bytes):
        size = "" if len(value) <= _BYTES else f"... ({len(value):,} bytes)"
        return "0x" + value[:_BYTES].hex() + size
    return _several(kind, value)


def _several(kind: AbiType, values: tuple[Value, ...]) -> str:
    """Show the first parts of an array or tuple, until the text is long enough."""
    parts: list[str] = []
    size = 0
    for at, value in enumerate(values):
        if size > _LONGEST:
            break
        part = kind.item or kind.components[at].type
        parts.append(shown(part, value))
        size += len(parts[-1]) + 2
    text = ", ".join(parts)
    if kind.kind == "array":
        more = f" ({len(values):,} items)" if len(values) > 1 else ""
        return f"[{_clipped(text, _LONGEST - 30)}]{more}"
    return f"({_clipped(text, _LONGEST - 10)})"


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 3] + "..."
