"""Somebody gets a role in a contract."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties


@detector(
    title="Somebody gets a role in a contract",
    severity=Severity.HIGH,
    why="Roles decide who may mint, pause, upgrade or take. What a role allows only its contract "
    "tells.",
    advice="Sign only if you know what the role allows and whose account gets it.",
    references=("https://docs.openzeppelin.com/contracts/5.x/access-control", "ATT&CK v17 T1098"),
)
def role_grant(request: Request, controls: Controls, parties: Parties) -> Iterable[Hit]:
    """Report changes of roles."""
    rows = changes(controls, "role")
    if rows:
        known = known_parties(parties)
        for target, group in grouped(rows, lambda row: row.target).items():
            yield Hit(f"{target} role", Confidence.MEDIUM, lines(group, known))
