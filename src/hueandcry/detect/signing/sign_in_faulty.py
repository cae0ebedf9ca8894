"""A sign-in text that breaks its rules or is out of date."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.model.act import SignIn
from hueandcry.model.fact import FeedStates
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import SignIns

# Clocks differ by a minute or two; nobody issues a text an hour before it is signed.
_SKEW = 300


@detector(
    title="The sign-in text breaks its own rules",
    severity=Severity.MEDIUM,
    why="Wallets and servers read sign-in texts by an exact grammar. One that departs from it may "
    "be shown in one way and taken in another, or be an old one kept for later.",
    advice="Do not sign. Load the site anew, and ask it for a new text.",
    references=("EIP-4361",),
)
def sign_in_faulty(request: Request, sign_ins: SignIns, feeds: FeedStates) -> Iterable[Hit]:
    """Report breaches of the grammar, and texts that are expired or not issued yet."""
    for row in sign_ins.rows:
        lines = [*row.faults, *_dates(row, feeds.now)]
        if lines:
            yield Hit(row.domain, Confidence.MEDIUM, told(lines))


def _dates(row: SignIn, now: str) -> Iterator[str]:
    asked = datetime.fromisoformat(now).timestamp()
    expires, issued = _moment(row.expires), _moment(row.issued)
    if expires is not None and expires < asked:
        yield f"it expired at {row.expires}"
    if issued is not None and issued > asked + _SKEW:
        yield f"it is issued at {row.issued}, which is not yet"


def _moment(text: str) -> float | None:
    """Return an RFC 3339 moment; a text of another form is a fault the reader of it reports."""
    try:
        return datetime.fromisoformat(text).timestamp() if text else None
    except (ValueError, OverflowError):
        return None
