"""What outside parties said of a link's domain, in sentences, and what nobody asked them."""

from collections.abc import Iterator, Mapping
from typing import Final

from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.registration import Certificates, Missed, Registration

_NOT_ASKED: Final[Mapping[type, Gap]] = {
    Registration: Gap(
        "registration", GapKind.NOT_ASKED, "since when the domain is registered (--registration)"
    ),
    Certificates: Gap(
        "certificates", GapKind.NOT_ASKED, "since when it has certificates (--certificates)"
    ),
}

_NOBODY_ASKED: Final = tuple(_NOT_ASKED.values())


def outside_gaps(known: Mapping[type, AnyFact]) -> tuple[Gap, ...]:
    """Return what was not asked, and what was asked for and could not be had."""
    asked = Missed in known or Registration in known or Certificates in known
    return tuple(_gaps(known)) if asked else _NOBODY_ASKED


def _gaps(known: Mapping[type, AnyFact]) -> Iterator[Gap]:
    missed = known.get(Missed)
    rows = missed.rows if isinstance(missed, Missed) else ()
    yield from rows
    told = {gap.fact for gap in rows}
    for kind, gap in _NOT_ASKED.items():
        if kind not in known and gap.fact not in told:
            yield gap
    registration = known.get(Registration)
    if isinstance(registration, Registration) and not registration:
        reason = f"{registration.source} does not tell since when it is registered"
        yield Gap("registration", GapKind.UNAVAILABLE, reason)


def outside_details(known: Mapping[type, AnyFact]) -> tuple[str, ...]:
    """Return the sentences about a domain's registration and certificates, if they are known."""
    return tuple(_details(known))


def _details(known: Mapping[type, AnyFact]) -> Iterator[str]:
    registration, certificates = known.get(Registration), known.get(Certificates)
    if isinstance(registration, Registration) and registration:
        by = f" at {registration.registrar}" if registration.registrar else ""
        until = f", until {registration.expires}" if registration.expires else ""
        yield f"{registration.domain} was registered on {registration.created}{by}{until}"
        if registration.statuses:
            yield f"its status: {', '.join(registration.statuses)}"
    if isinstance(certificates, Certificates):
        if not certificates:
            yield f"no public log holds a certificate of {certificates.domain}"
            return
        by = f", by {', '.join(certificates.issuers)}" if certificates.issuers else ""
        yield (
            f"the first certificate of {certificates.domain} began on {certificates.first_seen};"
            f" {certificates.count:,} of them for {certificates.names:,} names{by}"
        )
