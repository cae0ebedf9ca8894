"""The shape of a type: its fields' names and types, with what they hold, without struct names.

`Permit(address owner, ...)` and a renamed twin have one shape; a struct that only borrows the name
has another.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Protocol

# The longest known form (a Seaport order in a tree) takes 700 characters. Types that use each
# other twice a level would double with every level.
MAX_SHAPE: Final = 4_000
MAX_DEPTH: Final = 8
_LONG: Final = {"uint": "uint256", "int": "int256"}
_TREE: Final = re.compile(r"(\[2\]){2,}")


class Field(Protocol):
    """A field of a struct type."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def type(self) -> str:
        """Its type, with its array brackets."""


def shape_of(types: Mapping[str, Sequence[Field]], name: str) -> str:
    """Return a struct's shape, such as `((address token,uint160 amount) details,address spender)`.

    A tree of any height (`[2][2][2]`) is written `[2]`. Empty for what is not told, recursive, or
    of more than 4,000 characters.
    """
    found = _struct(types, name, 0)
    return _TREE.sub("[2]", found) if len(found) <= MAX_SHAPE else ""


def inner_shape(types: Mapping[str, Sequence[Field]], written: str) -> str:
    """Return the shape of a field's type as it is written: a struct's, or the plain type."""
    base, bracket, rest = written.partition("[")
    return (_struct(types, base, 1) if base in types else base) + bracket + rest


def _struct(types: Mapping[str, Sequence[Field]], name: str, depth: int) -> str:
    if depth > MAX_DEPTH or name not in types:
        return " " * (MAX_SHAPE + 1)
    parts: list[str] = []
    length = 0
    for field in types[name]:
        base, bracket, rest = field.type.partition("[")
        inner = _struct(types, base, depth + 1) if base in types else _LONG.get(base, base)
        parts.append(f"{inner}{bracket}{rest} {field.name}")
        length += len(parts[-1])
        # Stops here, so that each level costs at most one overlong text.
        if length > MAX_SHAPE:
            return " " * (MAX_SHAPE + 1)
    return f"({','.join(parts)})"
