"""The port a link opens."""

import re

from hueandcry.model.observable import Link

_PORT = re.compile(r"([a-z]+)://(?:[^/?#@]*@)?(?:\[[^\]]*\]|[^/?#:]*)(?::([0-9]+))?")
_BY_SCHEME = {"http": "80", "ws": "80", "https": "443", "wss": "443", "ftp": "21"}


def port_of(link: Link) -> str:
    """Return the port in decimal, by the scheme where none is written; empty for a bare host."""
    found = _PORT.match(link.value)
    if not found:
        return ""
    return found[2] or _BY_SCHEME.get(found[1], "")


def written_port(link: Link) -> str:
    """Return the port that is written; browsers drop the one their scheme has anyway."""
    found = _PORT.match(link.value)
    return (found[2] or "") if found else ""
