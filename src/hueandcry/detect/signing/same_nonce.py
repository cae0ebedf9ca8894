"""Other proposals wait with the same nonce."""

from collections.abc import Iterable

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Siblings


@detector(
    title="Another proposal waits with the same nonce",
    severity=Severity.MEDIUM,
    why="Only one of them can be executed. It may be a replacement the owners agreed on; it is "
    "also how one transaction is shown and another signed.",
    advice="Ask the others which Safe hash they sign, and compare it with your device's screen.",
    references=("https://docs.safe.global/core-api/transaction-service-overview",),
)
def same_nonce(request: Request, siblings: Siblings) -> Iterable[Hit]:
    """Report each sibling with all fields that differ."""
    for row in siblings.rows:
        fields = (f"{name}: {here} here, {there} there" for name, here, there in row.differences)
        lines = told((f"the other one's Safe hash is {row.safe_tx_hash}", *fields))
        yield Hit(row.safe_tx_hash, Confidence.MEDIUM, lines)
