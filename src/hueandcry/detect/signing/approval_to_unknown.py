"""A limited allowance to a spender nobody knows."""

from collections.abc import Iterable
from typing import Final

from hueandcry.detect.acts import NFT_STANDARDS, grouped, told
from hueandcry.detect.allowances import COLLECTION, PERMIT_TRANSFERS, is_permit, is_unlimited, line
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import ZERO, Known, is_unknown, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, History, Parties, Signer

# Ways of approving that have detectors of their own.
_ELSEWHERE: Final = PERMIT_TRANSFERS | {COLLECTION, "increaseAllowance", "decreaseAllowance"}


@detector(
    title="The spender is not known",
    severity=Severity.MEDIUM,
    why="No source of the snapshot names who may take the tokens. It may be a small protocol's "
    "honest contract, or a thief's: a limit only bounds what he takes, and a private account, for "
    "which no honest page asks an allowance, looks the same from here.",
    advice="Tell who asks (--site) so that the page is checked too. Look the spender up in an "
    "explorer: a contract with published source that others have used for long. Have the wallet "
    "simulate what follows.",
    references=("EIP-20", "https://revoke.cash/learn/approvals"),
)
def approval_to_unknown(
    request: Request, approvals: Approvals, signer: Signer, parties: Parties, history: History
) -> Iterable[Hit]:
    """Report limited approvals by transaction; the other forms have detectors of their own.

    Of no weight where the signer paid the spender before or it is itself a listed token: vaults
    and wrappers are.
    """
    rows = [row for row in approvals.rows if not row.revokes and row.manner not in _ELSEWHERE]
    if not rows:
        return
    known = known_parties(parties)
    kept = [
        row for row in rows
        if row.asset.standard not in NFT_STANDARDS and row.spender != ZERO
        and not is_permit(row, request) and not is_unlimited(row, known)
    ]  # fmt: skip
    paid = {account for account, _, _ in history.known}
    for spender, group in grouped(kept, lambda row: row.spender).items():
        if is_unknown(spender, signer, known):
            trusted = spender in paid or _is_listed_token(spender, known)
            sure = Confidence.WEAK if trusted else Confidence.MEDIUM
            yield Hit(spender, sure, told(line(row, known) for row in group))


def _is_listed_token(spender: str, known: Known) -> bool:
    party = known.get(spender)
    return party is not None and bool(party.tokens)
