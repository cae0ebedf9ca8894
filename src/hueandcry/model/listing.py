"""Rows of block and allow lists, and the state of the feed they came by."""

from typing import Literal

from msgspec import Struct

Stance = Literal["block", "allow"]
Match = Literal["host", "parent", "path", "hash"]


class Listing(Struct, frozen=True):
    """A list's entry that matches, how it matches, and since when it was seen there.

    `entry` is the entry as stored: a host, `host/path`, or `sha256:` and 64 hex digits. Dates are
    ISO 8601; `checked` is the last time the publisher was asked and still listed it.
    """

    feed: str
    entry: str
    stance: Stance
    match: Match
    first_seen: str
    checked: str
    address: str


class FeedState(Struct, frozen=True):
    """One feed of a snapshot, as `hue feeds` shows it. Times are ISO 8601, UTC.

    state: `fresh` (new rows this time), `unchanged` (the publisher said so), `failed` (could not be
    had: last good rows kept), `absent` (the same, where the mirror may do without it),
    `quarantined` (new rows refused: last good rows kept).
    """

    name: str
    purpose: str
    addresses: tuple[str, ...]
    licence: str
    redistributable: bool
    state: str
    rows: int
    rejected: int
    quarantined: int
    checked: str
    published: str
    sha256: str
    note: str
