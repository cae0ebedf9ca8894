"""Somebody in the request is under sanctions."""

from collections.abc import Iterable

from hueandcry.detect.detector import detector
from hueandcry.detect.parties import (
    certainty,
    known_parties,
    labels_of,
    name_of,
    said_of,
    sources_of,
)
from hueandcry.model.finding import Evidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties, Signer

_SANCTIONED = frozenset({"sanctioned"})


@detector(
    title="Somebody in the request is under sanctions",
    severity=Severity.HIGH,
    why="Dealing with sanctioned accounts is forbidden to many, and exchanges freeze what comes "
    "from them or went to them.",
    advice="Do not sign before you have asked somebody who knows the law where you live.",
    references=("https://ofac.treasury.gov/sanctions-list-service",),
)
def sanctioned(
    request: Request, parties: Parties, signer: Signer, approvals: Approvals
) -> Iterable[Hit]:
    """Report all parties a source calls sanctioned, unless all there is is a revocation."""
    rows = [row for row in parties.rows if row.labels and labels_of(row, _SANCTIONED)]
    if not rows:
        return
    known = known_parties(parties)
    revoked = {row.spender for row in approvals.rows if row.revokes}
    for party in rows:
        if signer.holds(party.account) or party.account in revoked:
            continue
        labels = labels_of(party, _SANCTIONED)
        text = f"{name_of(party.account, known)}: {', '.join(party.roles)}"
        yield Hit(
            party.account,
            certainty(labels),
            (Evidence(text), *said_of(labels)),
            sources_of(labels),
        )
