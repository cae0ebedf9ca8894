"""Facts are what was observed; a gap is a fact that could not be had, and why.

A fact is falsy when it holds nothing, and a detector is asked only when its first fact is truthy.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from hueandcry.model.brand import BrandName, Ownership
from hueandcry.model.listing import Listing

Row = TypeVar("Row", covariant=True)


class GapKind(StrEnum):
    """Why a fact is not there."""

    NOT_ASKED = "not_asked"
    UNAVAILABLE = "unavailable"
    UNSUPPORTED = "unsupported"


class Gap(Struct, frozen=True):
    """A fact that is not there. `needed` says that the floor of this kind wants it."""

    fact: str
    kind: GapKind
    reason: str
    needed: bool = False


class Fact(Struct, frozen=True, tag_field="fact"):
    """Base of all facts: values that can be saved in a record and judged again."""

    def __bool__(self) -> bool:
        """Say whether it holds anything."""
        return True


class Rows(Fact, Generic[Row], frozen=True):
    """Base of the facts that hold as many of one kind as there are, which may be none."""

    rows: tuple[Row, ...]

    def __bool__(self) -> bool:
        """Say whether there is any."""
        return bool(self.rows)


class HostParts(Fact, frozen=True, tag="host_parts"):
    """A host split by the Public Suffix List, ICANN and private section both.

    For `claim.uniswap-app.pages.dev`: suffix `pages.dev`, own `uniswap-app`, left `("claim",)`,
    platform `pages.dev`; where no private suffix matches, platform is empty. `registrable` is
    `own.suffix`, or empty where the host is itself a suffix or an address.
    """

    suffix: str
    own: str
    left: tuple[str, ...]
    registrable: str
    platform: str

    def __bool__(self) -> bool:
        """Say whether anybody could own this host."""
        return bool(self.own)


class Forms(Rows[tuple[str, str]], frozen=True, tag="forms"):
    """Ways in which the written link differs from what a browser opens; each (form, detail)."""


class Listings(Rows[Listing], frozen=True, tag="listings"):
    """Rows of block and allow lists that match the host, a parent, the path or a hash."""

    def vouching(self) -> Iterator[Listing]:
        """Yield the rows by which a list's keepers say they looked at exactly this host."""
        return (row for row in self.rows if row.stance == "allow" and row.match == "host")


class Owners(Rows[Ownership], frozen=True, tag="owners"):
    """Entities known to own the host or its registrable domain."""


class Resemblance(Struct, frozen=True):
    """One piece of a host that reads like a brand's name.

    manner: `same` (the name itself), `inside` (within a longer piece), `confusable` (same skeleton,
    UTS 39), `near` (a few edits), `glance` (alike at a hurried glance), `split` (the name over a
    dot). `place`: 0 for the label its owner chose, 1, 2, … to its left. `piece` is what stands in
    the host (Unicode), `rest` the other pieces of that label.
    """

    name: BrandName
    manner: str
    place: int
    piece: str
    rest: tuple[str, ...]
    distance: int = 0


class Resemblances(Rows[Resemblance], frozen=True, tag="resemblances"):
    """Brand names the host reads like.

    Not sought in a host that a brand is known to own or that a list's keepers looked at and
    allowed, nor in the registered label of a popular site: those have names in their own right.
    """


class Popularity(Fact, frozen=True, tag="popularity"):
    """Rank of the registrable domain in a popularity list; 0 where it is not in it."""

    rank: int

    def __bool__(self) -> bool:
        """Say whether the domain is ranked."""
        return self.rank > 0


class Claimed(Fact, frozen=True, tag="claimed"):
    """The brand the asker was told this is, and the domains that brand is known to own."""

    entity: str
    name: str
    domains: tuple[Ownership, ...]


class FeedBrief(Struct, frozen=True):
    """How a feed stood when asked: rows, when last confirmed (ISO 8601, UTC), why not.

    `absent`: the mirror is without it, and may be; it then is not missed.
    """

    name: str
    purpose: str
    rows: int
    checked: str
    note: str
    absent: bool = False


class FeedStates(Rows[FeedBrief], frozen=True, tag="feed_states"):
    """The feeds of the snapshot, and the moment of asking (ISO 8601, UTC)."""

    now: str
