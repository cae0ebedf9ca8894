from hueandcry.model.finding import Confidence
from tests.detect.signing.making import MOST, ROUTER, THIEF, UNISWAP, approvals, approve, tx
from tests.examples import detector, hits

# The form of the approvals that BadgerDAO's users were made to sign.
BADGER = tx(approvals(approve(amount=MOST, manner="increaseAllowance", unlimited=True)))
HIT = [BADGER, tx(approvals(approve(manner="increaseAllowance")))]
CLEAN = [
    tx(approvals(approve(manner="decreaseAllowance", revokes=True))),
    tx(approvals(approve(ROUTER, manner="increaseAllowance")), UNISWAP),
    tx(approvals(approve())),
    # Nobody is told that a listed thief is not known.
    tx(approvals(approve(manner="increaseAllowance")), THIEF),
]


def test_a_raise_without_limit_is_sure() -> None:
    found = [hits(detector("signing/increase-allowance"), example) for example in HIT]
    assert [rows[0].confidence for rows in found] == [Confidence.STRONG, Confidence.MEDIUM]
