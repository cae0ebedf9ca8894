"""Values of a typed message, by the names of their types, as nodes."""

from collections.abc import Mapping, Sequence

from hueandcry.decode.clear.node import Items, Node, sequence_of


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
        return Items(lambda value: StructNode(kind, value, fields), sequence_of(self.value))

    @property
    def names(self) -> Sequence[str]:
        """Return the names of a struct's fields."""
        return [name for name, _ in self._fields.get(self._kind, ())]
