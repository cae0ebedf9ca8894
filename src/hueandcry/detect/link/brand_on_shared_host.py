"""A brand's name as a customer of a platform: `uniswap-claim.pages.dev`."""

from collections.abc import Iterable

from hueandcry.decode.lures import pushes
from hueandcry.detect.detector import detector
from hueandcry.detect.imitation import MEDIUM, STRONG, WEAK, hit, holding, lures_in
from hueandcry.model.fact import HostParts, Resemblance, Resemblances
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Link


@detector(
    title="A brand's name on a host where anybody can publish",
    severity=Severity.HIGH,
    why="Free hosting needs no name and no payment, so campaigns put hundreds of copies there. "
    "Developers publish trials and documents under a brand's name there too.",
    advice="Do not connect a wallet there unless the brand's own site sends you to it.",
    references=("ATT&CK v17 T1583.006", "https://publicsuffix.org/list/"),
)
def brand_on_shared_host(link: Link, resemblances: Resemblances, parts: HostParts) -> Iterable[Hit]:
    """Report brands in the label a platform's customer chose."""
    if not parts.platform:
        return
    for row in resemblances.rows:
        if row.manner in {"same", "inside"} and row.place == 0:
            confidence = _confidence(row)
            if confidence:
                shared = Evidence(f"anybody can publish under {parts.platform}")
                yield hit(row, confidence, holding(row), shared)


def _confidence(row: Resemblance) -> Confidence | None:
    words, unexplained = lures_in(row)
    push = pushes(words)
    if row.name.ordinary:
        if not row.rest:
            return WEAK
        return MEDIUM if push and not unexplained else None
    if push and not unexplained:
        return STRONG
    return MEDIUM if push or not unexplained else WEAK
