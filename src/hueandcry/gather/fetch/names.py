"""Looks a name up, once a hop, and says which of its addresses may be connected to."""

import socket
from collections.abc import Callable, Sequence
from threading import Thread
from typing import Final

from hueandcry.decode.fetch.addresses import is_nat64
from hueandcry.decode.fetch.target import Target, refused_address
from hueandcry.gather.fetch.limits import FetchEnded

# A name with more addresses is no help to anybody who connects to one.
_MAX_ADDRESSES: Final = 32
Resolver = Callable[[str, float], Sequence[str]]


def system_resolver(host: str, seconds: float) -> Sequence[str]:
    """Ask the system's resolver. Raises `FetchEnded`.

    `getaddrinfo` knows no timeout, so it runs in a thread that is left behind where it is late.
    """
    found: list[str] = []
    failed: list[str] = []

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failed.append(str(getattr(error, "strerror", "")) or type(error).__name__)
            return
        found.extend(str(row[4][0]) for row in rows)

    worker = Thread(target=look_up, daemon=True)
    worker.start()
    worker.join(seconds)
    if worker.is_alive():
        raise FetchEnded("name", f"{host} was not found in {seconds:.0f} seconds")
    if failed:
        raise FetchEnded("name", f"{host} has no address: {failed[0]}")
    return found


def addresses_of(
    target: Target,
    resolver: Resolver,
    seconds: float,
    allowed: frozenset[tuple[str, int]] = frozenset(),
) -> list[str]:
    """Return the addresses of a target, all of them public. Raises `FetchEnded`.

    One address that is not public refuses the whole name: an answer of both kinds is how a name is
    bound anew between two look-ups. NAT64's are left out: networks without IPv4 add them.
    """
    if target.literal:
        found = [target.host]
    else:
        rows = list(dict.fromkeys(resolver(target.host, seconds)))[:_MAX_ADDRESSES]
        found = [row for row in rows if not is_nat64(row)] or rows
    if not found:
        raise FetchEnded("name", f"{target.host} has no address")
    for address in found:
        reason = refused_address(address, target.port, allowed)
        if reason:
            named = "" if target.literal else f"{target.host} is at "
            raise FetchEnded("address", f"{named}{address[:60]}: {reason}", inside=True)
    # IPv4 first: where IPv6 does not work, its attempts cost the whole patience.
    return sorted(found, key=lambda one: ":" in one)
