"""A link as something to open: scheme, host and port that a fetcher may have to do with.

Limits: 8,192 characters. Source of what is a link: the URL standard (WHATWG), by can-ada.
"""

from typing import Final

import can_ada
from msgspec import Struct

from hueandcry.decode.fetch.addresses import not_public, parsed
from hueandcry.model.page import FaultKind, FetchFault

MAX_CHARACTERS: Final = 8_192
_PORTS: Final = {"http:": 80, "https:": 443}
# Names that no public site has (RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, ICANN 2024).
_LOCAL_NAMES: Final = (
    "localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa", "onion",
    "alt", "in-addr.arpa", "ip6.arpa",
)  # fmt: skip
# Ports of other services, where a request would be read as something else (Fetch standard,
# "port blocking"); below 1024 only these two are a web site's.
_WEB_PORTS: Final = frozenset({80, 443})
_OTHER_SERVICES: Final = frozenset({
    1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
    6679, 6697, 10080,
    # Databases and daemons that read lines: never a page.
    2375, 2379, 3306, 5432, 6379, 9200, 11211, 27017,
})  # fmt: skip


class Target(Struct, frozen=True):
    """What to open. `host` is without brackets; `ask` is the path and query to ask for.

    `url` is canonical, without fragment, user name and password: neither is ever sent.
    """

    url: str
    secure: bool
    host: str
    port: int
    ask: str
    literal: bool

    @property
    def authority(self) -> str:
        """Return the value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port in _WEB_PORTS and self._usual else f"{host}:{self.port}"

    @property
    def _usual(self) -> bool:
        return self.port == (443 if self.secure else 80)


def target_of(text: str, base: str = "") -> Target | FetchFault:
    """Read an address, against a base where it may be relative; say why it is not opened."""
    if len(text) > MAX_CHARACTERS:
        return FetchFault("location", f"an address of {len(text):,} characters")
    try:
        # can-ada joins by "+", as the standard's parser does with a base.
        url = can_ada.parse(base) + text if base else can_ada.parse(text)
    except ValueError:
        return FetchFault("location", f'no browser can open "{text[:80]}"')
    except TypeError:  # Half a character: can-ada takes none.
        return FetchFault("location", "the address is not valid UTF-8")
    if url.protocol not in _PORTS:
        return FetchFault("scheme", f"{url.protocol} is neither http nor https")
    return _checked(url)


def _checked(url: can_ada.URL) -> Target | FetchFault:
    host = url.hostname.strip("[]").rstrip(".").lower()
    secure = url.protocol == "https:"
    port = int(url.port) if url.port else _PORTS[url.protocol]
    literal = parsed(host) is not None
    fault = _fault_of_port(port) or _fault_of_host(host, literal=literal)
    if fault:
        return fault
    shown = f"[{host}]" if ":" in host else host
    at = f":{url.port}" if url.port else ""
    ask = f"{url.pathname}{url.search}"
    return Target(f"{url.protocol}//{shown}{at}{ask}", secure, host, port, ask, literal)


def _fault_of_port(port: int) -> FetchFault | None:
    """Refuse ports below 1024 but 80 and 443, and those of other services."""
    if (port < 1024 and port not in _WEB_PORTS) or port in _OTHER_SERVICES:
        return FetchFault("port", f"port {port} is no web site's")
    return None


def _fault_of_host(host: str, *, literal: bool) -> FetchFault | None:
    kind: FaultKind = "host"
    if literal:
        # The full check is made when it is connected to, where a test's own server is known.
        return None
    if not host or "." not in host:
        return FetchFault(kind, f'"{host[:80]}" is no public host name', inside=bool(host))
    if host.endswith(tuple(f".{name}" for name in _LOCAL_NAMES)):
        return FetchFault(kind, f'"{host[:80]}" is a name of a local network', inside=True)
    return None


def refused_address(address: str, port: int, allowed: frozenset[tuple[str, int]]) -> str:
    """Say why not to connect to an address; `allowed` are exact exceptions, of tests only."""
    return "" if (address, port) in allowed else not_public(address)
