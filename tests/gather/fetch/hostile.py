"""A server that tries everything against whoever opens a link of it.

Every trick is a path. It listens on loopback, which the fetcher refuses, so its own ports are given
to the fetcher as exceptions; `canary` is one more listener that nobody may ever reach.
"""

import gzip
import socket
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from tests.gather.fetch.certificates import KINDS, server_context

LOCAL = "127.0.0.1"
Trick = Callable[["Hostile", socket.socket], None]
TRICKS: dict[str, Trick] = {}
MEBI = 2**20


def trick(function: Trick) -> Trick:
    TRICKS["/" + function.__name__] = function
    return function


class Hostile:
    """The server; `stop` ends what would never end."""

    def __init__(self) -> None:
        self.stop = Event()
        self.requests: list[bytes] = []
        self.reached: list[str] = []
        self._sockets: list[socket.socket] = []
        self.port = self._listen("", self._serve)
        self.canary = self._listen("canary", self._reach)
        for kind in KINDS:
            # Made here, so that no handshake waits for it.
            server_context(kind)
        self.tls = {kind: self._listen(kind, self._serve) for kind in KINDS}
        self.stall = self._listen("stall", self._stall)
        self.plain = self._listen("plain", self._interrupt)

    @property
    def allowed(self) -> frozenset[tuple[str, int]]:
        ports = {self.port, self.stall, self.plain, *self.tls.values()}
        return frozenset((LOCAL, port) for port in ports)

    def close(self) -> None:
        self.stop.set()
        for listener in self._sockets:
            listener.close()

    def _listen(self, kind: str, serve: Callable[[str, socket.socket], None]) -> int:
        listener = socket.create_server((LOCAL, 0))
        self._sockets.append(listener)

        def accept() -> None:
            while True:
                try:
                    talk, _ = listener.accept()
                except OSError:
                    return
                Thread(target=self._safely, args=(serve, kind, talk), daemon=True).start()

        Thread(target=accept, daemon=True).start()
        port: int = listener.getsockname()[1]
        return port

    def _safely(
        self, serve: Callable[[str, socket.socket], None], kind: str, talk: socket.socket
    ) -> None:
        with suppress(OSError, ValueError), talk:
            talk.settimeout(20)
            serve(kind, talk)

    def _reach(self, kind: str, talk: socket.socket) -> None:
        self.reached.append(kind)

    def _stall(self, kind: str, talk: socket.socket) -> None:
        self.stop.wait(20)

    def _interrupt(self, kind: str, talk: socket.socket) -> None:
        talk.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    def _serve(self, kind: str, talk: socket.socket) -> None:
        if kind in KINDS:
            with server_context(kind).wrap_socket(talk, server_side=True) as secure:
                self._answer(secure)
        else:
            self._answer(talk)

    def _answer(self, talk: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request and len(request) < 65536:
            more = talk.recv(4096)
            if not more:
                return
            request += more
        self.requests.append(request)
        path = request.split(b" ")[1].decode("latin-1").partition("?")[0]
        TRICKS.get(path, page)(self, talk)
        with suppress(OSError):
            talk.shutdown(socket.SHUT_WR)

    def forever(self) -> Iterator[int]:
        """Count until the test is over, half a minute at most."""
        end = time.monotonic() + 30
        number = 0
        while not self.stop.is_set() and time.monotonic() < end:
            yield number
            number += 1


@contextmanager
def hostile() -> Iterator[Hostile]:
    server = Hostile()
    try:
        yield server
    finally:
        server.close()


def say(talk: socket.socket, head: str, body: bytes = b"", *, length: bool = True) -> None:
    size = f"Content-Length: {len(body)}\r\n" if length else ""
    talk.sendall(f"HTTP/1.1 {head}\r\n{size}\r\n".encode("latin-1") + body)


HTML = "200 OK\r\nContent-Type: text/html"


def page(server: Hostile, talk: socket.socket) -> None:
    say(talk, HTML, b"<title>A page</title><p>Nothing here.")


def to(talk: socket.socket, place: str, status: str = "302 Found") -> None:
    say(talk, f"{status}\r\nLocation: {place}")


# Redirects.


@trick
def loop(server: Hostile, talk: socket.socket) -> None:
    to(talk, "/loop_back")


@trick
def loop_back(server: Hostile, talk: socket.socket) -> None:
    to(talk, "/loop")


@trick
def chain(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"/chain?{len(server.requests)}", "307 Temporary Redirect")


@trick
def to_loopback(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://127.0.0.1:{server.canary}/")


@trick
def to_loopback_name(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://localhost:{server.canary}/")


@trick
def to_loopback_number(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://2130706433:{server.canary}/")


@trick
def to_loopback_octal(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://0177.0.0.0x1:{server.canary}/")


@trick
def to_loopback_mapped(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://[::ffff:127.0.0.1]:{server.canary}/")


@trick
def to_loopback_six(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://[::1]:{server.canary}/")


@trick
def to_loopback_nat64(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://[64:ff9b::7f00:1]:{server.canary}/")


@trick
def to_loopback_6to4(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://[2002:7f00:1::]:{server.canary}/")


@trick
def to_zero(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://0.0.0.0:{server.canary}/")


@trick
def to_metadata(server: Hostile, talk: socket.socket) -> None:
    to(talk, "http://169.254.169.254/latest/meta-data/")


@trick
def to_metadata_name(server: Hostile, talk: socket.socket) -> None:
    to(talk, "http://metadata.google.internal/computeMetadata/v1/")


@trick
def to_private(server: Hostile, talk: socket.socket) -> None:
    to(talk, "http://192.168.1.1/setup.cgi?reboot")


@trick
def to_shared(server: Hostile, talk: socket.socket) -> None:
    to(talk, "http://100.100.100.200/latest/")


@trick
def to_rebound(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://rebound.test:{server.canary}/")


@trick
def to_mixed(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://mixed.test:{server.canary}/")


@trick
def to_file(server: Hostile, talk: socket.socket) -> None:
    to(talk, "file:///etc/passwd")


@trick
def to_data(server: Hostile, talk: socket.socket) -> None:
    to(talk, "data:text/html,<title>ours now</title>")


@trick
def to_javascript(server: Hostile, talk: socket.socket) -> None:
    to(talk, "javascript:alert(1)")


@trick
def to_gopher(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"gopher://127.0.0.1:{server.canary}/_FLUSHALL")


@trick
def to_redis_port(server: Hostile, talk: socket.socket) -> None:
    to(talk, "http://trap.test:6379/")


@trick
def to_mail_port(server: Hostile, talk: socket.socket) -> None:
    to(talk, "http://trap.test:25/")


@trick
def to_nowhere(server: Hostile, talk: socket.socket) -> None:
    say(talk, "302 Found")


@trick
def to_two_places(server: Hostile, talk: socket.socket) -> None:
    say(talk, "302 Found\r\nLocation: /a\r\nLocation: /b")


@trick
def to_long(server: Hostile, talk: socket.socket) -> None:
    to(talk, "/" + "a" * 12_000)


@trick
def to_broken(server: Hostile, talk: socket.socket) -> None:
    to(talk, "http://[broken")


@trick
def to_userinfo(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://user:secret@trap.test:{server.port}/page")


@trick
def to_relative(server: Hostile, talk: socket.socket) -> None:
    to(talk, "page?x#fragment")


@trick
def to_protocol_relative(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"//other.test:{server.port}/page")


@trick
def to_backslashes(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"\\\\127.0.0.1:{server.canary}\\share")


@trick
def to_plain(server: Hostile, talk: socket.socket) -> None:
    to(talk, f"http://trap.test:{server.port}/page")


@trick
def by_refresh_header(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nRefresh: 0; url=http://127.0.0.1:{server.canary}/", b"moved")


@trick
def by_meta(server: Hostile, talk: socket.socket) -> None:
    body = f"<meta http-equiv=refresh content=\"0;URL='http://127.0.0.1:{server.canary}/'\">"
    say(talk, HTML, body.encode())


@trick
def by_script(server: Hostile, talk: socket.socket) -> None:
    body = f"<script>location.href='http://127.0.0.1:{server.canary}/'</script>"
    say(talk, HTML, body.encode())


@trick
def with_parts(server: Hostile, talk: socket.socket) -> None:
    place = f"http://127.0.0.1:{server.canary}/"
    body = f"<img src={place}><script src={place}></script><link rel=stylesheet href={place}>"
    say(talk, f"{HTML}\r\nLink: <{place}>; rel=preload", f"{body}<iframe src={place}>".encode())


@trick
def with_cookie(server: Hostile, talk: socket.socket) -> None:
    say(talk, "302 Found\r\nSet-Cookie: id=1; Path=/\r\nLocation: /page")


# What never ends, or comes too slowly.


@trick
def silent(server: Hostile, talk: socket.socket) -> None:
    server.stop.wait(20)


@trick
def drip_head(server: Hostile, talk: socket.socket) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in server.forever():
        talk.sendall(b"X")
        time.sleep(0.05)


@trick
def drip_body(server: Hostile, talk: socket.socket) -> None:
    say(talk, HTML, length=False)
    for _ in server.forever():
        talk.sendall(b".")
        time.sleep(0.05)


@trick
def endless(server: Hostile, talk: socket.socket) -> None:
    say(talk, HTML, length=False)
    for _ in server.forever():
        talk.sendall(b"<p>more" * 5_000)


@trick
def endless_chunks(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nTransfer-Encoding: chunked", length=False)
    for _ in server.forever():
        talk.sendall(b"1\r\nx\r\n" * 2_000)


@trick
def endless_head(server: Hostile, talk: socket.socket) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in server.forever():
        talk.sendall(f"X-{number}: {'a' * 100}\r\n".encode())


@trick
def endless_status(server: Hostile, talk: socket.socket) -> None:
    talk.sendall(b"HTTP/1.1 200 ")
    for _ in server.forever():
        talk.sendall(b"O" * 10_000)


@trick
def many_headers(server: Hostile, talk: socket.socket) -> None:
    say(talk, "200 OK\r\n" + "\r\n".join(f"A{number}: b" for number in range(400)))


@trick
def interim_flood(server: Hostile, talk: socket.socket) -> None:
    for _ in server.forever():
        talk.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 50)


@trick
def endless_trailers(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nTransfer-Encoding: chunked", b"1\r\nx\r\n0\r\n", length=False)
    for number in server.forever():
        talk.sendall(f"X-{number}: {'a' * 100}\r\n".encode())


@trick
def stalls_midway(server: Hostile, talk: socket.socket) -> None:
    talk.sendall(f"HTTP/1.1 {HTML}\r\nContent-Length: 900\r\n\r\n<title>half".encode())
    server.stop.wait(20)


# Packing.


@trick
def gzip_bomb(server: Hostile, talk: socket.socket) -> None:
    body = gzip.compress(b"<p>x" * MEBI)
    say(talk, f"{HTML}\r\nContent-Encoding: gzip", body)


@trick
def nested_bomb(server: Hostile, talk: socket.socket) -> None:
    body = gzip.compress(gzip.compress(b"\0" * (8 * MEBI)))
    say(talk, f"{HTML}\r\nContent-Encoding: gzip, gzip", body)


@trick
def deep_packing(server: Hostile, talk: socket.socket) -> None:
    body = b"x"
    for _ in range(20):
        body = gzip.compress(body)
    say(talk, f"{HTML}\r\nContent-Encoding: {', '.join(['gzip'] * 20)}", body)


@trick
def deflate_bomb(server: Hostile, talk: socket.socket) -> None:
    engine = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = engine.compress(b"a" * (8 * MEBI)) + engine.flush()
    say(talk, f"{HTML}\r\nContent-Encoding: deflate", body)


@trick
def brotli(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nContent-Encoding: br", b"\x8b\x01\x80hi\x03" * 100)


@trick
def gzip_garbage_behind(server: Hostile, talk: socket.socket) -> None:
    body = gzip.compress(b"<title>packed</title>") + b"\x1f\x8bgarbage" + b"\xff" * 5_000
    say(talk, f"{HTML}\r\nContent-Encoding: gzip", body)


@trick
def gzip_cut(server: Hostile, talk: socket.socket) -> None:
    body = gzip.compress(b"<title>packed</title>" + bytes(range(256)) * 100)[:-300]
    say(talk, f"{HTML}\r\nContent-Encoding: gzip", body)


@trick
def gzip_lie(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nContent-Encoding: gzip", b"<title>not packed</title>")


# Broken HTTP.


@trick
def bad_chunks(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nTransfer-Encoding: chunked", b"5\r\nhello\r\n-9\r\nx", length=False)


@trick
def huge_chunk(server: Hostile, talk: socket.socket) -> None:
    body = b"f" * 40 + b"\r\nhello"
    say(talk, f"{HTML}\r\nTransfer-Encoding: chunked", body, length=False)


@trick
def smuggled(server: Hostile, talk: socket.socket) -> None:
    head = f"{HTML}\r\nTransfer-Encoding: chunked\r\nContent-Length: 4"
    say(talk, head, b"0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", length=False)


@trick
def two_lengths(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nContent-Length: 1\r\nContent-Length: 90", b"x" * 90, length=False)


@trick
def negative_length(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nContent-Length: -1", b"x", length=False)


@trick
def too_long_length(server: Hostile, talk: socket.socket) -> None:
    say(talk, f"{HTML}\r\nContent-Length: 99999999999", b"<title>short", length=False)


@trick
def too_short_length(server: Hostile, talk: socket.socket) -> None:
    say(
        talk,
        f"{HTML}\r\nContent-Length: 22",
        b"<title>exactly</title>HTTP/1.1 302\r\n",
        length=False,
    )


@trick
def http_09(server: Hostile, talk: socket.socket) -> None:
    talk.sendall(b"<html><title>no head at all</title></html>")


@trick
def other_protocol(server: Hostile, talk: socket.socket) -> None:
    talk.sendall(b"220 mail.test ESMTP ready\r\n" * 10)


@trick
def switching(server: Hostile, talk: socket.socket) -> None:
    say(talk, "101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade")


@trick
def nothing(server: Hostile, talk: socket.socket) -> None:
    return


@trick
def reset(server: Hostile, talk: socket.socket) -> None:
    talk.sendall(f"HTTP/1.1 {HTML}\r\nContent-Length: 5000\r\n\r\n<title>half".encode())
    time.sleep(0.1)
    talk.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    talk.close()


@trick
def header_injection(server: Hostile, talk: socket.socket) -> None:
    say(talk, "302 Found\r\nLocation: /page\r Set-Cookie: a=b")


@trick
def nul_header(server: Hostile, talk: socket.socket) -> None:
    say(talk, "200 OK\r\nX-Nul: a\x00b")


# Broken pages.


@trick
def long_title(server: Hostile, talk: socket.socket) -> None:
    say(talk, HTML, b"<title>" + b"T" * (10 * MEBI), length=False)


@trick
def invalid_charset(server: Hostile, talk: socket.socket) -> None:
    head = "200 OK\r\nContent-Type: text/html; charset=unicode_escape"
    say(talk, head, b"<title>a\\u0041b \xff\xfe</title>")


@trick
def code_charset(server: Hostile, talk: socket.socket) -> None:
    head = "200 OK\r\nContent-Type: text/html; charset=zlib_codec"
    say(talk, head, b"<title>b</title>")


@trick
def deep_nesting(server: Hostile, talk: socket.socket) -> None:
    say(talk, HTML, b"<div>" * 30_000 + b"<title>deep</title>")


@trick
def unclosed(server: Hostile, talk: socket.socket) -> None:
    say(talk, HTML, b"<!--" * 30_000 + b"<a '" * 10_000)


@trick
def no_page(server: Hostile, talk: socket.socket) -> None:
    say(talk, "200 OK\r\nContent-Type: application/octet-stream", b"MZ" * 10_000)


@trick
def plain_text(server: Hostile, talk: socket.socket) -> None:
    body = b"<title>a</title><meta http-equiv=refresh content='0;url=/loop'><input name=seed>"
    say(talk, "200 OK\r\nContent-Type: text/plain", body)


@trick
def attachment(server: Hostile, talk: socket.socket) -> None:
    head = f'{HTML}\r\nContent-Disposition: attachment; filename="wallet-update.exe"'
    say(talk, head, b"MZ" * 10_000)
