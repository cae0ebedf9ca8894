"""Values of a call, with their ABI types, as nodes."""

from collections.abc import Sequence
from functools import partial

from hueandcry.decode.clear.node import Items, Node, sequence_of
from hueandcry.decode.evm.abi_shape import AbiType, Parameter


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
        return _component(self._kind.components, sequence_of(self.value), name)

    def items(self) -> Items | None:
        """Return the items of an array."""
        item = self._kind.item
        return None if item is None else Items(partial(AbiNode, item), sequence_of(self.value))

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


def _component(parameters: Sequence[Parameter], values: Sequence[object], name: str) -> Node | None:
    for parameter, value in zip(parameters, values, strict=False):
        if parameter.name == name:
            return AbiNode(parameter.type, value)
    return None
