from hueandcry.model.finding import Confidence
from tests.detect.signing.making import ME, OTHER, PIECE, ROUTER, UNISWAP, pay, tx, typed
from tests.examples import detector, hits

TAKEN = {"manner": "transferFrom"}
HIT = [tx(pay(**TAKEN)), tx(pay(**TAKEN, place=("multicall", "call 2 of 3")))]
CLEAN = [
    tx(pay()),
    tx(pay(**TAKEN, asset=PIECE)),
    tx(pay(**TAKEN, sender=OTHER)),
    tx(pay(ROUTER, **TAKEN), UNISWAP),
    tx(pay(ME, **TAKEN)),
    typed(pay(**TAKEN)),
]


def test_inside_another_call_it_weighs() -> None:
    found = [hits(detector("signing/transfer-of-mine"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.WEAK, Confidence.MEDIUM]
    assert "(multicall, call 2 of 3)" in found[1].evidence[0].text
