"""Facts about where a link leads: fetched once, then looked up in the snapshot like any link."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit

from hueandcry.decode.fetch.target import Target, target_of
from hueandcry.decode.host import split_host
from hueandcry.decode.lures import segment
from hueandcry.decode.neighbourhood import MOST_EDITS, heads
from hueandcry.decode.page.document import Document
from hueandcry.decode.page.read import absolute, joined, read_page
from hueandcry.decode.resemblance import confusable, same, shape_of
from hueandcry.gather.fetch.fetcher import Fetcher
from hueandcry.gather.fetch.journey import Fetched
from hueandcry.gather.owners import hosts_above, owners_of
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.brand import BrandName, Ownership
from hueandcry.model.observable import Link
from hueandcry.model.page import Claim, Claims, Landing
from hueandcry.model.ports import LinkIndex

# Titles name a site at one end and the page at the other.
_PARTS = re.compile(r"\s[|\u00b7\u2022\u2013\u2014-]\s|\s?[|\u00b7:\u2022]\s")
_WORD = re.compile(r"[^\W_]+")
_MAX_PARTS: Final = 4
_MAX_PART: Final = 60
_MAX_ASSETS: Final = 60


class PageFacts:
    """Opens links and says what stands there. Not to be shared between threads."""

    def __init__(self, index: LinkIndex, fetcher: Fetcher) -> None:
        """Use an index and the fetcher."""
        self._index, self._fetcher = index, fetcher
        self._longest = index.longest_name() + MOST_EDITS

    def gather(self, link: Link) -> tuple[AnyFact, ...]:
        """Open a link and return its landing, and the page with what it claims to be."""
        fetched = self._fetcher.fetch(link)
        host = _host(fetched.final)
        owners, rank = self._owners(host), self._rank(host)
        landing = self._landing(fetched, owners, rank)
        if not fetched.document:
            return (landing,)
        claims: tuple[Claim, ...] = ()
        # A popular site writes about brands; anybody's pages on one are told by their path.
        if not owners and (not rank or self._index.path_only(host)):
            claims = tuple(self._claims(fetched.document, fetched.final))
        return (landing, read_page(fetched.document, fetched.final), Claims(claims, host))

    def _landing(self, fetched: Fetched, owners: tuple[Ownership, ...], rank: int) -> Landing:
        hosts = (_host(hop.url) for hop in fetched.hops)
        return Landing(
            hops=fetched.hops,
            final=fetched.final,
            status=fetched.status,
            content_type=fetched.content_type,
            charset=fetched.charset,
            length=fetched.length,
            read=fetched.document is not None,
            registrable=tuple(dict.fromkeys(self._registrable(host) for host in hosts)),
            certificate=fetched.certificate,
            faults=fetched.faults,
            owners=owners,
            rank=rank,
            proxied=fetched.proxied,
            downloads=fetched.downloads,
        )

    def _registrable(self, host: str) -> str:
        return split_host(host, self._index.suffix).registrable or host if host else ""

    def _owners(self, host: str) -> tuple[Ownership, ...]:
        if not host or _is_address(host):
            return ()
        parts = split_host(host, self._index.suffix)
        return owners_of(self._index, hosts_above(host, parts))

    def _rank(self, host: str) -> int:
        domain = self._registrable(host)
        return self._index.rank(domain) if domain else 0

    def _claims(self, document: Document, url: str) -> Iterator[Claim]:
        """Yield each brand claimed, once a place."""
        seen: set[tuple[str, str]] = set()
        for claim in self._all_claims(document, url):
            if (claim.entity, claim.place) not in seen:
                seen.add((claim.entity, claim.place))
                yield claim

    def _all_claims(self, document: Document, url: str) -> Iterator[Claim]:
        base = joined(url, document.base) or url
        yield from self._named("site name", document.site_name)
        parts = [part for part in _PARTS.split(document.title[:300]) if part.strip()]
        for part in dict.fromkeys((*parts[:_MAX_PARTS], *parts[-1:])):
            yield from self._named("title", part)
        yield from self._loaded("icon", absolute(document.icons, base))
        assets = (*document.assets, *document.sources)
        yield from self._loaded("assets", absolute(assets[:_MAX_ASSETS], base))

    def _loaded(self, place: str, addresses: Iterable[str]) -> Iterator[Claim]:
        """Yield the brands whose own hosts a page takes pictures and scripts from."""
        for address in addresses:
            for row in self._owners(_host(address))[:1]:
                yield Claim(
                    row.entity, row.brand, row.host, place, address[:200], False, False, row.source
                )

    def _named(self, place: str, text: str) -> Iterator[Claim]:
        """Yield the brands whose name stands in a text, or what it is made to look like."""
        words = _WORD.findall(text[:_MAX_PART].lower())
        label = "-".join(words)
        if not label or label.startswith("xn--"):
            return
        shape = shape_of(label, self._index.prototype, self._longest)
        starts = {*heads(shape.joined), *heads(shape.folded_joined)}
        found = {*self._index.names("head", starts), *self._index.names("whole", shape.wholes())}
        for name in sorted(found, key=lambda one: -len(one.text)):
            row = same(name, shape, 0) or confusable(name, shape, 0, self._index.is_word)
            if row and row.manner != "inside":
                yield _claim(name, place, text, whole=_alone(row.rest))


def _claim(name: BrandName, place: str, text: str, *, whole: bool) -> Claim:
    return Claim(
        name.entity, name.brand, name.home, place, text[:_MAX_PART].strip(), whole, name.ordinary,
        name.source,
    )  # fmt: skip


def _alone(rest: tuple[str, ...]) -> bool:
    """Say whether beside the name stand only words a brand or a thief puts there."""
    return all(not segment(piece)[1] for piece in rest)


def _host(url: str) -> str:
    found = target_of(url) if url else None
    if isinstance(found, Target):
        return found.host
    return (urlsplit(url).hostname or "") if url else ""


def _is_address(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()
