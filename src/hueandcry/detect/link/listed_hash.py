"""The hash of the host stands on a list of command-and-control hosts."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.listing import doubts, hits
from hueandcry.model.fact import Listings, Owners, Popularity
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="The host is listed as a drainer's server",
    severity=Severity.HIGH,
    why="Wallet drainers send what they steal to servers whose names are published as SHA-256 "
    "hashes; this host, or a parent of it, has such a hash.",
    advice="Close pages that talk to it. If you signed anything there, revoke approvals now and "
    "move what is left to a fresh account.",
    references=("ATT&CK v17 T1071.001", "https://github.com/MetaMask/core/pull/4526"),
)
def listed_hash(
    link: Link, listings: Listings, owners: Owners, popularity: Popularity
) -> Iterable[Hit]:
    """Report every list that holds the hash."""
    return hits(listings, {"hash"}, doubts(listings, owners, popularity))
