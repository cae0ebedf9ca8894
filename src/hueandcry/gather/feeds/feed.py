"""What a feed is, and the reading of entries all lists share."""

from collections.abc import Callable, Iterable
from typing import Literal

from msgspec import Struct

from hueandcry.decode.link import parse_link
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.listing import Stance
from hueandcry.model.observable import Link
from hueandcry.model.rows import ListingRow, Parsed, Rejected

Purpose = Literal[
    "block list", "brands", "suffixes", "confusables", "popularity", "words", "labels", "sanctions",
    "tokens", "descriptors", "infrastructure", "platforms",
]  # fmt: skip
Parse = Callable[[dict[str, bytes]], Parsed]


class FeedFault(Exception):
    """A feed's file is not of a shape we know: the text says where."""


class Feed(Struct, frozen=True):
    """A published source. `parse` takes the bytes of each address and is pure.

    `parser` is raised when `parse` changes what it makes of the same bytes, so that unchanged files
    are read again. `redistributable` says whether the licence lets a snapshot with these rows be
    passed on. A feed `shipped` with the program has no address on the web. A mirror may be without
    the files of an `optional` feed: that is said, and is no failure of the update.
    """

    name: str
    purpose: Purpose
    addresses: tuple[str, ...]
    licence: str
    redistributable: bool
    parse: Parse
    parser: int = 1
    shipped: bool = False
    optional: bool = False


def read_entries(
    entries: Iterable[object], stance: Stance, address: str
) -> tuple[list[ListingRow], list[Rejected]]:
    """Read entries as hosts or `host/path`; keep apart what is neither, with the reason."""
    rows: list[ListingRow] = []
    rejected: list[Rejected] = []
    for entry in entries:
        try:
            rows.append(ListingRow(_canonical(entry), stance, address))
        except NotAnObservable as error:
            rejected.append(Rejected(str(entry)[:200], error.message))
    return rows, rejected


def _canonical(entry: object) -> str:
    if not isinstance(entry, str):
        raise NotAnObservable(f"a {type(entry).__name__} stands where a host should")
    return entry_of(parse_link(entry.removeprefix("*.")))


def entry_of(link: Link) -> str:
    """Return a link as it is looked up: host without `www.`, path without end slash."""
    host = link.host.removeprefix("www.") if link.host.count(".") > 1 else link.host
    return host + link.path.rstrip("/")
