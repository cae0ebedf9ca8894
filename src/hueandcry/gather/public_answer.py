"""Asks registries and certificate logs: bounded, over https, redirects followed by ourselves.

These are well-known parties, not suspects; still none of them leads elsewhere than to https on a
public name. Limits: 3 redirects, 20 s in all, as many bytes as the asker says.
"""

import ipaddress
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from hueandcry.decode.fetch.onward import REDIRECTS
from hueandcry.model.errors import Unreachable
from hueandcry.version import __version__

if TYPE_CHECKING:
    import httpx

# A registry sends to its registrar; a second step is rare, a third is a loop (RFC 7480 §5.2).
_MAX_REDIRECTS: Final = 3
# A person waits for it. The slowest certificate searches that succeed take some fifteen seconds.
_SECONDS: Final = 20.0
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost"})


class Reply(Struct, frozen=True):
    """What was answered: status, body, the address that answered, Retry-After as it was sent."""

    status: int
    body: bytes
    address: str
    wait: str = ""


class NotTold(Unreachable):
    """Nobody holds the answer, and that is known: no failure of whoever was asked."""


class TooLarge(Unreachable):
    """An answer with more bytes than the asker reads."""


class Asker:
    """Asks one address after the other. Not to be shared between threads."""

    def __init__(self, client: "httpx.Client", clock: Callable[[], float] = time.monotonic) -> None:
        """Use the client that `asker` makes; `clock` is monotonic, in seconds."""
        self._client, self._clock = client, clock

    def get(self, address: str, accept: str, most: int) -> Reply:
        """Return the answer of where the redirects end. Raises `Unreachable` with the reason."""
        end = self._clock() + _SECONDS
        local = _is_local(address)
        for _ in range(_MAX_REDIRECTS + 1):
            _refuse(address, local=local)
            reply, onward = self._once(address, accept, most, end)
            if not onward:
                return reply
            address = urljoin(address, onward)
        raise Unreachable(f"{_name(address)} redirects more than {_MAX_REDIRECTS} times")

    def _once(self, address: str, accept: str, most: int, end: float) -> tuple[Reply, str]:
        import httpx

        headers = {"Accept": accept}
        # One answer's cookie is not for the next question.
        self._client.cookies.clear()
        try:
            with self._client.stream("GET", address, headers=headers) as response:
                onward = response.headers.get("location", "")
                if response.status_code in REDIRECTS and onward:
                    return Reply(response.status_code, b"", address), onward
                body = self._body(response, most, end)
                wait = response.headers.get("retry-after", "")[:40]
                return Reply(response.status_code, body, address, wait), ""
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = str(error)[:200] or type(error).__name__
            raise Unreachable(f"{_name(address)} cannot be asked: {reason}") from None

    def _body(self, response: "httpx.Response", most: int, end: float) -> bytes:
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > most:
                name = _name(str(response.url))
                raise TooLarge(f"{name} answers with more than {most // 2**20} MiB")
            if self._clock() > end:
                raise Unreachable(f"{_name(str(response.url))} took more than {_SECONDS:.0f} s")
        return bytes(data)


@contextmanager
def asker() -> Iterator[Asker]:
    """Open a client that sends no cookie and no secret; close it at the end."""
    import httpx

    agent = {"User-Agent": f"hueandcry/{__version__}"}
    with httpx.Client(headers=agent, timeout=_SECONDS, follow_redirects=False) as client:
        yield Asker(client)


def _is_local(address: str) -> bool:
    return urlsplit(address).hostname in _LOOPBACK


def _refuse(address: str, *, local: bool) -> None:
    """Raise for where nobody is to be led; a server on this machine may lead to itself."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Unreachable("a redirect leads to what is no address") from None
    if local and host in _LOOPBACK:
        return
    if parts.scheme != "https" or parts.username is not None or port not in {None, 443}:
        raise Unreachable(f"{_name(address)}: asked over https only, at its usual port")
    if "." not in host or _is_number(host) or host.endswith((".localhost", ".local", ".internal")):
        raise Unreachable(f"{host[:80]!r} is no public name")


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.replace(".", "").isdigit()
    return True


def _name(address: str) -> str:
    return urlsplit(address).hostname or address[:80]
