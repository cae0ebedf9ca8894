"""Tokens or coins sent to a contract that belongs to nobody, where anybody can take them."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import Known, known_parties, official_of, source_of
from hueandcry.detect.payments import line
from hueandcry.model.act import Payment
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Calls, Parties, Payments

# Roles of official contracts (docs/starter-pack.md) that pass money on within a transaction and
# keep no account of whose what lies there is.
_PASSING = ("router", "permit2", "multisend", "multicall", "create-call", "seaport", "settlement")


@detector(
    title="The recipient is a contract that keeps nobody's money",
    severity=Severity.HIGH,
    why="Routers and batch contracts pass on what they hold within one transaction. What is left "
    "there is taken by whoever asks first; bots watch for it.",
    advice="Do not send. Use the service's page, which calls the contract, or ask the recipient "
    "for his own address.",
    references=("https://docs.uniswap.org/contracts/universal-router/overview",),
)
def payment_to_router(
    request: Request, payments: Payments, calls: Calls, parties: Parties
) -> Iterable[Hit]:
    """Report payments to such contracts, unless the request calls them as well."""
    known = known_parties(parties)
    # A call of a batch passes on what another one paid in.
    used = {row.target for row in calls.rows if row.size}
    rows = [row for row in payments.rows if _lost(row, used, known)]
    for recipient, group in grouped(rows, lambda row: row.recipient).items():
        official = official_of(known.get(recipient))
        sources = (source_of(official),) if official else ()
        yield Hit(recipient, Confidence.STRONG, told(line(row, known) for row in group), sources)


def _lost(row: Payment, used: set[str], known: Known) -> bool:
    official = official_of(known.get(row.recipient))
    if official is None or not official.role.startswith(_PASSING) or row.recipient in used:
        return False
    return row.manner in {"transfer", "value"}
