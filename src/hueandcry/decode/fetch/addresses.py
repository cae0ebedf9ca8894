"""Which IP addresses are a public site's: all others are refused, on every hop.

Sources: the IANA special-purpose address registries (RFC 6890), RFC 5737, RFC 6598, RFC 6666, RFC
9637, the well-known NAT64 prefixes (RFC 6052, RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380). Cloud
metadata services mostly stand on link-local addresses; those that do not are named.
"""

from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_REFUSED = (
    ("0.0.0.0/8", "this host (RFC 1122)"),
    ("10.0.0.0/8", "private (RFC 1918)"),
    ("100.64.0.0/10", "shared by a provider's customers (RFC 6598)"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local, cloud metadata among it"),
    ("172.16.0.0/12", "private (RFC 1918)"),
    ("192.0.0.0/24", "protocol assignments (RFC 6890)"),
    ("192.0.2.0/24", "documentation (RFC 5737)"),
    ("192.31.196.0/24", "AS112 (RFC 7535)"),
    ("192.52.193.0/24", "AMT (RFC 7450)"),
    ("192.88.99.0/24", "6to4 relays (RFC 7526)"),
    ("192.168.0.0/16", "private (RFC 1918)"),
    ("192.175.48.0/24", "AS112 (RFC 7534)"),
    ("198.18.0.0/15", "benchmarking (RFC 2544)"),
    ("198.51.100.0/24", "documentation (RFC 5737)"),
    ("203.0.113.0/24", "documentation (RFC 5737)"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved, broadcast among it"),
    # A cloud's own services on a public address: seen from inside, it is metadata.
    ("168.63.129.16/32", "cloud platform services"),
    ("2001::/23", "protocol assignments, Teredo among it (RFC 2928)"),
    ("2001:db8::/32", "documentation (RFC 3849)"),
    ("2002::/16", "6to4: an IPv4 address inside (RFC 3056)"),
    ("2620:4f:8000::/48", "AS112 (RFC 7534)"),
    ("3fff::/20", "documentation (RFC 9637)"),
    ("::ffff:0:0/96", "an IPv4 address mapped into IPv6"),
    ("64:ff9b::/96", "NAT64: an IPv4 address inside (RFC 6052)"),
    ("64:ff9b:1::/48", "NAT64, local use (RFC 8215)"),
    ("::1/128", "loopback"),
    ("::/128", "unspecified"),
    ("fc00::/7", "unique local, cloud metadata among it"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local (RFC 3879)"),
    ("ff00::/8", "multicast"),
)
# Everything else of IPv6 is not given out (IANA IPv6 address space).
_GLOBAL6 = IPv6Network("2000::/3")


@cache
def _networks() -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    return tuple((ip_network(text), reason) for text, reason in _REFUSED)


def not_public(address: str) -> str:
    """Say why an address is no public site's; empty where it is one. Raises nothing.

    An address with a zone, or in a spelling the standard does not have, is refused too.
    """
    found = parsed(address)
    if found is None:
        return "no plain IP address"
    for network, reason in _networks():
        if found.version == network.version and found in network:
            return reason
    if isinstance(found, IPv6Address) and found not in _GLOBAL6:
        return "outside what IANA has given out"
    return ""


def is_nat64(address: str) -> bool:
    """Say whether an address only repeats an IPv4 one, as name servers of IPv6 networks add it."""
    return address.lower().startswith("64:ff9b::")


def parsed(address: str) -> IPv4Address | IPv6Address | None:
    """Return the address, None for any other text."""
    if "%" in address:
        return None
    try:
        return ip_address(address)
    except ValueError:
        return None
