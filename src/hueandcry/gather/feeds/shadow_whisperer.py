"""ShadowWhisperer/BlockLists: shorteners, tunnels, free hosts and dynamic DNS, a host a line.

These say what a host is, not that it is bad. Faults known: `Tunnels` holds web proxies and VPNs
too. Its lists `Typo`, `Scam` and `Cryptocurrency` hold honest exchanges and wallets: not read.
"""

from hueandcry.gather.feeds.entries import platform_rows
from hueandcry.gather.feeds.feed import Feed
from hueandcry.model.rows import Parsed, PlatformRow, Rejected

_BASE = "https://raw.githubusercontent.com/ShadowWhisperer/BlockLists/master/RAW/"
_USE_OF = {
    _BASE + "UrlShortener": "shortener",
    _BASE + "Tunnels": "tunnel",
    _BASE + "Free": "free-host",
    _BASE + "Dynamic": "dynamic-dns",
}


def parse(files: dict[str, bytes]) -> Parsed:
    """Read the four lists. Raises `FeedFault` where one is no list of hosts."""
    found = [
        row for address, use in _USE_OF.items()
        for row in platform_rows(files[address], use, address)
    ]  # fmt: skip
    rows = {(row.host, row.use): row for row in found if isinstance(row, PlatformRow)}
    return Parsed(tuple(rows.values()), tuple(row for row in found if isinstance(row, Rejected)))


SHADOW_WHISPERER = Feed(
    name="shadow-whisperer",
    purpose="platforms",
    addresses=tuple(_USE_OF),
    licence="Unlicense",
    redistributable=True,
    parse=parse,
)
