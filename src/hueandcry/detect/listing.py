"""Words and sources for rows of lists, shared by the detectors of listed things."""

from collections.abc import Iterator

from hueandcry.model.fact import Listings, Owners, Popularity
from hueandcry.model.finding import Confidence, Evidence, Hit
from hueandcry.model.listing import Listing, Match
from hueandcry.model.source import Source

# Among the most popular sites a row is a hijack or the list's error about as often as the truth.
POPULAR = 10_000


def hits(listings: Listings, matches: set[Match], doubts: tuple[Evidence, ...]) -> Iterator[Hit]:
    """Report all lists that block in one of these ways as one hit; doubts make it less sure."""
    rows = [row for row in listings.rows if row.stance == "block" and row.match in matches]
    if rows:
        yield Hit(
            key="listed",
            confidence=Confidence.MEDIUM if doubts else Confidence.STRONG,
            evidence=(*map(_evidence, rows), *doubts),
            sources=tuple({Source(row.feed, row.checked, row.address): None for row in rows}),
        )


def doubts(listings: Listings, owners: Owners, popularity: Popularity) -> tuple[Evidence, ...]:
    """Return what speaks against a block list here. It is a doubt, never an acquittal."""
    return tuple(_doubts(listings, owners, popularity))


def _doubts(listings: Listings, owners: Owners, popularity: Popularity) -> Iterator[Evidence]:
    for owner in owners.rows:
        yield Evidence(
            f"{owner.host} is known as {owner.brand}'s own: hijacked now, or listed by mistake"
        )
    for row in listings.vouching():
        yield Evidence(f"{row.feed} has {row.entry} on its allow list: the lists disagree")
    if 0 < popularity.rank <= POPULAR:
        yield Evidence(f"the site is number {popularity.rank:,} by popularity")


def _evidence(row: Listing) -> Evidence:
    since = f", here since {row.first_seen}" if row.first_seen else ""
    return Evidence(f"{row.feed} lists {row.entry}{since}, last confirmed {row.checked[:10]}")
