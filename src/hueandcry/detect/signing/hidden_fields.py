"""Fields that stand in the request and are not signed."""

from collections.abc import Iterable

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Unread

# Enough to recognise a value by.
_LONGEST = 80


@detector(
    title="The request holds fields that are not signed",
    severity=Severity.MEDIUM,
    why="Only the fields the type names are hashed. A program that shows others too can be made to "
    "show a harmless recipient or amount beside the one that is signed.",
    advice="Look at the fields of this report only: they are what is signed. Ask the page's makers "
    "what the others are for.",
    references=("EIP-712", "ATT&CK v17 T1036"),
)
def hidden_fields(request: Request, unread: Unread) -> Iterable[Hit]:
    """Report them all as one finding."""
    if unread.hidden:
        lines = told(f"{path} = {_short(value)}" for path, value in unread.hidden)
        yield Hit("hidden", Confidence.STRONG, lines)


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}..."
