"""The link leads from the net into the reader's own network or machine."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Landing


@detector(
    title="The link leads into a private network or to no web site",
    severity=Severity.MEDIUM,
    why="A public page has no business with routers, cloud metadata or programs on the reader's "
    "own machine: from his browser or server the thief reaches what he could not reach himself.",
    advice="Do not open it. If it is a link of your own network, open it there and nowhere else.",
    references=("CWE-918", "ATT&CK v17 T1552.005", "https://fetch.spec.whatwg.org/#port-blocking"),
)
def leads_inside(link: Link, landing: Landing) -> Iterable[Hit]:
    """Report where it would have gone; nothing there was contacted.

    A link whose own host is inside is most likely the asker's own.
    """
    led = any(hop.onward for hop in landing.hops)
    for fault in landing.faults:
        if fault.inside:
            confidence = Confidence.STRONG if led else Confidence.WEAK
            yield Hit("inside", confidence, (Evidence(f"it leads to {fault.text}"),))
        elif fault.kind in {"scheme", "port"} and led:
            yield Hit(fault.kind, Confidence.MEDIUM, (Evidence(f"it leads on: {fault.text}"),))
