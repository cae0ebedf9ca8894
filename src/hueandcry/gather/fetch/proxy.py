"""A proxy the user names: every hop goes through it by CONNECT (RFC 9110 §9.3.6).

The proxy looks names up, so their addresses cannot be checked here; addresses in links still are.
No environment variable is read.
"""

from base64 import b64encode
from urllib.parse import unquote, urlsplit

import h11
from msgspec import Struct

from hueandcry.decode.fetch.target import Target
from hueandcry.gather.fetch.exchange import head
from hueandcry.gather.fetch.limits import FetchEnded, Limits
from hueandcry.gather.fetch.wire import Wire
from hueandcry.model.errors import BadRequest


class Proxy(Struct, frozen=True):
    """Where it is. `authorization` is a secret: it goes to the proxy and nowhere else."""

    host: str
    port: int
    authorization: str = ""

    def __repr__(self) -> str:
        """Show all but the secret."""
        return f"Proxy({self.host!r}, {self.port})"


def proxy_of(url: str) -> Proxy:
    """Read `http://[user:password@]host:port`. Raises `BadRequest` without repeating secrets."""
    advice = "Such as http://127.0.0.1:8080: an HTTP proxy that allows CONNECT"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadRequest("--proxy is no address", advice) from None
    if parts.scheme != "http" or not parts.hostname or not port:
        raise BadRequest("--proxy needs http, a host and a port", advice)
    if parts.username is None:
        return Proxy(parts.hostname, port)
    user = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return Proxy(parts.hostname, port, "Basic " + b64encode(user.encode()).decode())


def tunnel(wire: Wire, proxy: Proxy, target: Target, limits: Limits) -> None:
    """Have the proxy connect to a target. Raises `FetchEnded`."""
    host = f"[{target.host}]" if ":" in target.host else target.host
    place = f"{host}:{target.port}"
    headers = [("Host", place)]
    if proxy.authorization:
        headers.append(("Proxy-Authorization", proxy.authorization))
    talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=limits.head_bytes)
    request = h11.Request(method="CONNECT", target=place, headers=headers)
    wire.send((talk.send(request) or b"") + (talk.send(h11.EndOfMessage()) or b""))
    response = head(talk, wire, limits)
    if not 200 <= response.status_code < 300:
        raise FetchEnded("proxy", f"the proxy answers {response.status_code} for {place[:100]}")
    if talk.trailing_data[0]:
        raise FetchEnded("proxy", "the proxy speaks before it was asked")
