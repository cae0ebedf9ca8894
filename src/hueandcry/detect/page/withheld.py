"""The page shows nothing to us."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing

_REFUSALS = range(400, 600)


@detector(
    title="The page was withheld",
    severity=Severity.LOW,
    why="Thieves show an empty page to whoever does not come from the right country, device or "
    "link. So do sites that are down, gone, or guarded against robots.",
    advice="Take the empty answer for no answer. What others saw there may be on urlscan.io.",
    references=("ATT&CK v17 T1480", "ATT&CK v17 T1665"),
)
def withheld(link: Link, landing: Landing) -> Iterable[Hit]:
    """Report refusals and empty pages."""
    if landing.status in _REFUSALS:
        text = f"{landing.final} answers with status {landing.status}"
        yield Hit("status", Confidence.WEAK, (Evidence(text),))
    elif landing.status and not landing.length and not landing.read and not landing.downloads:
        if any(fault.kind != "type" for fault in landing.faults):
            return
        yield Hit("empty", Confidence.MEDIUM, (Evidence(f"{landing.final} is empty"),))
