from hueandcry.model.brand import Ownership
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Site
from tests.detect.signing.making import (
    DAY,
    MOST,
    NEVER,
    OTHER,
    ROUTER,
    SOON,
    SOURCE,
    STRAY_SITE,
    THIEF,
    TOKEN,
    UNISWAP,
    approvals,
    approve,
    permit,
    tx,
    typed,
)
from tests.examples import Facts, detector, hits

# Inferno Drainer, June 2023: a Permit2 batch without limit until 2033.
INFERNO = typed(
    approvals(
        permit(
            "0x00001f78189be22c3498cff1b8e02272c3220000",
            str(2**160 - 1),
            manner="Permit2 batch",
            unlimited=True,
            expires=2_002_758_737,
            deadline=2_002_758_737,
        )
    )
)
HIT = [
    INFERNO,
    typed(approvals(permit())),
    typed(approvals(permit(amount=MOST, unlimited=True)), STRAY_SITE),
    typed(approvals(permit(manner="DAI permit", deadline=None, unlimited=True))),
    # Whole accounts at lending markets are handed over by signatures too.
    typed(approvals(permit(manner="account authorization", unlimited=True))),
    # What a meta-transaction carries moves without gas too.
    typed(approvals(approve(place=("MetaTransaction",)))),
    # In a transaction, if it is the asker's own allowance.
    tx(approvals(permit())),
]
CLEAN = [
    typed(approvals(permit(ROUTER, MOST, unlimited=True)), UNISWAP),
    typed(approvals(permit(amount="0", revokes=True))),
    tx(approvals(permit(owner=OTHER))),
    tx(approvals(approve())),
    typed(approvals(approve(place=("SafeTx",)))),
    typed(approvals(permit()), THIEF),
]


def sure(example: Facts) -> Confidence:
    return hits(detector("signing/permit-signature"), example)[0].confidence


def test_two_signs_are_sure() -> None:
    assert sure(INFERNO) is Confidence.STRONG
    assert sure(HIT[2]) is Confidence.STRONG
    several = [permit(manner="Permit2 batch", asset=asset) for asset in _tokens()]
    assert sure(typed(approvals(*several), STRAY_SITE)) is Confidence.STRONG


def test_one_sign_or_none_is_not() -> None:
    assert sure(typed(approvals(permit()))) is Confidence.MEDIUM
    assert sure(typed(approvals(permit(amount=MOST, unlimited=True)))) is Confidence.MEDIUM
    assert sure(typed(approvals(permit(deadline=SOON + 9 * DAY)))) is Confidence.MEDIUM
    assert sure(typed(approvals(permit(expires=NEVER)))) is Confidence.MEDIUM


def test_a_permit_that_never_lapses_and_has_no_limit_is_sure() -> None:
    assert sure(HIT[3]) is Confidence.STRONG
    dai = permit(manner="DAI permit", deadline=SOON, unlimited=True)
    assert sure(typed(approvals(dai))) is Confidence.MEDIUM


def test_a_site_that_somebody_owns_is_no_sign() -> None:
    owner = Ownership("uniswap", "Uniswap", "uniswap.org", SOURCE)
    site = Site("https://app.uniswap.org", "app.uniswap.org", "443", (owner,))
    example = typed(approvals(permit(amount=MOST, unlimited=True)), site)
    assert sure(example) is Confidence.MEDIUM


def _tokens() -> list[object]:
    from hueandcry.model.act import Asset

    return [Asset("eip155:1", TOKEN, "erc20"), Asset("eip155:1", OTHER, "erc20")]
