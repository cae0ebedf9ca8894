"""Fields of a typed-data document that no type leads to: shown, perhaps, but never signed."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from hueandcry.decode.typed.type_graph import Field, split

# Enough to see what is going on; the rest is counted in words.
MAX_HIDDEN: Final = 100
_SHOWN: Final = 80
PARTS: Final = ("types", "primaryType", "domain", "message")
_Fields = Mapping[str, tuple[Field, ...]]


def short(value: object) -> str:
    """Return any JSON value as text of at most 80 characters."""
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True, default=str)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."


def unreached(
    document: Mapping[str, object], fields: _Fields, primary: str
) -> tuple[tuple[str, str], ...]:
    """Return (path, short value) of what stands in the document but is not signed."""
    found = list(islice(_all(document, fields, primary), MAX_HIDDEN + 1))
    if len(found) > MAX_HIDDEN:
        found[MAX_HIDDEN] = ("...", f"more than {MAX_HIDDEN} such fields")
    return tuple(found)


def _all(
    document: Mapping[str, object], fields: _Fields, primary: str
) -> Iterator[tuple[str, str]]:
    for name, value in document.items():
        if name not in PARTS:
            yield name[:_SHOWN], short(value)
    yield from _of_struct(document["message"], fields, primary, "message")


def _of_struct(value: object, fields: _Fields, name: str, path: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        return
    known = {field.name: field.type for field in fields[name]}
    for key, inner in value.items():
        if key not in known:
            yield f"{path}.{key[:_SHOWN]}", short(inner)
            continue
        base, sizes = split(known[key])
        if base in fields:
            yield from _of_field(inner, fields, base, f"{path}.{key}", len(sizes))


def _of_field(
    value: object, fields: _Fields, base: str, path: str, depth: int
) -> Iterator[tuple[str, str]]:
    if not depth:
        yield from _of_struct(value, fields, base, path)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _of_field(item, fields, base, f"{path}[{position}]", depth - 1)
