"""What a format's key says of the data: names of members, arrays, leaves; values are not needed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, NamedTuple

from hueandcry.decode.clear.keys import STRUCT, encoding_of, function_of
from hueandcry.decode.evm.abi_shape import AbiType, Parameter


class Shape(NamedTuple):
    """A struct (`members`), an array (`item`), or a leaf. Parts are made when asked for."""

    members: Mapping[str, "Callable[[], Shape]"]
    item: "Callable[[], Shape] | None" = None


_LEAF: Final = Shape({})


def shape_of_function(key: str) -> Shape:
    """Return the shape of a function's arguments. Raises `Unclear`."""
    return _struct(function_of(key).inputs)


def _struct(parts: "tuple[Parameter, ...]") -> Shape:
    return Shape({one.name: partial(_of_type, one.type) for one in parts})


def _of_type(kind: AbiType) -> Shape:
    if kind.item is not None:
        return Shape({}, partial(_of_type, kind.item))
    return _struct(kind.components) if kind.components else _LEAF


def shape_of_encoding(key: str) -> Shape | None:
    """Return the shape of a typed message, None where the key is a bare name. Raises `Unclear`."""
    structs = {
        found[1]: [part.rpartition(" ") for part in found[2].split(",") if part]
        for found in STRUCT.finditer(encoding_of(key))
    }
    return _of_name(next(iter(structs)), structs) if structs else None


def _of_name(name: str, structs: Mapping[str, list[tuple[str, str, str]]]) -> Shape:
    if name.endswith("]"):
        return Shape({}, partial(_of_name, name[: name.rindex("[")], structs))
    fields = structs.get(name, [])
    return Shape({field: partial(_of_name, kind, structs) for kind, _, field in fields})
