"""Answers of registries and certificate searches: invented data in the documented shapes."""

from typing import Any

ASKED = "2026-11-24T12:00:00+00:00"


def bootstrap(*services: tuple[list[str], list[str]]) -> dict[str, Any]:
    """Return IANA's file of registries (RFC 9224 §3)."""
    return {
        "version": "1.0",
        "publication": "2026-11-01T00:00:00Z",
        "description": "RDAP bootstrap file for Domain Name System registrations",
        "services": [list(one) for one in services],
    }


def registration(domain: str, created: str = "2026-11-20T09:30:00Z") -> dict[str, Any]:
    """Return what a registry says of a domain (RFC 9083 §5.3)."""
    return {
        "rdapConformance": ["rdap_level_0"],
        "objectClassName": "domain",
        "handle": "123456_DOMAIN-TEST",
        "ldhName": domain.upper(),
        "status": ["client transfer prohibited", "active"],
        "events": [
            {"eventAction": "expiration", "eventDate": "2027-11-20T09:30:00Z"},
            {"eventAction": "registration", "eventDate": created},
            {"eventAction": "last changed", "eventDate": "2026-11-21T00:00:00Z"},
        ],
        "entities": [
            {"objectClassName": "entity", "roles": ["abuse"], "vcardArray": card("Abuse Desk")},
            {
                "objectClassName": "entity",
                "handle": "99999",
                "roles": ["registrar"],
                "publicIds": [{"type": "IANA Registrar ID", "identifier": "99999"}],
                "vcardArray": card("Invented Names Ltd."),
            },
        ],
        "nameservers": [
            {"objectClassName": "nameserver", "ldhName": "NS1.HOST.EXAMPLE"},
            {"objectClassName": "nameserver", "ldhName": "ns2.host.example"},
        ],
        "secureDNS": {"delegationSigned": False},
    }


def card(name: str) -> list[Any]:
    """Return a jCard with a full name (RFC 7095)."""
    return ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", name]]]


def certificate(names: str, begins: str, issuer: str = "Invented Trust") -> dict[str, Any]:
    """Return one row of a certificate search."""
    return {
        "issuer_ca_id": 1,
        "issuer_name": f"C=XX, O={issuer}, CN=I1",
        "common_name": names.split("\n")[0],
        "name_value": names,
        "id": 1,
        "entry_timestamp": f"{begins}T01:02:03.456",
        "not_before": f"{begins}T00:00:00",
        "not_after": "2027-02-01T00:00:00",
        "serial_number": "0a",
        "result_count": 2,
    }
