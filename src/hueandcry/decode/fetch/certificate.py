"""A server's certificate as facts (RFC 5280), from what Python's ssl module makes of it.

Limits: 50 names, 200 characters each.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from hueandcry.model.page import Certificate

_MAX_NAMES: Final = 50
_MAX_TEXT: Final = 200
_ISSUER_PARTS: Final = ("organizationName", "commonName")
# The form of ssl.SSLSocket.getpeercert: "Jun  1 12:00:00 2025 GMT", months in English.
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def certificate_of(peer: Mapping[str, Any], version: str) -> Certificate:
    """Read what `getpeercert` returns; what is missing stays empty."""
    names = [str(value)[:_MAX_TEXT] for _, value in peer.get("subjectAltName", ())]
    issuer = {key: value for part in peer.get("issuer", ()) for key, value in part}
    told = [str(issuer[part])[:_MAX_TEXT] for part in _ISSUER_PARTS if part in issuer]
    return Certificate(
        ", ".join(told),
        tuple(names[:_MAX_NAMES]),
        _moment(str(peer.get("notBefore", ""))),
        _moment(str(peer.get("notAfter", ""))),
        version,
    )


def _moment(text: str) -> str:
    parts = text.split()
    if len(parts) != 5 or parts[0] not in _MONTHS:
        return ""
    month, day, clock, year, _ = parts
    try:
        hour, minute, second = (int(part) for part in clock.split(":"))
        found = datetime(
            int(year), _MONTHS.index(month) + 1, int(day), hour, minute, second, tzinfo=UTC
        )
    except ValueError:
        return ""
    return found.isoformat()
