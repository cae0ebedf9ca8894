from hueandcry.model.act import Refund
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Refunds
from tests.detect.signing.making import ROUTER, SAFE, STRANGER, TOKEN, UNISWAP, ZERO, safe
from tests.examples import detector, hits


def refund(token: str, receiver: str, price: str = "1000000") -> Refunds:
    return Refunds((Refund((), SAFE, token, receiver, price, "50000"),))


HIT = [
    safe(refund(TOKEN, STRANGER)),
    safe(refund(ZERO, ZERO)),
    safe(refund(TOKEN, ROUTER), UNISWAP),
]
CLEAN = [safe(refund(TOKEN, STRANGER, "0"))]


def test_a_token_for_a_stranger_is_sure() -> None:
    found = [hits(detector("signing/gas-refund"), example)[0] for example in HIT]
    wanted = [Confidence.STRONG, Confidence.MEDIUM, Confidence.MEDIUM]
    assert [hit.confidence for hit in found] == wanted
    assert "50000000000 raw units at least" in found[0].evidence[0].text
