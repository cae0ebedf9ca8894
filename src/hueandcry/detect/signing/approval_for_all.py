"""setApprovalForAll to an operator nobody knows."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import COLLECTION, by_signature, line
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_unknown, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Signer


@detector(
    title="A whole collection is handed to an operator nobody knows",
    severity=Severity.HIGH,
    why="The operator may move every token of the collection, those bought later too, as often as "
    "it likes. Marketplaces need it; so do those who empty wallets.",
    advice="Do not sign, unless you know whose contract the operator is and why it must move all.",
    references=("EIP-721", "EIP-1155", "ATT&CK v17 T1657"),
)
def approval_for_all(
    request: Request, approvals: Approvals, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report unknown operators; surely for several collections at once or by a signature alone."""
    rows = [row for row in approvals.rows if row.manner == COLLECTION and not row.revokes]
    if not rows:
        return
    known = known_parties(parties)
    for spender, group in grouped(rows, lambda row: row.spender).items():
        if not is_unknown(spender, signer, known):
            continue
        several = len({row.asset.contract for row in group}) > 1
        signed = any(by_signature(row, request) for row in group)
        sure = Confidence.STRONG if several or signed else Confidence.MEDIUM
        yield Hit(spender, sure, told(line(row, known) for row in group))
