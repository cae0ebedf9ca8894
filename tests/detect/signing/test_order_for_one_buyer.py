from tests.detect.signing.making import ME, NATIVE, ROUTER, STRANGER, UNISWAP, ZERO, order, typed

PRICE = (ME, NATIVE, str(10**18))
HIT = [typed(order(PRICE, taker=STRANGER))]
CLEAN = [
    typed(order(PRICE)),
    typed(order(PRICE, taker=ZERO)),
    typed(order(PRICE, taker=ME)),
    typed(order(PRICE, taker=ROUTER), UNISWAP),
]
