"""A payment to somebody the signer never paid."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import is_stranger, known_parties
from hueandcry.detect.payments import line
from hueandcry.model.act import Payment
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, History, Parties, Payments, Signer


@detector(
    title="You never paid this recipient before",
    severity=Severity.MEDIUM,
    why="Everybody pays somebody for the first time now and then. It is the moment at which a "
    "copied or swapped address shows.",
    advice="Compare the whole address with the one the recipient gave you, by another way than the "
    "one you got it by. For large sums send a small one first.",
    references=("ATT&CK v17 T1565.002",),
)
def payment_to_new(
    request: Request,
    payments: Payments,
    signer: Signer,
    parties: Parties,
    history: History,
    calls: Calls,
) -> Iterable[Hit]:
    """Report recipients that a given history does not know; contracts that are called are none."""
    if not history:
        return
    paid = {account for account, _, _ in history.known}
    called = {call.target for call in calls.rows if call.selector}
    rows = [row for row in payments.rows if _counts(row, paid | called, signer)]
    if not rows:
        return
    known = known_parties(parties)
    for recipient, group in grouped(rows, lambda row: row.recipient).items():
        if is_stranger(recipient, signer, known):
            lines = told(line(row, known) for row in group)
            count = Evidence(f"the history holds {history.payments:,} payments, none of them to it")
            yield Hit(recipient, Confidence.WEAK, (*lines, count))


def _counts(row: Payment, passed: set[str], signer: Signer) -> bool:
    mine = not signer or not row.sender or signer.holds(row.sender)
    return mine and row.recipient not in passed
