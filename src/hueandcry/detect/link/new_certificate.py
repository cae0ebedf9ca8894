"""The domain's first certificate is a short while old."""

from collections.abc import Iterable

from hueandcry.detect.age import days_between, named, weight
from hueandcry.detect.detector import detector
from hueandcry.model.fact import Resemblances
from hueandcry.model.finding import Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.registration import Certificates
from hueandcry.model.source import Source


@detector(
    title="The site got its first certificate lately",
    severity=Severity.MEDIUM,
    why="A site needs a certificate before a browser opens it without a warning, so the first one "
    "tells when it went live, even where an old domain was bought for it. Honest sites go live "
    "too: it says little alone, and much beside a brand's name.",
    advice="Give a new site time before you trust it with a wallet. If a known brand is said to "
    "be behind it, ask the brand by its own address.",
    references=("ATT&CK v17 T1588.004", "RFC 9162"),
)
def new_certificate(
    link: Link, certificates: Certificates, resemblances: Resemblances
) -> Iterable[Hit]:
    """Report a first certificate younger than 30 days, or 90 where the name reads like a brand."""
    days = days_between(certificates.first_seen, certificates.asked)
    confidence = weight(days, resemblances)
    if confidence:
        text = (
            f"the first certificate of {certificates.domain} began on {certificates.first_seen},"
            f" {max(days, 0)} days before it was asked for{named(resemblances)}"
        )
        source = Source("certificate search", certificates.asked, certificates.source)
        yield Hit(certificates.domain, confidence, (Evidence(text),), (source,))
