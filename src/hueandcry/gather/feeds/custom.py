"""Feeds that a user declares in one TOML file: a firm's own lists beside the public ones.

docs/feeds.md describes the file. It is read whole or not at all: a fault is told with its line.
"""

import re
import tomllib
from collections.abc import Callable
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from hueandcry.gather.feeds.custom_kinds import csv_entries, event_entries, plain, warninglist
from hueandcry.gather.feeds.feed import Feed, FeedFault, read_entries
from hueandcry.model.errors import BadRequest
from hueandcry.model.listing import Stance
from hueandcry.model.rows import ListingRow, Parsed, Rejected

Kind = Literal["plain", "csv", "misp-warninglist", "misp-event"]
Name = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,39}$")]
# Each is asked on every update; a firm has a handful.
_MOST: Final = 50
_LOCAL: Final = ("http://127.0.0.1", "http://localhost")
_TABLE = re.compile(r"\s*\[\[\s*feeds\s*\]\]")


class Declared(Struct, frozen=True, forbid_unknown_fields=True):
    """One `[[feeds]]`. `address` is https, or `file:` with the path of a file on this machine."""

    name: Name
    address: str
    kind: Kind
    stance: Stance
    licence: str
    redistributable: bool = False
    column: str = ""
    delimiter: Literal[",", ";", "\t", "|"] = ","


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    feeds: tuple[Declared, ...] = ()


def read_custom(text: str, path: str, taken: frozenset[str]) -> tuple[Feed, ...]:
    """Read the declared feeds; `taken` are names that are in use. Raises `BadRequest`."""
    try:
        declared = msgspec.convert(tomllib.loads(text), _File).feeds
    except tomllib.TOMLDecodeError as error:
        raise BadRequest(f"{path} is no TOML: {error}", "docs/feeds.md shows the form") from None
    except msgspec.ValidationError as error:
        raise BadRequest(_told(text, path, str(error)), "docs/feeds.md shows the form") from None
    if len(declared) > _MOST:
        raise BadRequest(f"{path} declares {len(declared)} feeds, more than {_MOST}")
    names = set(taken)
    for at, one in enumerate(declared):
        if fault := _fault(one, names):
            key, words = fault
            line = _line_of(text, at, key)
            raise BadRequest(f"{path}, line {line}: {key}: {words}", "docs/feeds.md shows the form")
        names.add(one.name)
    return tuple(_feed(one) for one in declared)


def _fault(one: Declared, names: set[str]) -> tuple[str, str] | None:
    """Return the key and what is wrong with it."""
    if one.name in names:
        return "name", f'there is a feed "{one.name}" already'
    if not one.address.startswith(("https://", "file:", *_LOCAL)):
        return "address", "give https://..., or file:/path/of/a/file"
    if not one.licence.strip():
        return "licence", "it is empty: say under what terms the list may be used"
    if one.kind == "csv" and not one.column.strip("0"):
        return "column", "csv needs one: its name in the first line, or its number from 1"
    return None


def _told(text: str, path: str, fault: str) -> str:
    """Put msgspec's `... - at $.feeds[0].kind` into the line and the key it means."""
    words, _, where = fault.partition(" - at `$.feeds[")
    number, _, rest = where.partition("]")
    key = rest.strip("`").removeprefix(".")
    if not number.isdigit():
        return f"{path}: {fault}"
    missing = re.search(r"field `(\w+)`", words)
    line = _line_of(text, int(number), key or (missing[1] if missing else ""))
    return f"{path}, line {line}: {key + ': ' if key else ''}{words}"


def _line_of(text: str, number: int, key: str) -> int:
    """Return the line of a key in the `number`th table, or of the table where it is not there."""
    table, found = -1, 1
    for at, line in enumerate(text.splitlines(), start=1):
        if _TABLE.match(line):
            table += 1
            found = at if table == number else found
        elif table == number and key and re.match(rf'\s*"?{re.escape(key)}"?\s*=', line):
            return at
    return found


def _feed(one: Declared) -> Feed:
    return Feed(
        name=one.name,
        purpose="block list",
        addresses=(one.address,),
        licence=one.licence,
        redistributable=one.redistributable,
        parse=_parser(one),
        optional=True,
    )


def _parser(one: Declared) -> Callable[[dict[str, bytes]], Parsed]:
    """Return the function that reads the feed's file."""

    def parse(files: dict[str, bytes]) -> Parsed:
        data = files[one.address]
        match one.kind:
            case "plain":
                entries = plain(data)
            case "csv":
                entries = csv_entries(data, one.column, one.delimiter)
            case "misp-warninglist":
                entries = warninglist(data)
            case "misp-event":
                entries = event_entries(data)
        rows, rejected = read_entries(entries, one.stance, one.address)
        return _checked(rows, rejected)

    return parse


def _checked(rows: list[ListingRow], rejected: list[Rejected]) -> Parsed:
    if not rows:
        example = f" such as {rejected[0].entry[:60]!r}" if rejected else ""
        raise FeedFault(f"it holds no host or link{example}")
    if len(rejected) > len(rows):
        raise FeedFault(f"{len(rejected):,} of its entries are no hosts, {len(rows):,} are")
    return Parsed(tuple({row.entry: row for row in rows}.values()), tuple(rejected))
