"""An allowance without a limit."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import COLLECTION, PERMIT_TRANSFERS, is_permit, is_unlimited, line
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_known_spender, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Signer

_ELSEWHERE = PERMIT_TRANSFERS | {COLLECTION}


@detector(
    title="An allowance without a limit",
    severity=Severity.MEDIUM,
    why="The spender may take all there is of the token, also what comes in later, until the "
    "allowance is revoked. Honest contracts ask for it to save a second approval; when one of them "
    "is broken into, everybody who granted it pays.",
    advice="Set the amount you need now. Revoke the allowance when you are done.",
    references=("EIP-20", "https://kalis.me/unlimited-erc20-allowances/"),
)
def approval_unlimited(
    request: Request, approvals: Approvals, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report them all; to unknown spenders at weight, unless the permit's own detector does.

    What Permit2 moves once leaves no allowance behind, and is `signing/permit-transfer`.
    """
    known = known_parties(parties)
    rows = [
        row for row in approvals.rows
        if not row.revokes and row.manner not in _ELSEWHERE and is_unlimited(row, known)
    ]  # fmt: skip
    if not rows:
        return
    for spender, group in grouped(rows, lambda row: row.spender).items():
        named = is_known_spender(known.get(spender))
        kept = [row for row in group if named or not is_permit(row, request)]
        if kept and not signer.holds(spender):
            sure = Confidence.WEAK if named else Confidence.MEDIUM
            yield Hit(spender, sure, told(line(row, known) for row in kept))
