from hueandcry.model.finding import Confidence
from tests.detect.signing.making import (
    DAY,
    OTHER,
    ROUTER,
    SOON,
    UNISWAP,
    approvals,
    permit,
    tx,
    typed,
)
from tests.examples import detector, hits

PLAIN = "Permit2 transfer"
WITNESS = {"manner": "Permit2 witness transfer", "witness": "ExclusiveDutchOrder"}
HIT = [
    typed(approvals(permit(manner=PLAIN))),
    typed(approvals(permit(manner=PLAIN, deadline=SOON + 90 * DAY))),
    typed(approvals(permit(**WITNESS))),
]
CLEAN = [
    typed(approvals(permit(ROUTER, manner=PLAIN)), UNISWAP),
    tx(approvals(permit(manner=PLAIN, owner=OTHER))),
    typed(approvals(permit())),
]


def test_it_is_said_to_be_used_once() -> None:
    (found,) = hits(detector("signing/permit-transfer"), HIT[0])
    assert ", once" in found.evidence[0].text


def test_two_signs_are_sure() -> None:
    found = [hits(detector("signing/permit-transfer"), example)[0] for example in HIT]
    wanted = [Confidence.MEDIUM, Confidence.STRONG, Confidence.MEDIUM]
    assert [hit.confidence for hit in found] == wanted
