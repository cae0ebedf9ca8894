"""The way of one fetch: where it goes on, when it may not, and what it came to."""

from typing import Final, NamedTuple

from msgspec.structs import replace

from hueandcry.decode.fetch.onward import REDIRECTS, refresh_target
from hueandcry.decode.fetch.target import Target, target_of
from hueandcry.decode.page.document import Document
from hueandcry.decode.page.read import joined
from hueandcry.gather.fetch.exchange import Reply
from hueandcry.gather.fetch.limits import Limits
from hueandcry.model.page import Certificate, FetchFault, Hop, Onward

_MAX_TARGET: Final = 2_000
_HTML: Final = frozenset({"", "text/html", "application/xhtml+xml"})


class Fetched(NamedTuple):
    """What a fetch brought. `document` is None where no page could be read."""

    hops: tuple[Hop, ...]
    final: str
    status: int
    content_type: str
    charset: str
    length: int
    document: Document | None
    certificate: Certificate | None
    faults: tuple[FetchFault, ...]
    downloads: str
    proxied: bool


class Arrived(NamedTuple):
    """One hop's answer, read."""

    hop: Hop
    reply: Reply
    certificate: Certificate | None
    document: Document | None
    charset: str
    faults: tuple[FetchFault, ...]


class Journey:
    """The way of one fetch so far."""

    def __init__(self, proxied: bool) -> None:
        """Begin; `proxied` where a proxy looks names up."""
        self._proxied = proxied
        self._hops: list[Hop] = []
        self._seen: set[str] = set()
        self._last: Arrived | None = None
        self._secure = False

    def refusal(self, target: Target, limits: Limits) -> FetchFault | None:
        """Say why a target is not opened after those before it."""
        if target.url in self._seen:
            return FetchFault("loop", f"leads back to {target.url[:200]}")
        if len(self._seen) > limits.redirects:
            return FetchFault("redirects", f"leads on more than {limits.redirects} times")
        if self._secure and not target.secure and not limits.downgrade:
            return FetchFault("downgrade", f"leads from https to {target.url[:200]}")
        self._seen.add(target.url)
        self._secure = target.secure
        return None

    def add(self, arrived: Arrived, following: "FetchFault | tuple[Onward, str, str]") -> None:
        """Add a hop that was answered."""
        onward: Onward = ""
        to = ""
        if not isinstance(following, FetchFault):
            onward, to = following[0], following[1][:_MAX_TARGET]
        self._hops.append(replace(arrived.hop, onward=onward, target=to))
        self._last = arrived

    def broken(self, target: Target, fault: FetchFault) -> Fetched:
        """End at a hop that was not answered."""
        self._hops.append(Hop(target.url, "", 0))
        # A page that was left by its own refresh was shown, and is what there is to read.
        if self._last and not self._last.document:
            self._last = None
        return self.ended(fault)

    def ended(self, fault: FetchFault | None) -> Fetched:
        """Return all of it; where a next hop was refused, the last one answered is the landing."""
        last = self._last
        hop = last.hop if last else self._hops[-1] if self._hops else None
        faults = (*(last.faults if last else ()), *((fault,) if fault else ()))
        return Fetched(
            tuple(self._hops),
            hop.url if hop else "",
            hop.status if hop else 0,
            last.reply.content_type if last else "",
            last.charset if last else "",
            len(last.reply.body) if last else 0,
            last.document if last else None,
            last.certificate if last else None,
            faults,
            _download(last.reply) if last else "",
            self._proxied,
        )


def onward_of(arrived: Arrived, target: Target) -> "FetchFault | tuple[Onward, str, str]":
    """Return how it goes on, where to, and against which base; nothing where it lands."""
    reply = arrived.reply
    if reply.status in REDIRECTS:
        places = list(dict.fromkeys(reply.all("location")))
        if len(places) != 1 or not places[0].strip():
            what = "several places" if len(places) > 1 else "nowhere"
            return FetchFault("location", f"status {reply.status} leads to {what}")
        return "location", places[0].strip(), target.url
    found = refresh_target(reply.header("refresh"))
    if found and not _stays(found, target.url):
        return "refresh_header", found, target.url
    document = arrived.document
    if document and document.refresh and reply.content_type in _HTML:
        base = joined(target.url, document.base) or target.url
        found = refresh_target(document.refresh)
        if found and not _stays(found, base):
            return "meta_refresh", found, base
    return "", "", ""


def _stays(found: str, url: str) -> bool:
    """Say whether a refresh only loads the same page anew."""
    following = target_of(found, url)
    return isinstance(following, Target) and following.url == url


def _download(reply: Reply) -> str:
    """Return the name of a file that is handed out, empty where it is a page."""
    told = reply.header("content-disposition")
    if told.strip().lower().startswith("attachment"):
        name = told.partition("filename")[2].lstrip("*").lstrip(" =").split(";")[0].strip(' "')
        return name[:200] or "a file without a name"
    kind = reply.content_type
    if kind.startswith("application/") and "x" in kind and not reply.body:
        return kind if kind not in _HTML else ""
    return ""
