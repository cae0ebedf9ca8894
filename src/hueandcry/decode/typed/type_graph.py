"""The types of an EIP-712 document: which are reached, and how they are written for hashing.

Source: EIP-712 "Definition of encodeType". What eth-account 0.14 and ethers 6.17 both accept is
accepted; what they refuse, or write differently, is refused.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from hueandcry.decode.typed.unhashable import Unhashable

# Type tables of real protocols have at most some twenty types and a hundred fields.
MAX_TYPES: Final = 64
MAX_FIELDS: Final = 512
MAX_NAME: Final = 128
# Seaport's bulk orders nest 24 arrays; Python's own stack ends at a thousand frames.
MAX_DEPTH: Final = 64

# Hyperliquid's types have a colon in them; eth-account and ethers hash them alike.
_TYPE_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?::[A-Za-z0-9_]+)?", re.ASCII)
_FIELD_NAME: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*", re.ASCII)
_FIELD_TYPE: Final = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)((?:\[(?:0|[1-9][0-9]{0,5})?\])*)")
# Words of Solidity's own types, which signers look up before the document's or after.
_RESERVED: Final = re.compile(
    r"u?int[0-9]*|bytes[0-9]*|byte|bool|address|string|function|u?fixed[0-9x]*|EIP712Domain"
)
_ALIASES: Final = {"uint": "uint256", "int": "int256"}
_ELEMENTARY: Final = frozenset(
    ["bool", "address", "string", "bytes"]
    + [f"bytes{size}" for size in range(1, 33)]
    + [f"{sign}int{bits}" for sign in ("", "u") for bits in range(8, 257, 8)]
)
# One type's name and its (field name, field type).
Table = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class Field(NamedTuple):
    """A field of a struct type: `type` as in `uint256`, `Person` or `Person[][2]`."""

    name: str
    type: str


class TypeGraph(NamedTuple):
    """All types reached from the primary type, children before parents.

    `encoded` are their `encodeType` texts. `disputes` say why signers would not agree on them.
    """

    primary: str
    fields: dict[str, tuple[Field, ...]]
    encoded: dict[str, str]
    unused: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()


def table_of(types: object) -> Table:
    """Return a document's `types` as rows. Raises `Unhashable`."""
    if not isinstance(types, Mapping):
        raise Unhashable("types is no JSON object")
    if len(types) > MAX_TYPES:
        raise Unhashable(f"types has {len(types)} types, more than {MAX_TYPES}")
    table = tuple([(name, _rows(name, given)) for name, given in types.items()])
    if sum([len(rows) for _, rows in table]) > MAX_FIELDS:
        raise Unhashable(f"types has more than {MAX_FIELDS} fields")
    return table


