from hueandcry.model.finding import Confidence
from tests.detect.signing.making import ROUTER, STRANGER, UNISWAP, change, safe
from tests.examples import detector, hits

HIT = [safe(change("module enabled", STRANGER)), safe(change("module enabled", ROUTER), UNISWAP)]
CLEAN = [safe(change("module disabled", STRANGER))]


def test_a_known_module_is_less_sure() -> None:
    found = [hits(detector("signing/safe-module"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.MEDIUM, Confidence.WEAK]
