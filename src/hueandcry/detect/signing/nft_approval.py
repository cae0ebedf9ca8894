"""One NFT may be taken by somebody nobody knows."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, is_nft, told
from hueandcry.detect.allowances import COLLECTION, line
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import ZERO, is_unknown, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Signer


@detector(
    title="An unknown spender may take an NFT",
    severity=Severity.MEDIUM,
    why="Whoever is approved for an NFT can take it in the next block and owes nothing for it. "
    "Marketplaces ask for the collection; approval of single pieces is rare.",
    advice="Do not sign, unless you know whose contract the spender is and why it must move this "
    "piece.",
    references=("EIP-721", "ATT&CK v17 T1657"),
)
def nft_approval(
    request: Request, approvals: Approvals, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report approvals of single pieces to unknown spenders."""
    rows = [
        row for row in approvals.rows
        if is_nft(row.asset) and row.manner != COLLECTION
        and not row.revokes and row.spender != ZERO
    ]  # fmt: skip
    if not rows:
        return
    known = known_parties(parties)
    for spender, group in grouped(rows, lambda row: row.spender).items():
        if is_unknown(spender, signer, known):
            yield Hit(spender, Confidence.MEDIUM, told(line(row, known) for row in group))
