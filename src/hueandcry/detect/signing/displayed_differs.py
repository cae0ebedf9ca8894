"""What was displayed or stated is not what is signed."""

from collections.abc import Iterable

from hueandcry.detect.acts import MOST_LINES
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Mismatches

# A whole calldata is no reading: its ends tell it apart.
_LONGEST = 120


@detector(
    title="What is shown is not what is signed",
    severity=Severity.HIGH,
    why="A page or service states one thing, and the bytes to be signed say another. There is no "
    "honest reason for it.",
    advice="Do not sign. Keep both texts, and tell the others who are asked to sign.",
    references=("ATT&CK v17 T1565.002",),
)
def displayed_differs(request: Request, mismatches: Mismatches) -> Iterable[Hit]:
    """Report all fields that differ as one finding, the two values side by side."""
    rows = mismatches.rows
    lines = [
        Evidence(f"{row.field}: shown as {_short(row.stated)}, signed is {_short(row.found)}")
        for row in rows[:MOST_LINES]
    ]
    if len(rows) > MOST_LINES:
        lines.append(Evidence(f"and {len(rows) - MOST_LINES} more fields"))
    yield Hit("differs", Confidence.STRONG, tuple(lines))


def _short(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}...{text[-half:]}"
