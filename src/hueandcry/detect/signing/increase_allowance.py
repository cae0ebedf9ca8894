"""increaseAllowance to somebody nobody knows."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import is_unlimited, line
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_unknown, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Signer


@detector(
    title="An allowance is raised for a spender nobody knows",
    severity=Severity.HIGH,
    why="increaseAllowance does what approve does, under a name fewer wallets warn of. Front ends "
    "hardly use it; the thieves of BadgerDAO's users did, and drainer kits do. Raising by the "
    "largest number there is has no honest use: a second raise would fail.",
    advice="Do not sign. Revoke what the spender may already take.",
    references=(
        "ATT&CK v17 T1657",
        "https://github.com/OpenZeppelin/openzeppelin-contracts/issues/4583",
    ),
)
def increase_allowance(
    request: Request, approvals: Approvals, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report raises to unknown spenders, surely where there is no limit."""
    rows = [row for row in approvals.rows if row.manner == "increaseAllowance"]
    if not rows:
        return
    known = known_parties(parties)
    for spender, group in grouped(rows, lambda row: row.spender).items():
        if not is_unknown(spender, signer, known):
            continue
        endless = any(is_unlimited(row, known) for row in group)
        sure = Confidence.STRONG if endless else Confidence.MEDIUM
        yield Hit(spender, sure, told(line(row, known) for row in group))
