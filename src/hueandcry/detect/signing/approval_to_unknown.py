"""A limited allowance to a spender nobody knows."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import is_unlimited, line
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_stranger, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Signer

_PLAIN = frozenset({"approve", "Permit2 approve"})
_NFT = frozenset({"erc721", "erc1155"})


@detector(
    title="The spender is not known",
    severity=Severity.MEDIUM,
    why="No source of the snapshot names the spender. It may be a small protocol's contract, or "
    "a private account, which no honest page asks an allowance for.",
    advice="Look the spender up in an explorer: it should be a contract with published source that "
    "others have used for long.",
    references=("EIP-20", "https://revoke.cash/learn/approvals"),
)
def approval_to_unknown(
    request: Request, approvals: Approvals, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report limited approvals by transaction; the other forms have detectors of their own."""
    rows = [
        row for row in approvals.rows
        if row.manner in _PLAIN and not row.revokes and not is_unlimited(row)
        and row.asset.standard not in _NFT
    ]  # fmt: skip
    if not rows:
        return
    known = known_parties(parties)
    for spender, group in grouped(rows, lambda row: row.spender).items():
        if is_stranger(spender, signer, known):
            yield Hit(spender, Confidence.WEAK, told(line(row, known) for row in group))
