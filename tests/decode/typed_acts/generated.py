"""Documents of any shape: types and a message made from a form's own text."""

import re
from collections.abc import Callable
from itertools import count

from hueandcry.decode.typed.document import TypedDocument
from hueandcry.decode.typed.type_graph import Field

Make = Callable[[str], object]


def split_fields(body: str) -> list[str]:
    """Split at the commas that are not inside a struct."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(body):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            parts.append(body[start:at])
            start = at + 1
    return [*parts, body[start:]]


def document_of(shape: str, primary: str, make: Make, contract: str) -> TypedDocument:
    """Return a document of a shape; `make` gives a value of an elementary type."""
    types: dict[str, tuple[Field, ...]] = {}
    names = count()

    def struct(text: str, name: str) -> dict[str, object]:
        fields, message = [], {}
        for part in split_fields(text[1:-1]):
            kind, field = part.rsplit(" ", 1)
            shown, message[field] = value(kind)
            fields.append(Field(field, shown))
        types[name] = tuple(fields)
        return message

    def value(kind: str) -> tuple[str, object]:
        bracket = re.search(r"(\[\d*\])$", kind)
        if bracket:
            inner, one = value(kind[: bracket.start()])
            return inner + bracket[1], [one, one] if bracket[1] in {"[2]", "[]"} else [one]
        if kind.startswith("("):
            name = f"T{next(names)}"
            return name, struct(kind, name)
        return kind, make(kind)

    message = struct(shape, primary)
    return TypedDocument(
        primary, types, {}, message, "eip155:1", contract, b"", b"", b"", ""  # type: ignore[arg-type]
    )  # fmt: skip


def plain(kind: str) -> object:
    """Return a small value of an elementary type."""
    if kind == "address":
        return "0x" + "12" * 20
    if kind == "bool":
        return True
    if kind == "string":
        return "1"
    if kind.startswith("bytes"):
        return b"\x01" * int(kind[5:] or 36)
    return 1
