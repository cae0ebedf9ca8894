"""Opening links through a proxy: a plain CONNECT proxy in front of the hostile server."""

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from threading import Thread

import pytest

from hueandcry.decode.link import parse_link
from hueandcry.gather.fetch.fetcher import Fetcher
from hueandcry.gather.fetch.journey import Fetched
from hueandcry.gather.fetch.limits import Limits
from hueandcry.gather.fetch.proxy import Proxy, proxy_of
from hueandcry.model.errors import BadRequest
from tests.gather.fetch.certificates import client_context
from tests.gather.fetch.hostile import LOCAL, Hostile, hostile

LIMITS = Limits(total=6.0, first_byte=1.0, silence=1.0)


class Tunnels:
    """Answers CONNECT with 200 and passes bytes on; names all stand for this machine."""

    def __init__(self, answer: bytes = b"HTTP/1.1 200 Connected\r\n\r\n") -> None:
        self.asked: list[bytes] = []
        self._answer = answer
        self._listener = socket.create_server((LOCAL, 0))
        self.port: int = self._listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                talk, _ = self._listener.accept()
                Thread(target=self._serve, args=(talk,), daemon=True).start()

    def _serve(self, talk: socket.socket) -> None:
        with suppress(OSError, ValueError, IndexError), talk:
            request = talk.recv(4_096)
            self.asked.append(request)
            port = int(request.split(b" ")[1].rpartition(b":")[2])
            talk.sendall(self._answer)
            with socket.create_connection((LOCAL, port), timeout=5) as far:
                Thread(target=_pass_on, args=(talk, far), daemon=True).start()
                _pass_on(far, talk)


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)


@pytest.fixture(scope="module")
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


def fetch(url: str, proxy: Proxy, looked_up: list[str] | None = None) -> Fetched:
    def resolve(host: str, seconds: float) -> Sequence[str]:
        if looked_up is not None:
            looked_up.append(host)
        return [LOCAL]

    fetcher = Fetcher(
        time.monotonic, limits=LIMITS, resolver=resolve, context=client_context(), proxy=proxy
    )
    return fetcher.fetch(parse_link(url))


def test_pages_come_through_and_names_are_the_proxy_s(server: Hostile) -> None:
    tunnels, looked_up = Tunnels(), []  # type: tuple[Tunnels, list[str]]
    for url in (f"http://trap.test:{server.port}/", f"https://trap.test:{server.tls['good']}/"):
        fetched = fetch(url, Proxy("proxy.test", tunnels.port, "Basic c2VjcmV0"), looked_up)
        assert fetched.document
        assert fetched.document.title == "A page"
        assert fetched.proxied
        assert fetched.hops[0].address == ""
    assert set(looked_up) == {"proxy.test"}
    assert b"Proxy-Authorization: Basic c2VjcmV0" in tunnels.asked[0]
    assert all(b"c2VjcmV0" not in request for request in server.requests)
    tunnels.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [("to_loopback", "address"), ("to_metadata", "address"), ("to_loopback_name", "host"),
     ("to_file", "scheme"), ("loop", "loop"), ("gzip_lie", "coding")],
)  # fmt: skip
def test_the_same_checks_are_made(server: Hostile, path: str, kind: str) -> None:
    tunnels = Tunnels()
    fetched = fetch(f"http://trap.test:{server.port}/{path}", Proxy(LOCAL, tunnels.port))
    assert [fault.kind for fault in fetched.faults] == [kind]
    assert server.reached == []
    tunnels.close()


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", "proxy"),
        (b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "proxy"),
        (b"nonsense\r\n\r\n", "protocol"),
    ],
)
def test_a_proxy_that_refuses_or_speaks_for_the_site_is_said(
    server: Hostile, answer: bytes, kind: str
) -> None:
    tunnels = Tunnels(answer)
    fetched = fetch(f"http://trap.test:{server.port}/", Proxy(LOCAL, tunnels.port))
    assert [fault.kind for fault in fetched.faults] == [kind]
    tunnels.close()


def test_reads_where_a_proxy_is() -> None:
    found = proxy_of("http://user:p%40ss@127.0.0.1:8080")
    assert found == Proxy("127.0.0.1", 8080, "Basic dXNlcjpwQHNz")
    assert "Basic" not in repr(found)


@pytest.mark.parametrize(
    "url", ["socks5://a:1", "http://a", "a:8080", "http://:80", "http://a:99999", "https://a:1"]
)
def test_refuses_what_is_no_proxy(url: str) -> None:
    with pytest.raises(BadRequest) as error:
        proxy_of(url)
    assert "secret" not in str(error.value)
