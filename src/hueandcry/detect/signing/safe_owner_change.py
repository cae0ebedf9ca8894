"""Who may sign for the account changes."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties


@detector(
    title="Who may sign for the account changes",
    severity=Severity.HIGH,
    why="Owners decide together over everything the account holds. A new owner of the thief's "
    "brings the others nearer to being outvoted.",
    advice="Confirm only if you know whose key the new owner is, and heard it from him by another "
    "way.",
    references=("https://docs.safe.global/advanced/smart-account-concepts", "ATT&CK v17 T1098"),
)
def safe_owner_change(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Report owners that come, go or are swapped, wherever in the request."""
    rows = changes(controls, "owner added", "owner removed", "owner swapped")
    if rows:
        known = known_parties(parties)
        for target, group in grouped(rows, lambda row: row.target).items():
            yield Hit(f"{target} owners", Confidence.MEDIUM, lines(group, known))
