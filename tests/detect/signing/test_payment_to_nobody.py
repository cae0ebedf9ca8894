from hueandcry.model.finding import Confidence
from tests.detect.signing.making import NATIVE, TOKEN, ZERO, call, pay, tx
from tests.examples import detector, hits

DEAD = "0x000000000000000000000000000000000000dead"
HIT = [
    tx(pay(DEAD)),
    tx(pay(ZERO, asset=NATIVE, manner="value")),
    tx(pay(ZERO)),
    tx(pay(ZERO), call(TOKEN, selector="0xa9059cbb")),
]
CLEAN = [tx(pay()), tx(pay(ZERO, "0"))]


def test_only_a_burn_by_its_own_function_decides_nothing() -> None:
    found = [hits(detector("signing/payment-to-nobody"), example)[0] for example in HIT]
    wanted = [Confidence.STRONG, Confidence.STRONG, Confidence.WEAK, Confidence.STRONG]
    assert [hit.confidence for hit in found] == wanted