def _rows(name: str, given: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(given, list):
        raise Unhashable(f"types.{name[:MAX_NAME]} is no list of fields")
    rows = []
    for row in given:
        field, kind = (row.get("name"), row.get("type")) if isinstance(row, dict) else (None, None)
        if not isinstance(field, str) or not isinstance(kind, str):
            raise Unhashable(f"types.{name[:MAX_NAME]} has a field without name or type")
        rows.append((field, kind))
    return tuple(rows)


def split(kind: str) -> tuple[str, list[int | None]]:
    """Return a field type's base and its array sizes from the inside out, None where any.

    Raises `Unhashable` where the text is no type.
    """
    found = _FIELD_TYPE.fullmatch(kind)
    if not found:
        raise Unhashable(f"{kind[:MAX_NAME]!r} is no type")
    sizes = found[2][1:-1].split("][") if found[2] else []
    return found[1], [int(size) if size else None for size in sizes]


def graph_of(table: Table, primary: str) -> TypeGraph:
    """Return the graph of a type table without `EIP712Domain`. Raises `Unhashable`."""
    types = dict(table)
    if primary not in types:
        raise Unhashable(f"types has no {primary[:MAX_NAME]!r}, the primaryType")
    children: dict[str, list[str]] = {}
    aliases: list[str] = []
    for name, rows in table:
        _check_name(name)
        children[name] = [_base(name, row, types, aliases) for row in rows]
        if len({field for field, _ in rows}) != len(rows):
            raise Unhashable(f"types.{name} has two fields of one name")
    fields = {name: tuple(map(_field, types[name])) for name in _reached(primary, children)}
    _check_depth(fields)
    return TypeGraph(
        primary,
        fields,
        _encoded(fields, children),
        tuple(name for name in types if name not in fields),
        (*aliases, *_root_disputes(primary, children)),
    )


def _check_name(name: str) -> None:
    if not _TYPE_NAME.fullmatch(name) or name == "__proto__" or len(name) > MAX_NAME:
        raise Unhashable(f"types has a type with the name {name[:MAX_NAME]!a}, no plain identifier")
    if _RESERVED.fullmatch(name):
        raise Unhashable(f"types gives a new meaning to {name}, a word of Solidity's own types")


def _base(name: str, row: tuple[str, str], types: Mapping[str, object], aliases: list[str]) -> str:
    """Check a field, and return the type it leads to, without arrays."""
    field, kind = row
    if not _FIELD_NAME.fullmatch(field) or field == "__proto__" or len(field) > MAX_NAME:
        raise Unhashable(
            f"types.{name} has a field with the name {field[:MAX_NAME]!a}, no plain identifier"
        )
    try:
        base, _ = split(kind)
    except Unhashable as fault:
        raise fault.within(f"types.{name}.{field}") from None
    if base in _ALIASES:
        aliases.append(
            f"types.{name}.{field}: {base!r} is short for {_ALIASES[base]!r}; eth-account hashes"
            " the short word, ethers the long one"
        )
    elif base not in _ELEMENTARY and base not in types:
        raise Unhashable(f"types.{name}.{field}: there is no type {base[:MAX_NAME]!r}")
    return base


def _field(row: tuple[str, str]) -> Field:
    base, bracket, arrays = row[1].partition("[")
    return Field(row[0], _ALIASES.get(base, base) + bracket + arrays)


def _reached(primary: str, children: Mapping[str, list[str]]) -> list[str]:
    """Return the types reached, children first. Raises `Unhashable` for a circle."""
    done: dict[str, None] = {}
    path: list[str] = []

    def visit(name: str) -> None:
        if name in path:
            raise Unhashable(
                f"types.{name} contains itself; signers differ on such types, ethers refuses them"
            )
        path.append(name)
        for child in children[name]:
            if child in children and child not in done:
                visit(child)
        done[path.pop()] = None

    visit(primary)
    return list(done)


def _check_depth(fields: Mapping[str, tuple[Field, ...]]) -> None:
    depth: dict[str, int] = {}
    for name, rows in fields.items():
        parts = [split(kind) for _, kind in rows]
        depth[name] = 1 + max((depth.get(base, 0) + len(sizes) for base, sizes in parts), default=0)
        if depth[name] > MAX_DEPTH:
            raise Unhashable(f"types.{name} is more than {MAX_DEPTH} levels deep")


def _encoded(
    fields: Mapping[str, tuple[Field, ...]], children: Mapping[str, list[str]]
) -> dict[str, str]:
    """Return `encodeType` of each: itself, then all it refers to in alphabetical order."""
    own = {
        name: f"{name}({','.join([f'{row.type} {row.name}' for row in rows])})"
        for name, rows in fields.items()
    }
    below: dict[str, set[str]] = {}
    for name in fields:
        direct = {child for child in children[name] if child in own}
        below[name] = direct.union(*[below[child] for child in direct])
    return {
        name: own[name] + "".join([own[other] for other in sorted(below[name])]) for name in fields
    }


def _root_disputes(primary: str, children: Mapping[str, list[str]]) -> list[str]:
    """Say where signers that look for the primary type themselves would not find this one."""
    inner = {child for name, found in children.items() for child in found if child != name}
    roots = [name for name in children if name not in inner]
    if roots == [primary]:
        return [
            f"types.{name} contains itself; ethers refuses it"
            for name, found in children.items() if name in found
        ]  # fmt: skip
    if primary in inner:
        return [
            f"primaryType {primary!r} is part of another type; eth-account and ethers sign the"
            " outermost type only, wallets sign the one that is named"
        ]
    others = ", ".join([name for name in roots if name != primary][:5])
    return [
        f"types has types that {primary!r} does not use ({others}); eth-account and ethers refuse"
        " them, wallets pass over them"
    ]
