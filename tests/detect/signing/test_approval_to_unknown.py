from hueandcry.model.act import Asset
from hueandcry.model.finding import Confidence, Hit
from tests.detect.signing.making import (
    CHAIN,
    ME,
    MOST,
    NFT,
    ROUTER,
    STRANGER,
    THIEF,
    TOKEN,
    UNISWAP,
    ZERO,
    approvals,
    approve,
    history,
    parties,
    party,
    permit,
    tx,
    typed,
)
from tests.examples import detector, hits

VAULT = parties(party(STRANGER, symbol="sDAI"))
HIT = [
    tx(approvals(approve())),
    # A collection that no list knows: the number may be an NFT's.
    tx(approvals(approve(amount="4711", asset=Asset(CHAIN, NFT)))),
    tx(approvals(approve()), history(STRANGER)),
    tx(approvals(approve()), VAULT),
    tx(approvals(approve(manner="credit delegation"))),
]
CLEAN = [
    tx(approvals(approve(ROUTER)), UNISWAP),
    tx(approvals(approve(ME))),
    tx(approvals(approve(amount=MOST, unlimited=True))),
    typed(approvals(permit())),
    typed(approvals(approve())),
    tx(approvals(approve(amount=str(10**30))), parties(party(TOKEN, symbol="USDC"))),
    tx(approvals(approve(ZERO))),
    # The source's own words stand elsewhere.
    tx(approvals(approve()), THIEF),
]


def found(number: int) -> Hit:
    return hits(detector("signing/approval-to-unknown"), HIT[number])[0]


def test_letting_somebody_unknown_take_tokens_counts() -> None:
    assert found(0).confidence is Confidence.MEDIUM
    assert found(1).confidence is Confidence.MEDIUM
    assert "4711 raw units" in found(1).evidence[0].text
    assert "NFT of that number" in found(1).evidence[0].text


def test_payees_and_listed_tokens_do_not() -> None:
    assert found(2).confidence is Confidence.WEAK
    assert found(3).confidence is Confidence.WEAK
