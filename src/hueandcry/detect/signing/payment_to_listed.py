"""A payment to an account that somebody lists as a thief's or a swindler's."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.detector import detector
from hueandcry.detect.parties import (
    THEFTS,
    certainty,
    doubts_of,
    known_parties,
    labels_of,
    said_of,
    sources_of,
)
from hueandcry.detect.payments import line
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Parties, Payments, Signer


@detector(
    title="The recipient is listed as a thief's or a swindler's",
    severity=Severity.HIGH,
    why="What is sent on a chain cannot be called back, and others have reported this account for "
    "theft or fraud.",
    advice="Do not pay. If you already did, keep the transaction and report it: `hue trace` shows "
    "where the money goes.",
    references=("ATT&CK v17 T1657",),
)
def payment_to_listed(
    request: Request, payments: Payments, signer: Signer, parties: Parties
) -> Iterable[Hit]:
    """Report every such recipient; sanctions are `signing/sanctioned`."""
    known = known_parties(parties)
    for recipient, group in grouped(payments.rows, lambda row: row.recipient).items():
        party = known.get(recipient)
        if party and not signer.holds(recipient) and (labels := labels_of(party, THEFTS)):
            doubts = tuple(doubts_of(party))
            yield Hit(
                key=recipient,
                confidence=Confidence.MEDIUM if doubts else certainty(labels),
                evidence=(*told(line(row, known) for row in group), *said_of(labels), *doubts),
                sources=sources_of(labels),
            )
