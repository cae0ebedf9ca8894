"""The page stands on a block list, on a host that is judged by path."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.listing import hits
from hueandcry.model.fact import Listings
from hueandcry.model.finding import Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="The page is on a block list",
    severity=Severity.HIGH,
    why="The host lets anybody publish, so lists name the single page or customer's area.",
    advice="Do not follow the page's instructions, connect a wallet or sign anything from it.",
    references=("ATT&CK v17 T1566.002", "ATT&CK v17 T1583.006"),
)
def listed_path(link: Link, listings: Listings) -> Iterable[Hit]:
    """Report every list that blocks this path or one above it."""
    return hits(listings, {"path"}, ())
