"""The handle stands on a block list."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.handles import named
from hueandcry.detect.listing import hits
from hueandcry.model.fact import Listings
from hueandcry.model.finding import Evidence, Hit, Severity
from hueandcry.model.handle import HandleOwners
from hueandcry.model.observable import Handle


@detector(
    title="The handle is on a block list",
    severity=Severity.HIGH,
    why="People who hunt impersonators have put this account on a list. An official account there "
    "was hijacked, or is listed by mistake.",
    advice="Do not answer it, follow its links or pay it.",
    references=("ATT&CK v17 T1585.001", "https://github.com/MrLuit/EtherScamDB"),
)
def listed(handle: Handle, listings: Listings, owners: HandleOwners) -> Iterable[Hit]:
    """Report every list that names the account."""
    doubts = tuple(
        Evidence(f"{named(row)} is known as {row.brand}'s own: hijacked, or listed by mistake")
        for row in owners.rows
    )
    return hits(listings, {"path"}, doubts)
