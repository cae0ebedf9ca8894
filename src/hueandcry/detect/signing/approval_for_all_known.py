"""setApprovalForAll to an operator that is known."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import COLLECTION, line
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_known_spender, known_parties, official_of, source_of
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties


@detector(
    title="A known operator may move the whole collection",
    severity=Severity.LOW,
    why="That is how marketplaces work. It stays so until it is revoked, and orders signed later "
    "can then be filled without another transaction.",
    advice="Revoke it when you no longer trade there.",
    references=("EIP-721", "EIP-1155"),
)
def approval_for_all_known(
    request: Request, approvals: Approvals, parties: Parties
) -> Iterable[Hit]:
    """Report operators somebody names; unknown ones are `signing/approval-for-all`."""
    rows = [row for row in approvals.rows if row.manner == COLLECTION and not row.revokes]
    if not rows:
        return
    known = known_parties(parties)
    for spender, group in grouped(rows, lambda row: row.spender).items():
        party = known.get(spender)
        if is_known_spender(party):
            official = official_of(party)
            sources = (source_of(official),) if official else ()
            lines = told(line(row, known) for row in group)
            yield Hit(spender, Confidence.STRONG, lines, sources)
