from hueandcry.model.finding import Confidence
from tests.detect.signing.making import ME, ROUTER, STRANGER, UNISWAP, change, tx
from tests.examples import detector, hits

HIT = [
    tx(change("upgrade", STRANGER, target=ROUTER)),
    tx(change("upgrade", STRANGER, target=ME)),
    tx(change("upgrade", ROUTER, target=ME), UNISWAP),
]
CLEAN = [tx(change("ownership", STRANGER, target=ROUTER))]


def test_foreign_code_for_ones_own_account_is_sure() -> None:
    found = [hits(detector("signing/upgrade"), example)[0] for example in HIT]
    wanted = [Confidence.MEDIUM, Confidence.STRONG, Confidence.MEDIUM]
    assert [hit.confidence for hit in found] == wanted
