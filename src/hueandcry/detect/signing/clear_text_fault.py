"""A clear-signing file that does not fit the request."""

from collections.abc import Iterable

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import ClearTexts


@detector(
    title="The clear-signing text is not complete",
    severity=Severity.LOW,
    why="The file that says how to show this request does not fit all of it, so wallets that rely "
    "on it may show less than is signed.",
    advice="Read the acts in this report instead of the wallet's summary.",
    references=("ERC-7730",),
)
def clear_text_fault(request: Request, texts: ClearTexts) -> Iterable[Hit]:
    """Report every text with faults."""
    for row in texts.rows:
        if row.faults:
            yield Hit(row.descriptor, Confidence.MEDIUM, told(row.faults))
