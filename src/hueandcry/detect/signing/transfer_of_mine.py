"""transferFrom that takes the signer's own tokens to another's account."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, quantity_text, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_stranger, known_parties, name_of
from hueandcry.model.act import Payment
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request, TypedData
from hueandcry.model.signing import Parties, Payments, Signer


@detector(
    title="Tokens of yours go to somebody by way of transferFrom",
    severity=Severity.MEDIUM,
    why="Whoever sends his own tokens uses transfer. transferFrom uses an allowance: inside "
    "another contract's call it is how tokens are taken.",
    advice="Check the recipient and that you meant to send exactly this.",
    references=("EIP-20",),
)
def transfer_of_mine(
    request: Request, payments: Payments, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report takings of coins and tokens; NFTs are sent this way by everybody."""
    rows = [row for row in payments.rows if _takes(row, signer)]
    if not rows or isinstance(request, TypedData):
        return
    known = known_parties(parties)
    for recipient, group in grouped(rows, lambda row: row.recipient).items():
        if is_stranger(recipient, signer, known):
            inside = any(row.place for row in group)
            lines = told(
                f"{quantity_text(row.asset, row.amount, known)} to {name_of(recipient, known)}"
                f"{where(row)}"
                for row in group
            )
            yield Hit(recipient, Confidence.MEDIUM if inside else Confidence.WEAK, lines)


def _takes(row: Payment, signer: Signer) -> bool:
    fungible = row.asset.standard in {"erc20", "unknown"} and not row.asset.token_id
    return row.manner == "transferFrom" and fungible and signer.holds(row.sender)
