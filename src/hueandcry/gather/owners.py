"""Who owns a host: who owns it itself, else the nearest host above it that is known."""

from collections.abc import Iterable

from hueandcry.decode.host import parents
from hueandcry.model.brand import Ownership
from hueandcry.model.fact import HostParts
from hueandcry.model.ports import LinkIndex


def hosts_above(host: str, parts: HostParts) -> list[str]:
    """Return a host and those above it that somebody can own, the nearest first."""
    return parents(host, parts.suffix) if parts.own else [host]


def owners_of(index: LinkIndex, hosts: Iterable[str]) -> tuple[Ownership, ...]:
    """Return the owners of the first of these hosts that has any."""
    return next((rows for host in hosts if (rows := index.owners(host))), ())
