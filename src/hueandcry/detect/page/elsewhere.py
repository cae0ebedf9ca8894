"""The link ends on another domain than its own."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link
from hueandcry.model.page import Hop, Landing

_WAYS = {
    "location": "redirects",
    "refresh_header": "leads on by its Refresh header",
    "meta_refresh": "leads on by a refresh in the page",
}


@detector(
    title="The link leads to another domain",
    severity=Severity.LOW,
    why="Shorteners, mail services and moved sites do so as well. What matters is where it ends: "
    "every domain on the way was checked as a link of its own.",
    advice="Judge the address it ends on, not the one that was sent.",
    references=("ATT&CK v17 T1608.005", "RFC 9110 section 15.4"),
)
def elsewhere(link: Link, landing: Landing) -> Iterable[Hit]:
    """Report the way, if it passes more than one registrable domain."""
    if len(landing.registrable) < 2:
        return
    steps = [Evidence(_step(hop)) for hop in landing.hops if hop.onward]
    yield Hit(landing.registrable[-1], Confidence.STRONG, (*steps, Evidence(_end(landing))))


def _step(hop: Hop) -> str:
    return f"{hop.url} {_WAYS.get(hop.onward, 'leads on')} ({hop.status})"


def _end(landing: Landing) -> str:
    known = f", {landing.owners[0].brand}'s own" if landing.owners else ""
    last = landing.hops[-1].url
    on = f", and leads on to {last}, which was not reached" if last != landing.final else ""
    return f"it ends on {landing.final}{known}{on}"
