"""A spender whose address was ground to begin and end with zeros."""

from collections.abc import Iterable

from hueandcry.decode.ground_address import is_ground
from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import line
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_stranger, known_parties
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Signer


@detector(
    title="The spender's address is ground to be mistaken for an empty one",
    severity=Severity.HIGH,
    why="Drainer kits make addresses that begin and end with zeros: shortened by a wallet they "
    "read 0x0000...0000, which people take for nobody. One of four billion addresses is so by "
    "chance, and contracts that save gas have zeros at the front only.",
    advice="Do not sign, unless whoever runs the contract publishes exactly this address.",
    references=("ATT&CK v17 T1657", "https://revoke.cash/learn/approvals"),
)
def approval_to_vanity(
    request: Request, approvals: Approvals, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report spenders with four zeros at each end that nobody is known to own."""
    rows = [row for row in approvals.rows if is_ground(row.spender) and not row.revokes]
    if not rows:
        return
    known = known_parties(parties)
    for spender, group in grouped(rows, lambda row: row.spender).items():
        if is_stranger(spender, signer, known):
            yield Hit(spender, Confidence.STRONG, told(line(row, known) for row in group))
