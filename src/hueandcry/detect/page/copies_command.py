"""The page has a command pasted into the run box or a terminal (ClickFix)."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.seen import doubts, shown
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing, Page


@detector(
    title="The page has you run a command it copied",
    severity=Severity.HIGH,
    why="A check for robots or a repair of the camera never consists of pasting a command. What is "
    "pasted loads a thief's program, past every warning of the browser.",
    advice="Close the page and paste nothing. If it was run: take the device off the net, and move "
    "funds from another one.",
    references=("ATT&CK v17 T1204.004",),
)
def copies_command(link: Link, page: Page, landing: Landing) -> Iterable[Hit]:
    """Report where to paste together with what; pages that show the command they copy are left."""
    told, commands = page.of("instructs"), page.of("command")
    copies = page.of("clipboard")
    confidence = _confidence(page)
    if confidence is None:
        return
    if landing.owners:
        confidence = Confidence.WEAK
    marks = (*told[:1], *commands[:1], *copies[:1])
    yield Hit("command", confidence, (*shown(marks), *doubts(landing)))


def _confidence(page: Page) -> Confidence | None:
    told, commands = page.of("instructs"), page.of("command")
    copies = page.of("clipboard")
    hidden = any(mark.strong for mark in commands)
    if any(mark.strong for mark in told):
        # Which command is copied may stand in a script of its own.
        found = Confidence.MEDIUM if copies else Confidence.WEAK
        return Confidence.STRONG if commands and (copies or hidden) else found
    return Confidence.MEDIUM if hidden and copies else None
