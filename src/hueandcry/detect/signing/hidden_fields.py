"""Parts of the request that are not signed, or that nobody sees."""

from collections.abc import Iterable

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Unread

# Enough to recognise a value by.
_LONGEST = 80


@detector(
    title="What is shown and what is signed differ",
    severity=Severity.MEDIUM,
    why="Only the fields a type names are hashed: others can show a harmless recipient or amount "
    "beside the one that is signed. In a text, blanks and invisible characters hide a part.",
    advice="Look at what this report shows only. Ask the page's makers what the rest is for.",
    references=("EIP-712", "ATT&CK v17 T1036"),
)
def hidden_fields(request: Request, unread: Unread) -> Iterable[Hit]:
    """Report them all as one finding."""
    if unread.hidden:
        lines = told(f"{path}: {_short(value)}" for path, value in unread.hidden)
        yield Hit("hidden", Confidence.STRONG, lines)


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}..."
