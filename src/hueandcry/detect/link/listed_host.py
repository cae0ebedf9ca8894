"""The host, or a parent of it, stands on a block list."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.listing import doubts, hits
from hueandcry.model.fact import Listings, Owners, Popularity
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="The host is on a block list",
    severity=Severity.HIGH,
    why="People who hunt phishing have put it on a list that wallets block by. An official or very "
    "popular host on such a list is either hijacked at the moment or listed by mistake.",
    advice="Do not open it, connect a wallet or sign anything there. If you are sure it is listed "
    "by mistake, ask the list's maintainers.",
    references=("ATT&CK v17 T1566.002", "https://github.com/MetaMask/eth-phishing-detect"),
)
def listed_host(
    link: Link, listings: Listings, owners: Owners, popularity: Popularity
) -> Iterable[Hit]:
    """Report every list that blocks the host or a parent of it."""
    return hits(listings, {"host", "parent"}, doubts(listings, owners, popularity))
