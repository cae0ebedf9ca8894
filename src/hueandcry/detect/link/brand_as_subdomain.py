"""A brand's name left of somebody else's domain: `app.uniswap.org.login.example`."""

from collections.abc import Iterable

from hueandcry.decode.lures import segment
from hueandcry.detect.detector import detector
from hueandcry.detect.imitation import (
    MEDIUM,
    STRONG,
    WEAK,
    comparison,
    hit,
    holding,
    lures_in,
    pushing,
)
from hueandcry.model.fact import HostParts, Popularity, Resemblance, Resemblances
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="A brand's name is only a sub-domain of somebody else's site",
    severity=Severity.HIGH,
    why="Whoever owns a domain may write anything to the left of it, a brand's whole address "
    "included; a narrow screen shows just that part.",
    advice="Read a host from its right end: the last parts say whose it is. Type the brand's "
    "address yourself.",
    references=("ATT&CK v17 T1583.001", "RFC 1034 §3.1"),
)
def brand_as_subdomain(
    link: Link, resemblances: Resemblances, parts: HostParts, popularity: Popularity
) -> Iterable[Hit]:
    """Report brands in labels left of the registrable domain."""
    for row in resemblances.rows:
        if row.place and row.piece.isascii() and row.manner != "split":
            confidence = _confidence(row, link.host, parts)
            if confidence and not (popularity and confidence is not STRONG):
                yield hit(row, confidence, _evidence(row), Evidence(_whose(parts)))


def _confidence(row: Resemblance, host: str, parts: HostParts) -> Confidence | None:
    if f"{row.name.home}." in host:
        return STRONG
    # A domain that is nothing but lure words ("secure-login") is as telling as words in the label.
    lured = pushing(row) or not (parts.platform or segment(parts.own.replace("-", ""))[1])
    if row.name.ordinary:
        return MEDIUM if lured and not lures_in(row)[1] else None
    if row.manner == "same" and not row.rest:
        return MEDIUM
    return MEDIUM if lured else WEAK


def _evidence(row: Resemblance) -> Evidence:
    return holding(row) if row.manner in {"same", "inside"} else comparison(row)


def _whose(parts: HostParts) -> str:
    return f"the site belongs to whoever owns {parts.registrable}"
