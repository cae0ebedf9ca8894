"""What is not known of a page: not asked for, not to be had, or not read."""

from collections.abc import Iterator, Mapping
from typing import Final

from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.page import Landing, Page, Unopened

_NOT_ASKED: Final = Gap(
    "page", GapKind.NOT_ASKED, "the page was not opened: `hue check LINK --fetch` does"
)
# Faults after which some of the page was still read.
_PARTLY: Final = frozenset({"cut", "slow", "timeout", "connect", "coding", "charset", "protocol"})


def page_gaps(known: Mapping[type, AnyFact]) -> Iterator[Gap]:
    """Yield what is not known of the page; nothing of it is needed by the floor."""
    landing, page, unopened = known.get(Landing), known.get(Page), known.get(Unopened)
    if isinstance(unopened, Unopened):
        yield Gap("page", GapKind.NOT_ASKED, f"the page was not opened: {unopened.reason}")
    elif not isinstance(landing, Landing):
        yield _NOT_ASKED
    else:
        yield from _of_landing(landing)
        if isinstance(page, Page):
            yield from _of_page(page)


def _of_landing(landing: Landing) -> Iterator[Gap]:
    reasons = "; ".join(fault.text for fault in landing.faults)
    if not landing.read:
        told = reasons or _nothing(landing)
        yield Gap("page", GapKind.UNAVAILABLE, f"the page could not be read: {told}"[:500])
    elif any(fault.kind in _PARTLY for fault in landing.faults):
        yield Gap("page", GapKind.UNAVAILABLE, f"only a part of it was read: {reasons}"[:500])
    elif landing.faults:
        yield Gap("page", GapKind.UNAVAILABLE, f"it leads on, and was left there: {reasons}"[:500])
    if landing.proxied:
        reason = "the proxy looked names up: whether they are public addresses was not checked"
        yield Gap("addresses", GapKind.UNAVAILABLE, reason)


def _nothing(landing: Landing) -> str:
    if landing.downloads:
        return f"it hands out a file ({landing.downloads})"
    if landing.content_type and "html" not in landing.content_type:
        return f"it is no page ({landing.content_type})"
    return f"it is empty (status {landing.status})"


def _of_page(page: Page) -> Iterator[Gap]:
    if page.bare:
        reason = "it builds itself by script, and scripts are not run: nearly nothing was read"
        yield Gap("page", GapKind.UNAVAILABLE, reason)
    elif page.scripts:
        reason = "what scripts do to the page, and files it loads: neither run nor loaded"
        yield Gap("scripts", GapKind.UNSUPPORTED, reason)
    if page.cut:
        yield Gap("rest of the page", GapKind.UNAVAILABLE, "the page has more than is read of one")
