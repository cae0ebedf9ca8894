"""The data a descriptor describes: values with their types, and what a path picks of them.

Only what a path reaches is looked at, so that types which hold themselves (EIP-712 allows it) and
arrays nobody asked for cost nothing.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final, NamedTuple

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.path import Slice, Step
from hueandcry.decode.evm.abi_shape import AbiType, Parameter

# A display nobody reads: the registry's longest test case has 40 lines.
MAX_PICKED: Final = 1_000
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


class AbiNode(Node):
    """A value of a call, decoded by its ABI type."""

    def __init__(self, kind: AbiType, value: object) -> None:
        """Keep both."""
        self._kind, self.value = kind, value
        self.type = "" if kind.kind in {"array", "tuple"} else kind.text

    def member(self, name: str) -> Node | None:
        """Return a component of a tuple."""
        if self._kind.kind != "tuple":
            return None
        return _component(self._kind.components, _sequence(self.value), name)

    def items(self) -> Items | None:
        """Return the items of an array."""
        item = self._kind.item
        return None if item is None else Items(partial(AbiNode, item), _sequence(self.value))

    @property
    def names(self) -> Sequence[str]:
        """Return the names of a tuple's components."""
        return [one.name for one in self._kind.components]


class Arguments(Node):
    """The arguments of a function as one struct."""

    def __init__(self, inputs: Sequence[Parameter], values: Sequence[object]) -> None:
        """Keep both."""
        self.type, self.value, self._inputs = "", values, inputs
        self._values = values

    def member(self, name: str) -> Node | None:
        """Return an argument."""
        return _component(self._inputs, self._values, name)

    def items(self) -> None:
        """Return None."""

    @property
    def names(self) -> Sequence[str]:
        """Return the names of the function's parameters."""
        return [one.name for one in self._inputs]


class Picked(NamedTuple):
    """A node and the indices of the arrays that were gone through to it."""

    at: tuple[int, ...]
    node: Node


def pick(
    start: Picked, steps: Sequence[Step], text: str, beside: tuple[int, ...] = ()
) -> list[Picked]:
    """Return what a path picks, in order: one node, or one for each item of the arrays it spreads.

    `beside` are the indices of another node: arrays are spread to the items at the same places
    only. Raises `Unclear` where a path leads nowhere, or to more than 1,000 nodes.
    """
    found = [start]
    for step in steps:
        found = [after for before in found for after in _step(before, step, text, beside)]
        if len(found) > MAX_PICKED:
            raise Unclear(f"{text[:60]!r} is more than {MAX_PICKED:,} values")
    return found


def _step(before: Picked, step: Step, text: str, beside: tuple[int, ...]) -> list[Picked]:
    node = before.node
    if isinstance(step, str):
        member = node.member(step)
        if member is None:
            raise Unclear(f"{text[:60]!r}: there is no {step[:40]!r}")
        return [Picked(before.at, member)]
    items = node.items()
    if items is None:
        return [Picked(before.at, _bytes_of(node, step, text))]
    if isinstance(step, int):
        if not -len(items) <= step < len(items):
            raise Unclear(f"{text[:60]!r}: there are only {len(items)} items")
        return [Picked(before.at, items[step])]
    chosen = _chosen(range(len(items))[step.start : step.end], beside[len(before.at) :], text)
    if len(chosen) > MAX_PICKED:
        raise Unclear(f"{text[:60]!r} is {len(chosen):,} items, more than {MAX_PICKED:,}")
    return [Picked((*before.at, index), items[index]) for index in chosen]


def _chosen(indices: range, beside: tuple[int, ...], text: str) -> range:
    if not beside:
        return indices
    if beside[0] not in indices:
        raise Unclear(
            f"{text[:60]!r}: there is no item {beside[0]}, so the arrays differ in length"
        )
    return range(beside[0], beside[0] + 1)


def _bytes_of(node: Node, step: int | Slice, text: str) -> Node:
    """Return a piece of a value's bytes; numbers are big-endian."""
    data = data_of(node)
    if data is None:
        raise Unclear(f"{text[:60]!r} takes a piece of what has none")
    last = None if step == -1 else step + 1 if isinstance(step, int) else None
    start, end = (step, last) if isinstance(step, int) else step
    piece = data[start:end]
    # A piece that is shorter than asked for would be shown as something it is not.
    if len(piece) < _length(start, end, len(data)):
        raise Unclear(f"{text[:60]!r}: there are only {len(data)} bytes")
    return Leaf("bytes", piece)


def _length(start: int | None, end: int | None, size: int) -> int:
    """Return how many bytes a slice must give for what it says to hold."""
    if start is not None and end is not None and (start < 0) == (end < 0):
        return end - start
    if start is not None and start < 0 and end is None:
        return -start
    if start is None and end is not None and end >= 0:
        return end
    return min(1, size)


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


def _component(parameters: Sequence[Parameter], values: Sequence[object], name: str) -> Node | None:
    for parameter, value in zip(parameters, values, strict=False):
        if parameter.name == name:
            return AbiNode(parameter.type, value)
    return None


def _sequence(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple | list) else ()


class StructNode(Node):
    """A value of a typed message: a struct, an array or a leaf, by the name of its type."""

    def __init__(
        self, kind: str, value: object, fields: Mapping[str, Sequence[tuple[str, str]]]
    ) -> None:
        """Keep them; `fields` are the (name, type) of each struct."""
        self._kind, self.value, self._fields = kind, value, fields
        self.type = "" if kind in fields or kind.endswith("]") else kind

    def member(self, name: str) -> Node | None:
        """Return a field of a struct."""
        if not isinstance(self.value, Mapping) or name not in self.value:
            return None
        for field, kind in self._fields.get(self._kind, ()):
            if field == name:
                return StructNode(kind, self.value[name], self._fields)
        return None

    def items(self) -> Items | None:
        """Return the items of an array."""
        if not self._kind.endswith("]"):
            return None
        kind, fields = self._kind[: self._kind.rindex("[")], self._fields
        return Items(lambda value: StructNode(kind, value, fields), _sequence(self.value))

    @property
    def names(self) -> Sequence[str]:
        """Return the names of a struct's fields."""
        return [name for name, _ in self._fields.get(self._kind, ())]
