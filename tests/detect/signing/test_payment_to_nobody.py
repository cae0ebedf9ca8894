from hueandcry.model.finding import Confidence
from tests.detect.signing.making import NATIVE, ZERO, pay, tx
from tests.examples import detector, hits

DEAD = "0x000000000000000000000000000000000000dead"
HIT = [tx(pay(DEAD)), tx(pay(ZERO, asset=NATIVE, manner="value")), tx(pay(ZERO))]
CLEAN = [tx(pay()), tx(pay(ZERO, "0"))]


def test_a_burn_of_tokens_decides_nothing() -> None:
    found = [hits(detector("signing/payment-to-nobody"), example)[0] for example in HIT]
    wanted = [Confidence.STRONG, Confidence.STRONG, Confidence.WEAK]
    assert [hit.confidence for hit in found] == wanted
