"""The account is said to be a brand's, and is not among those it is known to have."""

from collections.abc import Iterable

from hueandcry.decode.handle import shown_handle
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.handle import ClaimedHandles, HandleOwners
from hueandcry.model.observable import Handle


@detector(
    title="Not known as the brand's own account",
    severity=Severity.HIGH,
    why="Somebody says this account is the brand's; the register does not hold it. The register "
    "may lack an account, most of all on a platform where it knows none.",
    advice="Go to the account from the brand's own site.",
    references=("ATT&CK v17 T1656",),
)
def claimed_owner(handle: Handle, claimed: ClaimedHandles, owners: HandleOwners) -> Iterable[Hit]:
    """Report a claim the register does not bear out."""
    if any(owner.entity == claimed.entity for owner in owners.rows):
        return
    here = [row for row in claimed.rows if row.platform == handle.platform]
    known = ", ".join(shown_handle(row.name, row.platform) for row in claimed.rows)
    yield Hit(
        key=claimed.entity,
        confidence=Confidence.STRONG if owners or here else Confidence.MEDIUM,
        evidence=(Evidence(f"{claimed.name} is known as: {known or 'no account at all'}"),),
        sources=tuple(dict.fromkeys(row.source for row in claimed.rows)),
    )
