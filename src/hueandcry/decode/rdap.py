"""RDAP: a registry's JSON about a domain (RFC 9083), and which registry to ask (RFC 9224).

Limits: JSON 20 levels deep; 20 statuses and name servers of 253 characters each. What is of another
shape is left out, never guessed; only an answer about another domain is refused.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from hueandcry.decode.day import day_of
from hueandcry.decode.json_text import from_json
from hueandcry.decode.nesting import is_deeper
from hueandcry.model.registration import Registration

# Entities hold entities hold vCards: a dozen levels in the largest real answers.
_MAX_DEPTH: Final = 20
_MOST: Final = 20
_LONGEST: Final = 253


class NoRdap(Exception):
    """This is no answer of RDAP; the text says why."""


def read_bootstrap(data: bytes) -> dict[str, str]:
    """Read IANA's file of registries: each name of the root → its https address, ending in `/`.

    Raises `NoRdap`. Entries of another shape, or without https, are left out (RFC 9224 §3, §4).
    """
    document = _json(data)
    services = document.get("services")
    if not isinstance(services, list):
        raise NoRdap("it has no list of services")
    found: dict[str, str] = {}
    for service in services:
        names, addresses = _service(service)
        secure = [address for address in addresses if address.startswith("https://")]
        for name in names if secure else ():
            found[name.lower().strip(".")] = secure[0].rstrip("/") + "/"
    return found


def registry_of(domain: str, registries: Mapping[str, str]) -> str:
    """Return the address of a domain's registry, empty if none is known: the longest match."""
    name = domain
    while name:
        if name in registries:
            return registries[name]
        name = name.partition(".")[2]
    return ""


def read_domain(data: bytes, domain: str, asked: str, source: str) -> Registration:
    """Read the answer about a domain (ASCII). Raises `NoRdap`."""
    document = _json(data)
    if document.get("objectClassName") != "domain":
        raise NoRdap("it is about no domain")
    named = _text(document.get("ldhName")).lower().rstrip(".")
    if named and named != domain:
        raise NoRdap(f"it is about {named[:80]!r}")
    days = _events(document)
    return Registration(
        domain=domain,
        # Some registries tell only when it was registered again after it had lapsed.
        created=days.get("registration", "") or days.get("reregistration", ""),
        expires=days.get("expiration", ""),
        registrar=next(_registrars(document), ""),
        statuses=tuple(_texts(document.get("status"))),
        name_servers=tuple(
            _text(row.get("ldhName")).lower() for row in _rows(document.get("nameservers"))
            if _text(row.get("ldhName"))
        ),
        asked=asked,
        source=source,
    )  # fmt: skip


def _json(data: bytes) -> dict[str, Any]:
    if is_deeper(data, _MAX_DEPTH):
        raise NoRdap(f"it is nested more than {_MAX_DEPTH} levels deep")
    try:
        document = from_json(data)
    except msgspec.DecodeError:
        raise NoRdap("it is no JSON") from None
    if not isinstance(document, dict):
        raise NoRdap("it is no JSON object")
    return document


def _service(service: object) -> tuple[list[str], list[str]]:
    """Return names and addresses of one entry; both empty for one of another shape."""
    if not isinstance(service, list) or len(service) < 2:
        return [], []
    names, addresses = service[0], service[1]
    if not isinstance(names, list) or not isinstance(addresses, list):
        return [], []
    return [n for n in names if isinstance(n, str)], [a for a in addresses if isinstance(a, str)]


def _events(document: Mapping[str, Any]) -> dict[str, str]:
    """Return the day of each kind of event; the earliest, where one comes twice."""
    days: dict[str, str] = {}
    for row in _rows(document.get("events")):
        day = day_of(_text(row.get("eventDate")))
        action = _text(row.get("eventAction")).lower()
        if day and (action not in days or day < days[action]):
            days[action] = day
    return days


def _registrars(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield the full name (`fn`) of each entity in the role of registrar (RFC 9083 §5.1)."""
    for entity in _rows(document.get("entities")):
        if "registrar" not in _texts(entity.get("roles")):
            continue
        card = entity.get("vcardArray")
        fields = card[1] if isinstance(card, list) and len(card) > 1 else ()
        for field in fields if isinstance(fields, list) else ():
            if isinstance(field, list) and len(field) > 3 and field[0] == "fn" and _text(field[3]):
                yield _text(field[3])


def _rows(value: object) -> list[dict[str, Any]]:
    rows = value if isinstance(value, list) else []
    return [row for row in rows if isinstance(row, dict)][:_MOST]


def _texts(value: object) -> list[str]:
    texts = value if isinstance(value, list) else []
    return [text for text in map(_text, texts) if text][:_MOST]


def _text(value: object) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""
