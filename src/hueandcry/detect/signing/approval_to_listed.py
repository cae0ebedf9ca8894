"""A spender that somebody lists as a thief's or a swindler's."""

from collections.abc import Iterable

from hueandcry.detect.acts import grouped, told
from hueandcry.detect.allowances import line
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
from hueandcry.model.finding import Confidence, Hit, Severity
from hueandcry.model.observable import Request
from hueandcry.model.signing import Approvals, Parties


@detector(
    title="The spender is listed as a thief's or a swindler's",
    severity=Severity.HIGH,
    why="Once the permission is given, the spender takes the tokens without asking again, at once "
    "or when there are more of them.",
    advice="Do not sign. If you did, revoke the permission now and move what is left elsewhere.",
    references=("ATT&CK v17 T1657", "https://revoke.cash/learn/approvals"),
)
def approval_to_listed(request: Request, approvals: Approvals, parties: Parties) -> Iterable[Hit]:
    """Report every spender with such a label; sanctions are `signing/sanctioned`."""
    known = known_parties(parties)
    rows = [row for row in approvals.rows if not row.revokes]
    for spender, group in grouped(rows, lambda row: row.spender).items():
        party = known.get(spender)
        if party and (labels := labels_of(party, THEFTS)):
            doubts = tuple(doubts_of(party))
            yield Hit(
                key=spender,
                confidence=Confidence.MEDIUM if doubts else certainty(labels),
                evidence=(*told(line(row, known) for row in group), *said_of(labels), *doubts),
                sources=sources_of(labels),
            )
