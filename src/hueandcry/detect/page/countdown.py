"""A countdown runs on a page that wants a wallet connected."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.seen import shown
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing, Page


@detector(
    title="A countdown presses to connect a wallet",
    severity=Severity.MEDIUM,
    why="The clock is there so that nobody checks first; on copies it starts anew on each visit. "
    "Real deadlines of claims are weeks, and stand in the announcement.",
    advice="Let it run out. Look for the deadline on the project's own site.",
    references=("ATT&CK v17 T1566.002",),
)
def countdown(link: Link, page: Page, landing: Landing) -> Iterable[Hit]:
    """Report a countdown, or words of haste, beside a lure and a wallet connection."""
    clock, lures = page.of("countdown"), page.of("lures")
    connects = page.of("connects", "signs")
    if landing.owners or not connects:
        return
    if clock and lures:
        yield Hit("countdown", Confidence.MEDIUM, shown((clock[0], connects[0], lures[0])))
    elif clock or (lures and page.of("hurries")):
        haste = clock or page.of("hurries")
        yield Hit("haste", Confidence.WEAK, shown((haste[0], connects[0])))
