"""The page asks for a recovery phrase or a private key."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.seen import doubts, shown
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing, Page


@detector(
    title="The page asks for a recovery phrase or private key",
    severity=Severity.HIGH,
    why="Whoever has the phrase or the key has everything the wallet holds, for good. No support, "
    "airdrop, validation or update needs it. A wallet restores in its own program, not on a page.",
    advice="Type nothing there. If a phrase was typed already, move everything to a new wallet, "
    "now and from a clean device.",
    references=("ATT&CK v17 T1056.003", "ATT&CK v17 T1598.003"),
)
def asks_secret(link: Link, page: Page, landing: Landing) -> Iterable[Hit]:
    """Report fields and words; a field for a phrase has no honest use on a stranger's page."""
    marks = page.of("asks_secret", "asks_key")
    if not marks:
        return
    sure = any(mark.strong for mark in marks)
    confidence = Confidence.STRONG if sure else Confidence.MEDIUM
    if landing.owners:
        confidence = Confidence.MEDIUM if sure else Confidence.WEAK
    fields = sorted(marks, key=lambda mark: not mark.strong)
    yield Hit("secret", confidence, (*shown(fields), *doubts(landing)))
