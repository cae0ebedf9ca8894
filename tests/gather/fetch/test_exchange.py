import h11
import pytest

from hueandcry.decode.fetch.target import Target, target_of
from hueandcry.gather.fetch.exchange import Reply, exchange
from hueandcry.gather.fetch.limits import FetchEnded, Limits

LIMITS = Limits(head_bytes=2_000, body_bytes=50, headers=20, interim=3)


class Script:
    """A wire that says what it was told, in pieces of one size."""

    def __init__(self, said: bytes, size: int) -> None:
        self.sent = b""
        self._pieces = [said[at : at + size] for at in range(0, len(said), size)]

    def send(self, data: bytes) -> None:
        self.sent += data

    def receive(self) -> bytes:
        return self._pieces.pop(0) if self._pieces else b""


def reply(said: bytes, size: int = 7) -> Reply:
    target = target_of("https://a.test/x?y")
    assert isinstance(target, Target)
    return exchange(Script(said, size), target, "agent", LIMITS)


@pytest.mark.parametrize("size", [1, 7, 1_000])
def test_reads_the_same_in_any_pieces(size: int) -> None:
    said = b"HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=x\r\n"
    said += b"Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n"
    found = reply(said, size)
    assert (found.status, found.body, found.faults) == (200, b"hi", ())
    assert found.content_type == "text/html"


def test_a_body_that_is_no_page_is_not_read() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: 3\r\n\r\nabc"
    assert reply(head).body == b""
    redirect = b"HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 3\r\n\r\nabc"
    assert reply(redirect).body == b""


def test_a_long_body_is_kept_to_the_limit() -> None:
    found = reply(b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * 90, 1_000)
    assert len(found.body) == 50
    assert found.faults[0].kind == "cut"


def test_a_location_in_utf_8_is_read_as_browsers_do() -> None:
    found = reply("HTTP/1.1 301 x\r\nLocation: /\u00e9\r\n\r\n".encode())
    assert found.header("location") == "/\u00e9"
    found = reply(b"HTTP/1.1 301 x\r\nLocation: /\xe9\r\n\r\n")
    assert found.header("location") == "/\u00e9"


def test_interim_answers_are_counted() -> None:
    with pytest.raises(FetchEnded, match="4 interim answers"):
        reply(b"HTTP/1.1 100 Continue\r\n\r\n" * 9, 1_000)


def test_h11_still_names_what_is_too_long_as_we_read_it() -> None:
    talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=100)
    talk.send(h11.Request(method="GET", target="/", headers=[("Host", "a")]))
    talk.receive_data(b"HTTP/1.1 200 OK\r\nA: " + b"b" * 200)
    with pytest.raises(h11.RemoteProtocolError, match="too long"):
        talk.next_event()
