from hueandcry.model.act import Quantity
from hueandcry.model.finding import Confidence
from tests.detect.signing.making import ERC20, FRIEND, ME, NATIVE, PIECE, STRANGER, order, typed
from tests.examples import detector, hits

HIT = [
    typed(order((ME, NATIVE, "75"), (STRANGER, NATIVE, "25"))),
    typed(order((ME, NATIVE, "10"), (STRANGER, NATIVE, "90"))),
]
CLEAN = [
    # Fee and royalties.
    typed(order((ME, NATIVE, "875"), (STRANGER, NATIVE, "25"), (FRIEND, NATIVE, "100"))),
    typed(order((STRANGER, NATIVE, "90"))),
    # A bid pays its fee out of what it gives.
    typed(
        order((ME, PIECE, "1"), (STRANGER, ERC20, "5"), gives=(Quantity(ERC20, "100"),)),
    ),
]


def test_more_than_half_is_sure() -> None:
    found = [hits(detector("signing/order-proceeds-elsewhere"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.MEDIUM, Confidence.STRONG]
    assert "90 % goes to others" in [evidence.text for evidence in found[1].evidence]
