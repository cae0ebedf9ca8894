"""The fields of a format, one by one, as lines: label and value."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from hueandcry.decode.clear.descriptor import Object, listed, mapping, referred, text
from hueandcry.decode.clear.embedded import show_call
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.formats import FORMATS, MAX_WORDS, Shown
from hueandcry.decode.clear.picking import MAX_PICKED, Picked
from hueandcry.decode.clear.plain import raw_text
from hueandcry.decode.clear.view import Parameters, View, absolute, leaf_of
from hueandcry.decode.clear.visibility import is_shown
from hueandcry.model.signing import ClearField

# Groups within groups, and definitions that refer to definitions. The registry reaches 2 and 1.
_DEEPEST: Final = 8


class Line(NamedTuple):
    """A line and the indices of the array items it shows."""

    at: tuple[int, ...]
    field: ClearField


def lines_of(view: View, given: object, scope: Picked, prefix: str, depth: int) -> list[Line]:
    """Return the lines of a list of fields; `prefix` is the path of `scope`."""
    return [
        line
        for one in listed(given)
        for line in _lines(view, mapping(one), scope, prefix, depth)
    ]  # fmt: skip


def _lines(view: View, field: Object, scope: Picked, prefix: str, depth: int) -> list[Line]:
    view.spend()
    try:
        if depth > _DEEPEST:
            raise Unclear(f"groups nested deeper than {_DEEPEST}")
        if "fields" in field:
            return _group(view, field, scope, prefix, depth)
        whole = referred(view.descriptor.document, field)
        return list(_field(view, whole, scope, prefix))
    except Unclear as error:
        view.fault(f"{text(field.get('label')) or text(field.get('path')) or 'a field'}: {error}")
        return []


def _group(view: View, field: Object, scope: Picked, prefix: str, depth: int) -> list[Line]:
    path, mode = text(field.get("path")), field.get("iteration")
    scopes = list(view.nodes(path, scope, scope.at)) if path else [scope]
    below = absolute(prefix, path)
    heading = text(field.get("label"))[:MAX_WORDS]
    lines = [Line(scope.at, ClearField(heading, ""))] if heading else []
    columns = [
        [lines_of(view, [one], inner, below, depth + 1) for inner in scopes]
        for one in listed(field.get("fields"))
    ]
    if len(scopes) == 1 and mode == "bundled":
        return lines + _bundled([column[0] for column in columns], len(scopes[0].at))
    if mode == "sequential":
        return lines + [line for column in columns for part in column for line in part]
    rows = zip(*columns, strict=True) if columns else ()
    return lines + [line for row in rows for part in row for line in part]


def _bundled(columns: list[list[Line]], level: int) -> list[Line]:
    """Return the lines of arrays taken side by side. Raises `Unclear` where lengths differ."""
    arrays = [column for column in columns if any(len(line.at) > level for line in column)]
    if len({len(column) for column in arrays}) > 1:
        raise Unclear("arrays that belong together differ in length")
    single = [line for column in columns if column not in arrays for line in column]
    return single + [line for row in zip(*arrays, strict=True) for line in row]


def _field(view: View, field: Object, scope: Picked, prefix: str) -> Iterator[Line]:
    path, visible = field.get("path"), field.get("visible", "always")
    place = absolute(prefix, path)
    if isinstance(path, str):
        found = [leaf for one in view.nodes(path, scope, scope.at) for leaf in _spread(one)]
    elif "value" in field:
        found = [Picked(scope.at, leaf_of(view.constant(field["value"], scope, scope.at)))]
    else:
        raise Unclear("has neither path nor value")
    if place and place in view.excluded:
        return
    for number, one in enumerate(found):
        view.spend()
        if not is_shown(visible, one.node):
            continue
        lines = _shown(view, field, Place(scope, one, number))
        if isinstance(visible, str):
            view.shown.setdefault(place, []).append(lines[0].field.value)
        yield from lines


def _spread(one: Picked) -> list[Picked]:
    """Return an array's items, for a format is applied to each; anything else as it is."""
    items = one.node.items()
    if items is None:
        return [one]
    if len(items) > MAX_PICKED:
        raise Unclear(f"an array of {len(items):,} items")
    return [
        leaf
        for index in range(len(items))
        for leaf in _spread(Picked((*one.at, index), items[index]))
    ]


class Place(NamedTuple):
    """A value, where its field's relative paths start, and its number among its likes."""

    scope: Picked
    one: Picked
    number: int


def _shown(view: View, field: Object, place: Place) -> list[Line]:
    """Return the line of a value; of a call inside, its lines."""
    at, node = place.one
    label = text(field.get("label"))[:MAX_WORDS]
    shown = Shown(view, node, Parameters(view, mapping(field.get("params")), place.scope, at))
    try:
        if field.get("format") == "calldata":
            return [Line(at, inner) for inner in show_call(label, shown)]
        value = _value(field, shown)
    except Unclear as error:
        view.fault(f"{label}: {error}")
        value = raw_text(node)
    before = text(field.get("separator"))[:MAX_WORDS].replace("{index}", str(place.number))
    return [Line(at, ClearField(label, f"{before} {value}" if before else value))]


def _value(field: Object, shown: Shown) -> str:
    encryption = field.get("encryption")
    if isinstance(encryption, Mapping):
        shown.view.fault(f"{text(field.get('label'))[:MAX_WORDS]}: its value is encrypted")
        words = text(encryption.get("fallbackLabel"))[:MAX_WORDS] or "[Encrypted]"
        return f"{words} {raw_text(shown.node)}"
    name = field.get("format", "raw")
    show = FORMATS.get(name) if isinstance(name, str) else None
    if show is None:
        raise Unclear(f"has the format {str(name)[:40]!r}, which is not known")
    return show(shown)
