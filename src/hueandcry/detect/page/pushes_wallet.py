"""The page wants a wallet connected or something signed, for a reason thieves give."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.seen import shown
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing, Page


@detector(
    title="The page lures to connect a wallet",
    severity=Severity.HIGH,
    why="Claims, eligibility checks, wallet validations and migrations are what drainer pages "
    "promise; the first or second thing to sign afterwards empties the wallet. Honest airdrops "
    "look the same and are announced on the project's own site.",
    advice="Do not connect. Find the claim on the project's own site, and check there what it has "
    "you sign with `hue check`.",
    references=("ATT&CK v17 T1566.002", "ATT&CK v17 T1657"),
)
def pushes_wallet(link: Link, page: Page, landing: Landing) -> Iterable[Hit]:
    """Report lure and connection together; each alone is every second project's page."""
    connects, lures, signs = page.of("connects"), page.of("lures"), page.of("signs")
    if landing.owners or not lures or not (connects or signs):
        return
    broad = [mark for mark in signs if mark.strong]
    hidden = page.of("refuses_inspection")
    # Rights over everything, prepared in a page that hinders a look at its code.
    confidence = Confidence.STRONG if broad and hidden else Confidence.MEDIUM
    yield Hit("lure", confidence, shown((*lures[:1], *connects[:1], *broad[:1], *hidden[:1])))
