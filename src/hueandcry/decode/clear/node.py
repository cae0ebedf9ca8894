"""The data a descriptor describes: values with their types.

Only what a path reaches is looked at, so that types which hold themselves (EIP-712 allows it) and
arrays nobody asked for cost nothing.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Final

_BITS: Final = re.compile(r"u?int(\d+)")


class Items:
    """The items of an array, made when asked for."""

    def __init__(self, make: "Callable[[object], Node]", values: Sequence[object]) -> None:
        """Keep both."""
        self._make, self._values = make, values

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._values)

    def __getitem__(self, index: int) -> "Node":
        """Return one."""
        return self._make(self._values[index])


class Node(ABC):
    """A value and the name of its type: `type` is an ABI name, or "" for structs and arrays."""

    type: str
    value: object

    @abstractmethod
    def member(self, name: str) -> "Node | None":
        """Return a member of a struct; None where it has none of that name, or is no struct."""

    @abstractmethod
    def items(self) -> Items | None:
        """Return the items of an array; None where it is none."""

    @property
    def names(self) -> Sequence[str]:
        """Return the names of a struct's members."""
        return ()


class Leaf(Node):
    """A value without parts."""

    def __init__(self, kind: str, value: object) -> None:
        """Keep both."""
        self.type, self.value = kind, value

    def member(self, name: str) -> None:
        """Return None."""

    def items(self) -> None:
        """Return None."""


def data_of(node: Node) -> bytes | None:
    """Return the bytes a value is made of; None for structs, arrays and truth values."""
    value = node.value
    if isinstance(value, bytes):
        return value
    if node.type == "address" and isinstance(value, str):
        return bytes.fromhex(value[2:])
    if isinstance(value, str):
        return value.encode(errors="replace")
    bits = _BITS.fullmatch(node.type)
    if bits and isinstance(value, int):
        return (value % (1 << int(bits[1]))).to_bytes(int(bits[1]) // 8, "big")
    return None


def sequence_of(value: object) -> Sequence[object]:
    """Return a tuple or list as it is, and anything else as an empty one."""
    return value if isinstance(value, tuple | list) else ()
