from hueandcry.decode.evm.keccak import keccak256
from hueandcry.detect.signing.payable_claim import _NAMES
from hueandcry.model.finding import Confidence
from tests.detect.signing.making import ROUTER, UNISWAP, call, tx
from tests.examples import detector, hits

COIN = str(10**18)
HIT = [
    tx(call(selector="0x5fba79f5", amount=COIN)),
    tx(call(selector="0x4e71d92d", amount=COIN)),
]
CLEAN = [
    tx(call(selector="0x4e71d92d", amount="0")),
    tx(call(selector="0x4e71d92d", amount=str(10**15))),
    tx(call(amount=COIN)),
    tx(call(ROUTER, selector="0x4e71d92d", amount=COIN), UNISWAP),
]


def test_selectors_are_those_of_their_names() -> None:
    made = {"0x" + keccak256(name.encode())[:4].hex(): name for name in _NAMES.values()}
    assert made == _NAMES


def test_nobody_pays_for_a_security_update() -> None:
    found = [hits(detector("signing/payable-claim"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.STRONG, Confidence.MEDIUM]
