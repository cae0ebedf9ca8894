"""ShadowWhisperer/BlockLists: shorteners, tunnels, free hosts and dynamic DNS, a host a line.

These say what a host is, not that it is bad. Faults known: `Tunnels` holds web proxies and VPNs
too. Its lists `Typo`, `Scam` and `Cryptocurrency` hold honest exchanges and wallets: not read.
"""

from hueandcry.gather.feeds.entries import platform_parser
from hueandcry.gather.feeds.feed import Feed

_BASE = "https://raw.githubusercontent.com/ShadowWhisperer/BlockLists/master/RAW/"
_USE_OF = {
    _BASE + "UrlShortener": "shortener",
    _BASE + "Tunnels": "tunnel",
    _BASE + "Free": "free-host",
    _BASE + "Dynamic": "dynamic-dns",
}

SHADOW_WHISPERER = Feed(
    name="shadow-whisperer",
    purpose="platforms",
    addresses=tuple(_USE_OF),
    licence="Unlicense",
    redistributable=True,
    parse=platform_parser(_USE_OF),
)
