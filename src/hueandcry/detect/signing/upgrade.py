"""A contract's code is replaced."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped
from hueandcry.detect.controls import changes, lines
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_known, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Controls, Parties, Signer


@detector(
    title="A contract's code is replaced",
    severity=Severity.HIGH,
    why="An upgrade may change everything the contract does, with all that lies in it and all that "
    "people approved to it.",
    advice="Sign only if you know the new code and who reviewed it.",
    references=("EIP-1967", "EIP-1822", "ATT&CK v17 T1601"),
)
def upgrade(
    request: Request, controls: Controls, parties: Parties, signer: Signer
) -> Iterable[Hit]:
    """Report upgrades, surely of the signer's own account to code nobody knows."""
    rows = changes(controls, "upgrade")
    if not rows:
        return
    known = known_parties(parties)
    for target, group in grouped(rows, lambda row: row.target).items():
        foreign = any(not is_known(known.get(row.subject)) for row in group)
        sure = Confidence.STRONG if foreign and signer.holds(target) else Confidence.MEDIUM
        yield Hit(f"{target} upgrade", sure, lines(group, known))
