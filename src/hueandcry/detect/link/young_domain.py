"""The domain was registered a short while ago."""

from collections.abc import Iterable

from hueandcry.detect.age import days_between, named, weight
from hueandcry.detect.detector import detector
from hueandcry.model.fact import Resemblances
from hueandcry.model.finding import Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.registration import Registration
from hueandcry.model.source import Source


@detector(
    title="The domain was registered lately",
    severity=Severity.MEDIUM,
    why="Thieves use a domain in its first days, before lists know it. Every honest site was new "
    "once as well: the age says little alone, and much beside a brand's name.",
    advice="Give a new site time before you trust it with a wallet. If a known brand is said to "
    "be behind it, ask the brand by its own address.",
    references=("ATT&CK v17 T1583.001", "RFC 9083 §4.5"),
)
def young_domain(
    link: Link, registration: Registration, resemblances: Resemblances
) -> Iterable[Hit]:
    """Report a domain younger than 30 days, or 90 where it reads like a brand."""
    days = days_between(registration.created, registration.asked)
    confidence = weight(days, resemblances)
    if confidence:
        text = (
            f"{registration.domain} was registered on {registration.created}, {max(days, 0)} days"
            f" before it was asked for{named(resemblances)}"
        )
        source = Source("RDAP", registration.asked, registration.source)
        yield Hit(registration.domain, confidence, (Evidence(text),), (source,))
