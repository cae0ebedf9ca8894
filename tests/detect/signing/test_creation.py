from hueandcry.model.act import Creation
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Calls
from tests.detect.signing.making import ME, call, tx
from tests.examples import detector, hits


def created(amount: str) -> Calls:
    return Calls((), (Creation((), ME, amount, 1_471),))


HIT = [tx(created("0"), to=""), tx(created(str(10**18)), to="")]
CLEAN = [tx(call())]


def test_one_that_is_paid_weighs() -> None:
    found = [hits(detector("signing/creation"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.WEAK, Confidence.MEDIUM]
    assert found[1].evidence[0].text == "1,471 bytes of code, paid 1 of the native coin"
