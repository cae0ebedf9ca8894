"""Opens a link and gathers what stands there, with every site on the way as a lead."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.link import parse_link
from hueandcry.gather.fetch.fetcher import Fetcher
from hueandcry.gather.link import LinkFacts
from hueandcry.gather.page import PageFacts
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.fact import Listings
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing, Page
from hueandcry.model.ports import LinkIndex

# Ten redirects, and a few frames or scripts that lead on.
_MOST_LEADS: Final = 12
Way = tuple[Link, tuple[AnyFact, ...], tuple[str, ...]]


class LandingFacts:
    """Opens links by one fetcher. Not to be shared between threads."""

    def __init__(self, index: LinkIndex, links: LinkFacts, fetcher: Fetcher) -> None:
        """Use an index, the facts about links that it gives, and the fetcher."""
        self._links, self._pages = links, PageFacts(index, fetcher)

    def gather(self, link: Link) -> tuple[tuple[AnyFact, ...], tuple[Way, ...]]:
        """Return the facts of a link's landing, and the sites it led over, each with its facts.

        Leads are looked up in the snapshot only: none is opened that the link did not lead to.
        """
        facts = self._pages.gather(link)
        known = {type(fact): fact for fact in facts}
        landing, page = known.get(Landing), known.get(Page)
        if not isinstance(landing, Landing):
            return facts, ()
        ways = self._ways(link, landing, page if isinstance(page, Page) else None)
        return facts, tuple(ways)

    def _ways(self, link: Link, landing: Landing, page: Page | None) -> Iterator[Way]:
        seen = {(link.host, link.path)}
        count = 0
        for address, how in _addresses(landing, page):
            other = _link(address)
            if other is None or (other.host, other.path) in seen or count >= _MOST_LEADS:
                continue
            seen.add((other.host, other.path))
            facts = self._links.gather(other)
            # The link's own host was judged already; only a page of it may be listed by itself.
            if other.host != link.host or _listed_path(facts):
                count += 1
                yield other, facts, (f"{how} {other.host}",)


def _addresses(landing: Landing, page: Page | None) -> Iterator[tuple[str, str]]:
    """Yield where a link led, where it would have led on, and where its page's scripts lead."""
    for hop in landing.hops:
        yield hop.url, "leads to"
    if page:
        for mark in page.of("sends_away"):
            yield mark.excerpt, "its page leads to"


def _link(address: str) -> Link | None:
    try:
        return parse_link(address)
    except NotAnObservable:
        return None


def _listed_path(facts: tuple[AnyFact, ...]) -> bool:
    return any(
        row.match == "path" for fact in facts if isinstance(fact, Listings) for row in fact.rows
    )
