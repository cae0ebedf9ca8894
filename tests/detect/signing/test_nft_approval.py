from tests.detect.signing.making import (
    PIECE,
    ROUTER,
    UNISWAP,
    ZERO,
    approvals,
    approve,
    collection,
    tx,
)

HIT = [tx(approvals(approve(amount="1", asset=PIECE)))]
CLEAN = [
    tx(approvals(approve())),
    tx(approvals(approve(ROUTER, "1", asset=PIECE)), UNISWAP),
    tx(approvals(approve(ZERO, "1", asset=PIECE))),
    tx(approvals(collection())),
]
