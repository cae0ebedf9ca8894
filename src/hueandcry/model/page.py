"""What was found where a link leads: the way there, and what the page says without its scripts.

All texts come from a stranger: bounded when they are read, neutralised when they are shown.
"""

from typing import Literal

from msgspec import Struct

from hueandcry.model.brand import Ownership
from hueandcry.model.fact import Fact, Rows
from hueandcry.model.source import Source

# Why the next address was opened. A script's own redirect is never followed.
Onward = Literal["location", "refresh_header", "meta_refresh", ""]
FaultKind = Literal[
    # where it would not go
    "address", "scheme", "host", "port", "downgrade", "loop", "redirects", "location",
    # what could not be had
    "name", "connect", "tls", "certificate", "timeout", "slow", "protocol", "coding", "empty",
    "cut", "charset", "type", "headers", "status", "proxy",
]  # fmt: skip
MarkKind = Literal[
    "asks_secret", "asks_key", "connects", "signs", "lures", "hurries", "countdown", "clipboard",
    "command", "instructs", "script", "sends_away", "offer", "refuses_inspection",
]  # fmt: skip


class Hop(Struct, frozen=True):
    """One address that was opened, and how it went on.

    `address` is the IP address connected to (empty behind a proxy, which looks names up itself, or
    where none was connected to); `status` is 0 where no answer came; `target` is what it named as
    the next, as written, cut to 2,000 characters.
    """

    url: str
    address: str
    status: int
    onward: Onward = ""
    target: str = ""


class Certificate(Struct, frozen=True):
    """Who vouches for the landing host: names as the certificate has them, dates ISO 8601 UTC."""

    issuer: str
    names: tuple[str, ...]
    not_before: str
    not_after: str
    version: str


class FetchFault(Struct, frozen=True):
    """Why a fetch ended, or what of the answer is missing. `kind` is stable, `text` for people.

    `inside` says that a public address led to one that is not: loopback, private, metadata.
    """

    kind: FaultKind
    text: str
    inside: bool = False


class Landing(Fact, frozen=True, tag="landing"):
    """Where a link ended, and the way there. `read` says that the page's text could be read.

    `registrable` are the registrable domains (or addresses) passed, the link's own first. `owners`
    and `rank` are those of the landing host. `proxied` says that a proxy looked names up, so that
    no address could be checked; `downloads` names the file that is handed out, if one is.
    """

    hops: tuple[Hop, ...]
    final: str
    status: int
    content_type: str
    charset: str
    length: int
    read: bool
    registrable: tuple[str, ...]
    certificate: Certificate | None = None
    faults: tuple[FetchFault, ...] = ()
    owners: tuple[Ownership, ...] = ()
    rank: int = 0
    proxied: bool = False
    downloads: str = ""

    def __bool__(self) -> bool:
        """Say whether anything was asked at all."""
        return bool(self.hops or self.faults)


class Unopened(Fact, frozen=True, tag="unopened"):
    """Why the page was not opened although it was asked for."""

    reason: str


class Field(Struct, frozen=True):
    """A field to type into: its type, and its name, label and placeholder in one text."""

    type: str
    hint: str


class Mark(Struct, frozen=True):
    """Something telling in a page, with the words around it. `what` says which, `source` who says.

    `strong` says that the words alone have hardly an honest use.
    """

    kind: MarkKind
    what: str
    excerpt: str
    strong: bool = False
    source: str = ""


class Page(Fact, frozen=True, tag="page"):
    """A page as text. `words` counts the characters of its visible text, `text` is its beginning.

    `icons` are addresses of its icons, `links` other addresses it names, both absolute. `bare` says
    that it builds itself by script, so that nearly nothing of it can be read.
    """

    title: str
    site_name: str
    text: str
    words: int
    fields: tuple[Field, ...]
    marks: tuple[Mark, ...]
    icons: tuple[str, ...]
    links: tuple[str, ...]
    scripts: int
    bare: bool
    cut: bool = False

    def of(self, *kinds: MarkKind) -> tuple[Mark, ...]:
        """Return the marks of these kinds."""
        return tuple(mark for mark in self.marks if mark.kind in kinds)


class Claim(Struct, frozen=True):
    """A place where a page calls itself by a brand's name, or uses what is the brand's.

    place: `title`, `site name`, `icon` or `assets` (loaded from the brand's own host). `whole` says
    that the name stands there alone or beside lures only; `ordinary` that it is also a common word.
    """

    entity: str
    brand: str
    home: str
    place: str
    seen: str
    whole: bool
    ordinary: bool
    source: Source


class Claims(Rows[Claim], frozen=True, tag="claims_of_page"):
    """Brands a page claims to be, where its host is not known as theirs."""

    host: str
