"""The page carries the marks of a known drainer kit."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.seen import doubts
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing, Page
from hueandcry.model.source import Source


@detector(
    title="The page carries marks of a drainer kit",
    severity=Severity.HIGH,
    why="Most drainer pages are rented kits; their file names, settings and ways of reporting have "
    "been published. Only what stands in the page itself was read: scripts in files of their own "
    "are not loaded.",
    advice="Do not connect a wallet there. If something was signed, revoke approvals and move what "
    "is left.",
    references=("ATT&CK v17 T1583.006", "ATT&CK v17 T1567", "https://github.com/phish-report/IOK"),
)
def drainer_mark(link: Link, page: Page, landing: Landing) -> Iterable[Hit]:
    """Report each kit; marks of honest pages too count only where a wallet is wanted."""
    wants = page.of("connects", "signs", "asks_secret", "asks_key", "lures")
    for mark in page.of("script"):
        if not mark.strong and (not wants or landing.owners):
            continue
        sure = mark.strong and not landing.owners
        evidence = (Evidence(f"{mark.what}: {mark.excerpt}"), *doubts(landing))
        yield Hit(
            mark.what,
            Confidence.STRONG if sure else Confidence.MEDIUM,
            evidence,
            (Source(mark.what, "", mark.source),),
        )
