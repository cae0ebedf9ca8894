"""Paths of a format that lead nowhere in what it describes: faults of the descriptor itself."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.clear.descriptor import Object, constant, listed, mapping, referred
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.path import Step, read_path
from hueandcry.decode.clear.shape import Shape, shape_of_encoding, shape_of_function

_DEEPEST: Final = 8
_PARAMETERS: Final = (
    "tokenPath", "calleePath", "amountPath", "spenderPath", "collectionPath", "selectorPath",
    "chainIdPath",
)  # fmt: skip


def path_faults(document: Object, form: Object, key: str, kind: str) -> list[str]:
    """Return what is wrong with the paths of a format. Raises `Unclear` for a key of no form."""
    shape = shape_of_encoding(key) if kind == "eip712" else shape_of_function(key)
    if shape is None:
        return []
    return list(_faults(document, form.get("fields"), shape, shape, 0))


def _faults(
    document: Object, fields: object, root: Shape, scope: Shape, depth: int
) -> Iterator[str]:
    for given in listed(fields):
        field = mapping(given)
        try:
            whole = field if "fields" in field else referred(document, field)
            inner = _follow(whole.get("path"), root, scope)
        except Unclear as error:
            yield str(error)
            continue
        if "fields" in field and depth < _DEEPEST:
            yield from _faults(document, field.get("fields"), root, inner, depth + 1)
        params = mapping(whole.get("params"))
        yield from _constants(document, params)
        for name in _PARAMETERS:
            try:
                _follow(params.get(name), root, scope)
            except Unclear as error:
                yield f"{name}: {error}"


def _constants(document: Object, params: Object) -> Iterator[str]:
    for given in params.values():
        for value in given if isinstance(given, list) else [given]:
            try:
                if isinstance(value, str) and value.startswith("$."):
                    constant(document, value)
            except Unclear as error:
                yield str(error)


def _follow(path: object, root: Shape, scope: Shape) -> Shape:
    """Return the shape a path leads to. Raises `Unclear`."""
    if not isinstance(path, str):
        return scope
    parsed = read_path(path)
    if parsed.root in ("@", "$"):
        return scope
    found = root if parsed.root == "#" else scope
    for step in parsed.steps:
        found = _step(found, step, path)
    return found


def _step(shape: Shape, step: Step, path: str) -> Shape:
    if isinstance(step, str):
        if step not in shape.members:
            whose = "of an array" if shape.item else "there"
            raise Unclear(f"the path {path[:80]!r}: there is no {step[:40]!r} {whose}")
        return shape.members[step]()
    if shape.item is None and shape.members:
        raise Unclear(f"the path {path[:80]!r} takes a piece of a struct")
    return shape.item() if shape.item else shape
