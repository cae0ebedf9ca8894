"""Merging of a descriptor with the one it includes (ERC-7730, "Organizing files").

The including file wins. Objects are merged key by key; lists of `fields` item by item, by `path`,
with new ones at the end; every other list is replaced.
"""

from collections.abc import Mapping


def merge(included: Mapping[str, object], including: Mapping[str, object]) -> dict[str, object]:
    """Return both as one; both are read by `read_document`, which bounds their depth."""
    merged = dict(included)
    for key, new in including.items():
        merged[key] = _merged(key, merged.get(key), new)
    return merged


def _merged(key: str, old: object, new: object) -> object:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return merge(old, new)
    if key == "fields" and isinstance(old, list) and isinstance(new, list):
        return _fields(old, new)
    return new


def _fields(old: list[object], new: list[object]) -> list[object]:
    merged = list(old)
    places = {_path(field): place for place, field in enumerate(old) if _path(field)}
    for field in new:
        place = places.get(_path(field))
        before = None if place is None else merged[place]
        if place is not None and isinstance(before, Mapping) and isinstance(field, Mapping):
            merged[place] = merge(before, field)
        else:
            merged.append(field)
    return merged


def _path(field: object) -> str:
    path = field.get("path") if isinstance(field, Mapping) else None
    return path.removeprefix("#.") if isinstance(path, str) else ""
