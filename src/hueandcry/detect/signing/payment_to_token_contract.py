"""Tokens sent to the contract of a token."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import ZERO, known_parties
from hueandcry.detect.payments import line
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Parties, Payments
from hueandcry.model.source import Source


@detector(
    title="The recipient is a token's own contract",
    severity=Severity.HIGH,
    why="A token's contract has no use for tokens sent to it, and most have no way to give them "
    "back: they are lost. Mostly the wrong line of an explorer's page was copied.",
    advice="Do not send. Ask the recipient for his own address.",
    references=("EIP-223",),
)
def payment_to_token_contract(
    request: Request, payments: Payments, parties: Parties
) -> Iterable[Hit]:
    """Report tokens sent to a listed token, or to themselves; coins may be meant for wrapping."""
    rows = [
        row for row in payments.rows
        if row.asset.standard != "native" and row.manner.startswith("transfer")
        # Lists have the native coin there; `signing/payment-to-nobody` has the right words.
        and row.recipient != ZERO
    ]  # fmt: skip
    if not rows:
        return
    known = known_parties(parties)
    for recipient, group in grouped(rows, lambda row: row.recipient).items():
        party = known.get(recipient)
        tokens = party.tokens if party else ()
        if tokens or any(row.asset.contract == recipient for row in group):
            sources = tuple({Source(t.source, t.date, t.reference): None for t in tokens})
            lines = told(line(row, known) for row in group)
            yield Hit(recipient, Confidence.STRONG, lines, sources)
