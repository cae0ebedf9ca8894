"""Words for what was seen on a page, shared by the detectors of pages."""

from collections.abc import Iterable

from hueandcry.model.finding import Evidence
from hueandcry.model.page import Landing, Mark

# More of the same says nothing new.
_MOST = 4


def shown(marks: Iterable[Mark]) -> tuple[Evidence, ...]:
    """Return marks as evidence, each with the words around it."""
    found = [Evidence(f"{mark.what}: {mark.excerpt}") for mark in marks]
    return tuple(dict.fromkeys(found))[:_MOST]


def doubts(landing: Landing) -> tuple[Evidence, ...]:
    """Return what speaks for the host: a doubt, never an acquittal."""
    return tuple(
        Evidence(f"{owner.host} is known as {owner.brand}'s own: hijacked now, or honest")
        for owner in landing.owners[:1]
    )
