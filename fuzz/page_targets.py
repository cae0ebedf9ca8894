"""Suspect pages: the answer of their server, and their HTML."""

from hueandcry.decode.fetch.charset import text_of
from hueandcry.decode.fetch.coding import unpacked
from hueandcry.decode.fetch.onward import refresh_target
from hueandcry.decode.fetch.target import Target, target_of
from hueandcry.decode.page.document import MAX_TEXT, read_document
from hueandcry.decode.page.read import read_page
from hueandcry.gather.fetch.exchange import exchange
from hueandcry.gather.fetch.limits import FetchEnded, Limits

_LIMITS = Limits(head_bytes=1_000, body_bytes=1_000, headers=20)
_LIMIT = 10_000


class _Said:
    """A wire that says some bytes and no more."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def send(self, data: bytes) -> None:
        """Take anything."""

    def receive(self) -> bytes:
        """Return the next few bytes."""
        found, self._data = self._data[:100], self._data[100:]
        return found


def page(data: bytes) -> None:
    """Read any bytes as a page."""
    document = read_document(text_of(data, "text/html", _LIMIT).text)
    assert len(document.text) <= MAX_TEXT
    refresh_target(document.refresh)
    read_page(document, "https://a.test/")


def answer(data: bytes) -> None:
    """Read any bytes as the answer of a server; what it leads to is opened only by http."""
    target = target_of("https://a.test/")
    assert isinstance(target, Target)
    try:
        reply = exchange(_Said(data), target, "agent", _LIMITS)
    except FetchEnded:
        return
    body = unpacked(reply.body, ",".join(reply.all("content-encoding")), _LIMIT)
    assert len(body.body) <= _LIMIT
    text_of(body.body, reply.header("content-type"), _LIMIT)
    for place in reply.all("location"):
        found = target_of(place, target.url)
        assert not isinstance(found, Target) or found.url.startswith(("http://", "https://"))
