"""The kinds of file a declared feed may have; each yields what should be hosts or links.

`plain`: one a line, `#` comments, hosts-file lines (`0.0.0.0 host`) and Adblock's `||host^` too.
`csv`: one column, by its name in the first line or by its number. `misp-warninglist`: the form of
github.com/MISP/misp-warninglists (`{"list": [...]}`). `misp-event`: a MISP event's attributes of
the types that name hosts, where they are marked for detection (`to_ids`), as the MISP core format
(draft-dulaunoy-misp-core-format) has them.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

import msgspec
from msgspec import Struct

from hueandcry.decode.json_text import from_json
from hueandcry.gather.feeds.entries import lines_of
from hueandcry.gather.feeds.feed import FeedFault

_BLOCKED_TO: Final = frozenset({"0.0.0.0", "127.0.0.1", "::1", "::"})  # noqa: S104 - nothing is bound
_TYPES: Final = frozenset({"domain", "hostname", "url", "link", "domain|ip", "uri"})


class _Attribute(Struct, frozen=True):
    type: str
    value: str
    to_ids: bool = True
    deleted: bool = False


class _Object(Struct, frozen=True, rename={"attributes": "Attribute"}):
    attributes: tuple[_Attribute, ...] = ()


class _Event(Struct, frozen=True, rename={"attributes": "Attribute", "objects": "Object"}):
    attributes: tuple[_Attribute, ...] = ()
    objects: tuple[_Object, ...] = ()


class _EventFile(Struct, frozen=True, rename={"event": "Event"}):
    event: _Event


class _Warninglist(Struct, frozen=True):
    list: tuple[str, ...]


def plain(data: bytes) -> Iterator[str]:
    """Yield a host or link a line."""
    for line in lines_of(data):
        if line.startswith("!"):
            continue
        target, _, host = line.partition(" ")
        text = host.strip() if target in _BLOCKED_TO else line
        yield text.removeprefix("||").partition("^")[0]


def csv_entries(data: bytes, column: str, delimiter: str) -> Iterator[str]:
    """Yield one column. Raises `FeedFault` where it is not there."""
    lines = csv.reader(
        StringIO(data.decode("utf-8-sig", "replace"), newline=""), delimiter=delimiter
    )
    try:
        numbered = column.isascii() and column.isdigit()
        at = int(column) - 1 if numbered else _place(next(lines, []), column)
        for line in lines:
            if len(line) > at and line[at].strip():
                yield line[at].strip()
    except csv.Error as error:
        raise FeedFault(f"the file is no CSV: {error}") from None


def _place(names: list[str], column: str) -> int:
    found = [name.strip() for name in names]
    if column not in found:
        raise FeedFault(f"its first line has no column {column}: {', '.join(found)[:200]}")
    return found.index(column)


def warninglist(data: bytes) -> Iterator[str]:
    """Yield the entries; a leading dot means the host and all below it."""
    try:
        found = from_json(data, _Warninglist)
    except msgspec.DecodeError as error:
        raise FeedFault(f"it is no MISP warninglist: {str(error)[:200]}") from None
    yield from (entry.removeprefix(".") for entry in found.list)


def event_entries(data: bytes) -> Iterator[str]:
    """Yield the hosts and links of a MISP event that are marked for detection."""
    try:
        event = from_json(data, _EventFile).event
    except msgspec.DecodeError as error:
        raise FeedFault(f"it is no MISP event: {str(error)[:200]}") from None
    groups = (event.attributes, *(one.attributes for one in event.objects))
    for attribute in (one for group in groups for one in group):
        if attribute.type in _TYPES and attribute.to_ids and not attribute.deleted:
            yield attribute.value.partition("|")[0]
