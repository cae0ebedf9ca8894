from tests.detect.signing.making import (
    ME,
    MOST,
    ROUTER,
    UNISWAP,
    approvals,
    approve,
    permit,
    tx,
    typed,
)

HIT = [tx(approvals(approve()))]
CLEAN = [
    tx(approvals(approve(ROUTER)), UNISWAP),
    tx(approvals(approve(ME))),
    tx(approvals(approve(amount=MOST, unlimited=True))),
    typed(approvals(permit())),
]
