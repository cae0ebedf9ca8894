"""A contract gets another owner or administrator."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties, Signer


@detector(
    title="A contract is handed to somebody else",
    severity=Severity.HIGH,
    why="The owner or administrator of a contract may change it, and mostly take what is in it. "
    "Radiant lost 50 million dollars by this one call.",
    advice="Sign only if the new owner's address came to you by another way, and you tried it.",
    references=("EIP-173", "ATT&CK v17 T1098"),
)
def ownership_transfer(
    request: Request, controls: Controls, parties: Parties, signer: Signer
) -> Iterable[Hit]:
    """Report new owners and administrators that are not the signer's own accounts."""
    rows = [row for row in changes(controls, "ownership", "admin") if not signer.holds(row.subject)]
    if rows:
        known = known_parties(parties)
        for target, group in grouped(rows, lambda row: row.target).items():
            yield Hit(f"{target} owner", Confidence.MEDIUM, lines(group, known))
