"""Derives the index of handles from the register and the lists of a snapshot that is built."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from hueandcry.decode.handle import bare_name, parse_handle
from hueandcry.decode.handle_link import handle_of_link
from hueandcry.decode.handle_shape import shape_of, target_keys
from hueandcry.decode.link import parse_link
from hueandcry.model.errors import NotAnObservable

_HANDLES = (
    "SELECT h.entity, e.name, h.platform, h.name, h.feed, h.date, h.reference"
    " FROM handle h JOIN entity e ON e.id = h.entity ORDER BY h.entity, h.platform, h.name"
)
_NAMES = (
    "SELECT entity, brand, '', text, feed, date, reference FROM brand_name ORDER BY entity, text"
)
_LISTED = (
    "SELECT entry, feed, address, first_seen FROM listing WHERE valid_to = '' AND stance = 'block'"
    " AND entry >= ? AND entry < ?"
)
_HOSTS: Final = (
    "x.com", "twitter.com", "t.me", "telegram.me", "discord.gg", "discord.com", "github.com",
    "linkedin.com", "youtube.com", "instagram.com", "reddit.com",
)  # fmt: skip
# A row that names a post or a file speaks of that, not of the account.
_MOST_STEPS: Final = {"linkedin": 2, "reddit": 2, "discord": 2}
# Shorter names are common to many.
_SHORTEST_COINED: Final = 5

_Row = tuple[str, str, str, str, str, str, str]


def index_handles(database: sqlite3.Connection) -> None:
    """Fill the tables of handles."""
    words = frozenset(row[0] for row in database.execute("SELECT text FROM word"))
    query = "SELECT text FROM entity_name WHERE ordinary = 1"
    words |= frozenset(row[0] for row in database.execute(query))
    found: list[_Row] = [*database.execute(_HANDLES), *database.execute(_NAMES)]
    for number, row in enumerate(found, start=1):
        _add(database, number, row, words)
    for host in _HOSTS:
        # "0" is the character after "/".
        for entry, *told in database.execute(_LISTED, (host + "/", host + "0")).fetchall():
            for value in _account_in(entry):
                insert = "INSERT OR IGNORE INTO listed_handle VALUES (?,?,?,?,?)"
                database.execute(insert, (value, entry, *told))


def _add(database: sqlite3.Connection, number: int, row: _Row, words: frozenset[str]) -> None:
    entity, brand, platform, name, feed, date, reference = row
    value = ""
    if platform:
        try:
            handle = parse_handle(name, platform)
        except NotAnObservable:
            # A platform whose rules are not known cannot be asked about either.
            return
        value, name, platform = handle.value, handle.name, handle.platform
    shape = shape_of(bare_name(name), lambda _: None)
    ordinary = shape.text in words or len(shape.text) < _SHORTEST_COINED
    coined = shape.core not in words and len(shape.core) >= _SHORTEST_COINED
    told = (platform, name, value, shape.text, ordinary, coined, feed, date, reference)
    database.execute(
        "INSERT INTO handle_name VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (number, entity, brand, *told)
    )
    keys = target_keys(shape, ordinary=ordinary, coined=coined)
    insert = "INSERT OR IGNORE INTO handle_key VALUES (?,?,?)"
    database.executemany(insert, ((kind, key, number) for kind, key in keys))


def _account_in(entry: str) -> Iterator[str]:
    """Yield the account that an entry of a list names as a whole, if it does."""
    try:
        handle = handle_of_link(parse_link("https://" + entry))
    except NotAnObservable:
        return
    if handle and entry.count("/") <= _MOST_STEPS.get(handle.platform, 1):
        yield handle.value
