"""The link is said to be a brand's, and is not among what the brand is known to own."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.brand import Ownership
from hueandcry.model.fact import Claimed, HostParts, Owners
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="Not known as the brand's own",
    severity=Severity.HIGH,
    why="Somebody says this link is the brand's; the register of what the brand owns does not hold "
    "it. The register may lack a newer domain.",
    advice="Take the brand's address from the list below, and look for this link there.",
    references=("ATT&CK v17 T1656",),
)
def claimed_owner(link: Link, claimed: Claimed, owners: Owners, parts: HostParts) -> Iterable[Hit]:
    """Report a claim the register does not bear out."""
    if any(owner.entity == claimed.entity for owner in owners.rows):
        return
    known = ", ".join(map(_named, claimed.domains))
    yield Hit(
        key=claimed.entity,
        confidence=Confidence.STRONG if owners else Confidence.MEDIUM,
        evidence=(Evidence(f"{claimed.name} is known to own: {known}"),),
        sources=tuple(row.source for row in claimed.domains),
    )


def _named(row: Ownership) -> str:
    return f"{row.host} (anybody can publish there)" if row.shared else row.host
