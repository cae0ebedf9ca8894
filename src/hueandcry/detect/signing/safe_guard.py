"""The guard that checks a Safe's transactions changes."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties


@detector(
    title="The account's guard changes",
    severity=Severity.HIGH,
    why="A guard is asked before every transaction: a hostile or broken one locks the account for "
    "ever, and taking one away removes the checks it made.",
    advice="Confirm only if you know the guard's code, or why the old one may go.",
    references=("https://docs.safe.global/advanced/smart-account-guards", "ATT&CK v17 T1562"),
)
def safe_guard(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Report guards and module guards that come or go."""
    rows = changes(controls, "guard", "module guard")
    if rows:
        known = known_parties(parties)
        for target, group in grouped(rows, lambda row: row.target).items():
            yield Hit(f"{target} guard", Confidence.MEDIUM, lines(group, known))
