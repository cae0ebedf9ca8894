import pytest

from hueandcry.model.act import Approval, Asset, Payment
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Payments
from tests.detect.signing.making import (
    CHAIN,
    FRIEND,
    ME,
    MOST,
    NATIVE,
    OTHER,
    ROUTER,
    SAFE,
    STRANGER,
    UNISWAP,
    ZERO,
    approvals,
    approve,
    call,
    collection,
    history,
    parties,
    party,
    pay,
    safe,
    tx,
)
from tests.examples import Facts, detector, hits

WETH, DAI = Asset(CHAIN, OTHER, "erc20"), Asset(CHAIN, "0x" + "da" * 20, "erc20")

ANYBODY = parties(party(STRANGER, role="multicall"))


def paid(*assets: Asset, to: str = STRANGER, sender: str = ME) -> Payments:
    rows = tuple(pay(to, asset=asset, sender=sender).rows[0] for asset in assets)
    return Payments(rows)


def batch(*facts: Payments | Approval) -> Facts:
    rows = [fact for fact in facts if isinstance(fact, Approval)]
    payments = [row for fact in facts if isinstance(fact, Payments) for row in fact.rows]
    return tx(call(ME), approvals(*rows), Payments(tuple(payments)))


EMPTIED = [
    batch(paid(NATIVE, WETH, DAI)),
    batch(approve(), approve(asset=WETH), paid(NATIVE)),
    batch(approve(amount=MOST, unlimited=True), paid(WETH)),
    batch(collection(), paid(WETH)),
    # A contract that calls anything for anybody is known, and nobody to approve tokens to.
    tx(call(), approvals(approve(amount=MOST, unlimited=True), approve(asset=WETH)), ANYBODY),
]
TWO = [
    batch(paid(NATIVE, WETH)),
    batch(approve(), approve(asset=WETH)),
    # A treasury that moves may pay in many coins.
    safe(call(), paid(NATIVE, WETH, DAI, sender=SAFE)),
]
HIT = [*EMPTIED, *TWO]
CLEAN = [
    tx(call(), paid(WETH)),
    # The same asset twice, two recipients, a router, an own account, a payee, nobody.
    batch(paid(WETH, WETH)),
    batch(paid(WETH), paid(NATIVE, to=FRIEND)),
    tx(call(), approvals(approve(ROUTER), approve(ROUTER, asset=WETH)), UNISWAP),
    tx(call(), paid(WETH, NATIVE, to=ROUTER), UNISWAP),
    batch(paid(WETH, NATIVE, to=ME)),
    tx(call(), paid(WETH, NATIVE, to=FRIEND), history(FRIEND)),
    batch(paid(WETH, NATIVE, to=ZERO)),
    # Owners of a Safe pay somebody in two coins every day.
    safe(call(), paid(NATIVE, WETH, sender=SAFE)),
    tx(call(), paid(NATIVE, WETH, sender=SAFE)),
    batch(approve(revokes=True), paid(WETH)),
]


@pytest.mark.parametrize("example", EMPTIED)
def test_three_assets_or_one_without_limit_are_sure(example: Facts) -> None:
    (found,) = hits(detector("signing/everything-to-one"), example)
    assert found.confidence is Confidence.STRONG
    assert found.key == STRANGER


@pytest.mark.parametrize("example", TWO)
def test_two_are_not(example: Facts) -> None:
    (found,) = hits(detector("signing/everything-to-one"), example)
    assert found.confidence is Confidence.MEDIUM


def test_each_is_told() -> None:
    (found,) = hits(detector("signing/everything-to-one"), EMPTIED[1])
    assert len(found.evidence) == 3


def test_one_who_was_paid_before_may_still_not_take() -> None:
    rows = approvals(approve(FRIEND), approve(FRIEND, asset=WETH))
    assert hits(detector("signing/everything-to-one"), tx(call(), rows, history(FRIEND)))


def test_a_payment_of_nothing_is_none() -> None:
    nothing = Payments((Payment((), WETH, ME, STRANGER, "0", "transfer"),))
    assert not hits(detector("signing/everything-to-one"), batch(approve(), nothing))
