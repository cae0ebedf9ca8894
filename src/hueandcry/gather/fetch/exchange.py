"""One request and its answer over one connection: HTTP/1.1 (RFC 9112), read by h11.

h11 only reads bytes it is given, so every byte that reaches it was counted and came in time. It
refuses bad chunks, contradicting lengths and heads that are too long.
"""

from typing import Final, NamedTuple

import h11

from hueandcry.decode.fetch.onward import REDIRECTS
from hueandcry.decode.fetch.target import Target
from hueandcry.gather.fetch.limits import FetchEnded, Limits
from hueandcry.gather.fetch.wire import Wire
from hueandcry.model.page import FetchFault

# Bodies that may be a page; a server that names no type may mean one.
_PAGES: Final = (
    "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml",
)  # fmt: skip


class Reply(NamedTuple):
    """An answer: names of headers lower-case, the body as it came, faults that spared the rest."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    faults: tuple[FetchFault, ...]

    def header(self, name: str) -> str:
        """Return the first header of this name, empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")

    def all(self, name: str) -> list[str]:
        """Return all headers of this name."""
        return [value for key, value in self.headers if key == name]

    @property
    def content_type(self) -> str:
        """Return the media type, lower-case, without parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()[:100]


def exchange(wire: Wire, target: Target, agent: str, limits: Limits) -> Reply:
    """Ask for a target and read its answer. Raises `FetchEnded` where there is none.

    No cookie, no referrer and no other word about the asker is sent. The body is read only where
    it may be a page; one that breaks off is kept as far as it came.
    """
    talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.head_bytes)
    headers = [
        ("Host", target.authority),
        ("User-Agent", agent),
        ("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"),
        ("Accept-Language", "en-US,en;q=0.5"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
    ]
    request = h11.Request(method="GET", target=target.ask, headers=headers)
    wire.send(_bytes(talk.send(request)) + _bytes(talk.send(h11.EndOfMessage())))
    response = head(talk, wire, limits)
    told = tuple((_text(name), _text(value)) for name, value in response.headers)
    reply = Reply(response.status_code, told, b"", ())
    if not _wanted(reply):
        return reply
    body, faults = _body(talk, wire, limits)
    return reply._replace(body=body, faults=faults)


def head(talk: h11.Connection, wire: Wire, limits: Limits) -> h11.Response:
    """Read the head of an answer, past interim ones (1xx). Raises `FetchEnded`."""
    interim = 0
    while True:
        event = _next(talk, wire, limits)
        if isinstance(event, h11.Response):
            if len(event.headers) > limits.headers:
                raise FetchEnded("headers", f"sent {len(event.headers):,} headers")
            return event
        interim += 1
        if not isinstance(event, h11.InformationalResponse) or interim > limits.interim:
            what = f"{interim} interim answers" if interim > 1 else "no answer"
            raise FetchEnded("protocol", f"sent {what}")


def _next(talk: h11.Connection, wire: Wire, limits: Limits) -> object:
    while True:
        try:
            event = talk.next_event()
        except h11.RemoteProtocolError as error:
            raise _protocol(error, limits) from None
        if event is not h11.NEED_DATA:
            return event
        talk.receive_data(_received(talk, wire))


def _received(talk: h11.Connection, wire: Wire) -> bytes:
    data = wire.receive()
    if not data and talk.their_state is h11.SEND_RESPONSE and not talk.trailing_data[0]:
        raise FetchEnded("empty", "closed the connection without an answer")
    return data


def _protocol(error: h11.RemoteProtocolError, limits: Limits) -> FetchEnded:
    text = str(error)
    if "too long" in text:
        return FetchEnded("headers", f"sent a head of more than {limits.head_bytes:,} bytes")
    if "incomplete" in text or "without sending complete" in text:
        return FetchEnded("cut", "the answer broke off")
    return FetchEnded("protocol", f"does not speak HTTP/1.1 ({text[:200]})")


def _body(talk: h11.Connection, wire: Wire, limits: Limits) -> tuple[bytes, tuple[FetchFault, ...]]:
    """Return the body, and why it is not all of it."""
    body = bytearray()
    try:
        while isinstance(event := _next(talk, wire, limits), h11.Data):
            body += event.data
            if len(body) > limits.body_bytes:
                text = f"the page is longer than {limits.body_bytes:,} bytes: read so far"
                return bytes(body[: limits.body_bytes]), (FetchFault("cut", text),)
    except FetchEnded as ended:
        return bytes(body), (ended.fault,)
    return bytes(body), ()


def _wanted(reply: Reply) -> bool:
    if reply.status in REDIRECTS and reply.header("location"):
        return False
    if reply.header("content-disposition").strip().lower().startswith("attachment"):
        return False
    return not reply.content_type or reply.content_type in _PAGES


def _bytes(data: bytes | None) -> bytes:
    return data or b""


def _text(raw: bytes) -> str:
    """Read a header: UTF-8 as browsers do for Location, else byte for byte."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
