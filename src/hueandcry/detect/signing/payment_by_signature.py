"""A payment by signature alone (ERC-3009 and the like)."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, quantity_text, told, where
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_stranger, known_parties, name_of
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request, TypedData
from hueandcry.model.signing import History, Parties, Payments, Signer


@detector(
    title="This signature pays somebody who is not known",
    severity=Severity.HIGH,
    why="It looks like a sign-in, costs no gas, and is money: whoever holds the signature can "
    "have the tokens paid out (ERC-3009, used by USDC).",
    advice="Sign only if you mean to pay this amount to this recipient.",
    references=("EIP-3009",),
)
def payment_by_signature(
    request: Request, payments: Payments, signer: Signer, parties: Parties, history: History
) -> Iterable[Hit]:
    """Report payments inside typed data to recipients neither known nor paid before."""
    if not isinstance(request, TypedData):
        return
    known = known_parties(parties)
    paid = {account for account, _, _ in history.known}
    for recipient, group in grouped(payments.rows, lambda row: row.recipient).items():
        if recipient not in paid and is_stranger(recipient, signer, known):
            lines = told(
                f"{quantity_text(row.asset, row.amount, known)} to {name_of(recipient, known)}"
                f" by {row.manner}{where(row)}"
                for row in group
            )
            yield Hit(recipient, Confidence.MEDIUM, lines)
