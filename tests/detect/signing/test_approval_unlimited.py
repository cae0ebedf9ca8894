from hueandcry.model.finding import Confidence
from tests.detect.signing.making import (
    ERC20,
    MOST,
    PIECE,
    ROUTER,
    TOKEN,
    UNISWAP,
    approvals,
    approve,
    parties,
    party,
    permit,
    tx,
    typed,
)
from tests.examples import detector, hits

USDC = parties(party(TOKEN, symbol="USDC"))
HIT = [
    tx(approvals(approve(amount=MOST, unlimited=True))),
    tx(approvals(approve(amount=str(10**40), asset=ERC20))),
    typed(approvals(permit(ROUTER, MOST, unlimited=True)), UNISWAP),
    # 10^24 whole tokens.
    tx(approvals(approve(amount=str(10**30))), USDC),
    # In a Safe's transaction it is no signature alone.
    typed(approvals(approve(amount=MOST, unlimited=True, place=("SafeTx",)))),
]
CLEAN = [
    tx(approvals(approve(amount=str(10**30)))),
    tx(approvals(approve(amount="0", revokes=True))),
    # An NFT's number may be a hash: as long as the largest amount.
    tx(approvals(approve(amount="1", asset=PIECE))),
    # Unknown spenders of permits have a detector of their own.
    typed(approvals(permit(amount=MOST, unlimited=True))),
    typed(approvals(approve(amount=MOST, unlimited=True, place=("MetaTransaction",)))),
    tx(approvals(approve(amount=str(10**18))), USDC),
    # It is used up at once, whoever the spender is.
    typed(approvals(permit(ROUTER, MOST, manner="Permit2 transfer", unlimited=True)), UNISWAP),
    typed(approvals(permit(amount=MOST, manner="Permit2 transfer", unlimited=True))),
]


def test_a_known_spender_decides_nothing() -> None:
    example = tx(approvals(approve(ROUTER, MOST, unlimited=True)), UNISWAP)
    assert hits(detector("signing/approval-unlimited"), example)[0].confidence is Confidence.WEAK


def test_an_unknown_one_does() -> None:
    found = hits(detector("signing/approval-unlimited"), HIT[0])
    assert found[0].confidence is Confidence.MEDIUM


def test_an_amount_beyond_all_there_is_is_told_with_its_number() -> None:
    (found,) = hits(detector("signing/approval-unlimited"), HIT[3])
    assert "USDC, more than there is to take" in found.evidence[0].text


def test_a_batch_of_thousands_is_one_finding_a_person_can_read() -> None:
    rows = [approve(amount=MOST, unlimited=True, place=(f"call {n}",)) for n in range(5_000)]
    (found,) = hits(detector("signing/approval-unlimited"), tx(approvals(*rows)))
    assert len(found.evidence) == 9
    assert found.evidence[-1].text == "and 4,992 more like these"
