"""The page offers what its own numbers refute."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.seen import shown
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing, Page


@detector(
    title="The page offers more than it can pay",
    severity=Severity.HIGH,
    why="Who gives back more than is sent, pays above the market he names himself, promises per "
    "cents a day or takes a fee before a payout lives from those who pay in. The numbers are the "
    "page's own; no rate was looked up.",
    advice="Send nothing, also not the fee that is to release what was paid in.",
    references=("ATT&CK v17 T1657", "https://www.sec.gov/investor/alerts"),
)
def offer(link: Link, page: Page, landing: Landing) -> Iterable[Hit]:
    """Report offers; popular sites write about such offers more often than they make them."""
    if landing.owners or landing.rank:
        return
    for mark in page.of("offer"):
        confidence = Confidence.STRONG if mark.strong else Confidence.MEDIUM
        yield Hit(mark.what, confidence, shown((mark,)))
