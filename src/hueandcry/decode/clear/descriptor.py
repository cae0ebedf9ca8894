"""A descriptor of ERC-7730: what it says of calls or messages of which contracts."""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec
from msgspec import Struct

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.path import Path, read_path
from hueandcry.decode.json_text import from_json

# The largest merged descriptor of the registry has 53,000 characters.
MAX_TEXT: Final = 1_000_000
# The registry's own nesting reaches 9: formats, groups, fields, params.
MAX_DEPTH: Final = 32
_LARGEST: Final = 2**256 - 1
# Definitions that refer to definitions; the registry's do not.
_MAX_REFERENCES: Final = 8
Object = Mapping[str, object]


class Descriptor(Struct, frozen=True):
    """A descriptor with its includes merged, and the one format of it that fits.

    `id` is its path in the registry, `document` its JSON, `key` names the format in
    `display.formats`.
    """

    id: str
    kind: Literal["calldata", "eip712"]
    owner: str
    contract_name: str
    document: Object
    key: str

    @property
    def format(self) -> Object:
        """Return the format of this call or message; empty where there is none."""
        return mapping(mapping(mapping(self.document.get("display")).get("formats")).get(self.key))

    @property
    def metadata(self) -> Object:
        """Return the constants, enumerations, maps and names it brings."""
        return mapping(self.document.get("metadata"))


def descriptor_of(identity: str, document: Object, key: str) -> Descriptor:
    """Return the descriptor of a merged document, for one of its formats."""
    context, metadata = mapping(document.get("context")), mapping(document.get("metadata"))
    return Descriptor(
        identity,
        "eip712" if "eip712" in context else "calldata",
        text(metadata.get("owner")),
        text(metadata.get("contractName")),
        document,
        key,
    )


def read_document(data: str | bytes) -> Object:
    """Return a descriptor's JSON. Raises `Unclear` where it is none, or too large or deep."""
    if len(data) > MAX_TEXT:
        raise Unclear(f"{len(data):,} bytes, more than {MAX_TEXT:,}")
    try:
        found = from_json(data)
    except msgspec.DecodeError as error:
        raise Unclear(f"no JSON: {error}") from None
    if not isinstance(found, dict):
        raise Unclear("no JSON object")
    _check(found)
    return found


def _check(document: object) -> None:
    """Bound what everything after this takes for granted: depth, and the size of numbers."""
    level: list[object] = [document]
    for _ in range(MAX_DEPTH):
        if any(isinstance(one, int) and abs(one) > _LARGEST for one in level):
            raise Unclear("a number of more than 256 bits")
        below = (one.values() if isinstance(one, dict) else listed(one) for one in level)
        level = [one for many in below for one in many]
        if not level:
            return
    raise Unclear(f"nested deeper than {MAX_DEPTH}")


def constant(document: Object, path: str) -> object:
    """Return what a `$.` path points to in the descriptor. Raises `Unclear`."""
    return _walk(document, read_path(path), path)


def _walk(document: Object, path: Path, written: str) -> object:
    if path.root != "$":
        raise Unclear(f"{written[:60]!r} does not point into the descriptor")
    found: object = document
    for step in path.steps:
        if not isinstance(step, str) or step not in mapping(found):
            raise Unclear(f"the descriptor has no {written[:80]!r}")
        found = mapping(found)[step]
    return found


def referred(document: Object, field: Object) -> Object:
    """Return a field with the definition it refers to; its own words win. Raises `Unclear`."""
    for _ in range(_MAX_REFERENCES):
        reference = field.get("$ref")
        if not isinstance(reference, str):
            return field
        definition = mapping(constant(document, reference))
        params = {**mapping(definition.get("params")), **mapping(field.get("params"))}
        own = {key: value for key, value in field.items() if key != "$ref"}
        field = {**definition, **own, "params": params}
    raise Unclear("definitions that refer to each other without end")


def mapping(value: object) -> Object:
    """Return an object as it is, and anything else as an empty one."""
    return value if isinstance(value, Mapping) else {}


def text(value: object) -> str:
    """Return a text as it is, and anything else as an empty one."""
    return value if isinstance(value, str) else ""


def listed(value: object) -> list[object]:
    """Return a list as it is, and anything else as one of nothing."""
    return value if isinstance(value, list) else []
