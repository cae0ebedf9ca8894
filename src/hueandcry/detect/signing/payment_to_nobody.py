"""A payment to an address nobody has the key of."""

from collections.abc import Iterable
from typing import Final

from hueandcry.detect.acts import told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import ZERO, known_parties
from hueandcry.detect.payments import line
from hueandcry.model.act import Payment
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, Parties, Payments

_NOBODY: Final = frozenset(
    {
        ZERO,
        "0x000000000000000000000000000000000000dead",
        "0xdead000000000000000042069420694206942069",
    }
)
# transfer and transferFrom: who burns on purpose uses another function.
_TRANSFERS: Final = frozenset({"0xa9059cbb", "0x23b872dd"})


@detector(
    title="The payment destroys what it sends",
    severity=Severity.MEDIUM,
    why="Nobody has the key of the recipient: what goes there is gone. It is how tokens are burnt "
    "on purpose, and what is left of an address field that was empty.",
    advice="Send only if you mean to destroy it.",
    references=("EIP-20",),
)
def payment_to_nobody(
    request: Request, payments: Payments, parties: Parties, calls: Calls
) -> Iterable[Hit]:
    """Report burns; a token's own burn function, which names the zero address, only in passing."""
    rows = [row for row in payments.rows if row.recipient in _NOBODY and row.amount != "0"]
    if rows:
        known = known_parties(parties)
        sent = {call.place for call in calls.rows if call.selector in _TRANSFERS}
        mistaken = any(_by_mistake(row) or row.place in sent for row in rows)
        sure = Confidence.STRONG if mistaken else Confidence.WEAK
        yield Hit("nobody", sure, told(line(row, known) for row in rows))


def _by_mistake(row: Payment) -> bool:
    return row.recipient != ZERO or row.asset.standard == "native"
