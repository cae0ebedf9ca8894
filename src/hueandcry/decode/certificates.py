"""Certificates of a domain, as crt.sh answers with `output=json`: one object a certificate.

The fields that are read: `issuer_name` (an RFC 4514 name), `name_value` (names, one a line),
`not_before` (ISO 8601, UTC). Rows of another shape, and names of other domains, are left out.
"""

import re
from collections import Counter
from typing import Any, Final

import msgspec

from hueandcry.decode.day import day_of
from hueandcry.decode.json_text import from_json
from hueandcry.decode.nesting import is_deeper
from hueandcry.model.registration import Certificates

_MAX_DEPTH: Final = 4
_MOST_ISSUERS: Final = 5
_LONGEST: Final = 100
_ORGANISATION: Final = re.compile(r"(?:^|,)\s{0,3}O=(\"[^\"]{1,100}\"|[^,]{1,100})")


class NoCertificates(Exception):
    """This is no answer about certificates; the text says why."""


def read_certificates(data: bytes, domain: str, asked: str, source: str) -> Certificates:
    """Read the answer about a domain (ASCII). Raises `NoCertificates`."""
    days: set[str] = set()
    names: set[str] = set()
    issuers: Counter[str] = Counter()
    count = 0
    for row in _rows(data):
        own = _names_of(row.get("name_value"), domain)
        day = day_of(str(row.get("not_before", ""))[:40])
        if not own or not day:
            continue
        count += 1
        names |= own
        days.add(day)
        issuers[_organisation(row.get("issuer_name"))] += 1
    del issuers[""]
    common = tuple(name for name, _ in issuers.most_common(_MOST_ISSUERS))
    return Certificates(domain, min(days, default=""), common, count, len(names), asked, source)


def _rows(data: bytes) -> list[dict[str, Any]]:
    if is_deeper(data, _MAX_DEPTH):
        raise NoCertificates(f"it is nested more than {_MAX_DEPTH} levels deep")
    try:
        rows = from_json(data)
    except msgspec.DecodeError:
        raise NoCertificates("it is no JSON") from None
    if not isinstance(rows, list):
        raise NoCertificates("it is no list of certificates")
    return [row for row in rows if isinstance(row, dict)]


def _names_of(value: object, domain: str) -> set[str]:
    """Return the names of a certificate that are the domain's or below it."""
    told = value.lower().split("\n") if isinstance(value, str) else []
    return {name for name in told if name == domain or name.endswith("." + domain)}


def _organisation(value: object) -> str:
    found = _ORGANISATION.search(value) if isinstance(value, str) else None
    return found[1].strip('" ')[:_LONGEST] if found else ""
