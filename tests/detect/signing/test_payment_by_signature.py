from tests.detect.signing.making import ME, ROUTER, STRANGER, UNISWAP, history, pay, tx, typed

BY = {"manner": "transferWithAuthorization"}
HIT = [typed(pay(**BY)), typed(pay(**BY), history(ROUTER))]
CLEAN = [
    tx(pay()),
    typed(pay(ROUTER, **BY), UNISWAP),
    typed(pay(**BY), history(STRANGER)),
    typed(pay(ME, **BY)),
]
