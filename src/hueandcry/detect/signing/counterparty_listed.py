"""Somebody else in the request is listed as a thief's or a swindler's."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.parties import (
    THEFTS,
    certainty,
    doubts_of,
    known_parties,
    labels_of,
    name_of,
    said_of,
    sources_of,
)
from hueandcry.model.finding import Confidence, Evidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Payments, Signer


@detector(
    title="The request involves a listed thief's or swindler's account",
    severity=Severity.HIGH,
    why="Others have reported an account that would be called, paid by an order, or given control "
    "here for theft or fraud.",
    advice="Do not sign. Close the page that asks for it.",
    references=("ATT&CK v17 T1657",),
)
def counterparty_listed(
    request: Request, parties: Parties, signer: Signer, approvals: Approvals, payments: Payments
) -> Iterable[Hit]:
    """Report listed parties that are neither spender nor recipient: those have detectors."""
    rows = [row for row in parties.rows if row.labels and labels_of(row, THEFTS)]
    if not rows:
        return
    # Nobody is kept from taking an approval back.
    elsewhere = {row.spender for row in approvals.rows}
    elsewhere |= {row.recipient for row in payments.rows}
    known = known_parties(parties)
    for party in rows:
        if party.account in elsewhere or signer.holds(party.account):
            continue
        labels, doubts = labels_of(party, THEFTS), tuple(doubts_of(party))
        text = f"{name_of(party.account, known)}: {', '.join(party.roles)}"
        yield Hit(
            key=party.account,
            confidence=Confidence.MEDIUM if doubts else certainty(labels),
            evidence=(Evidence(text), *said_of(labels), *doubts),
            sources=sources_of(labels),
        )
