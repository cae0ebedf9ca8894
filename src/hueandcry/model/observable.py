"""What can be checked. Values are made by `hueandcry.decode` only: an invalid one cannot exist."""

from typing import Literal

from msgspec import Struct

HostKind = Literal["name", "ipv4", "ipv6"]


class Link(Struct, frozen=True, tag_field="kind", tag="link"):
    """A web link or a bare host name, in the form a browser would open.

    `value` is the canonical link (WHATWG URL), or the bare host where only a host was given;
    `host` is ASCII (punycode), without a trailing dot; `written` is the text as it was given,
    without the quotes and blanks around it, and `written_host` the host in that text.
    """

    value: str
    host: str
    path: str
    host_kind: HostKind
    written: str
    written_host: str


Observable = Link
