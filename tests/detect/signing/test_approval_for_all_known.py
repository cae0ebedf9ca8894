from tests.detect.signing.making import ROUTER, UNISWAP, approvals, collection, tx

HIT = [tx(approvals(collection(ROUTER)), UNISWAP)]
CLEAN = [
    tx(approvals(collection()), UNISWAP),
    tx(approvals(collection(ROUTER, revokes=True)), UNISWAP),
]
