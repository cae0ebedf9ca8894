from tests.detect.signing.making import ROUTER, UNISWAP, call, tx

HIT = [tx(call(read="nothing", amount=str(10**18)))]
CLEAN = [
    tx(call(read="nothing")),
    tx(call(amount=str(10**18))),
    # Coins to a person.
    tx(call(read="nothing", amount="5", selector="")),
    tx(call(ROUTER, read="nothing", amount="5"), UNISWAP),
]
