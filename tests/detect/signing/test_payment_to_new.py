from tests.detect.signing.making import (
    FRIEND,
    ME,
    OTHER,
    ROUTER,
    STRANGER,
    UNISWAP,
    call,
    history,
    pay,
    tx,
)

HIT = [tx(pay(), history(FRIEND)), tx(pay(), history())]
CLEAN = [
    tx(pay()),
    tx(pay(FRIEND), history(FRIEND)),
    tx(pay(ME), history()),
    tx(pay(ROUTER), history(), UNISWAP),
    tx(pay(sender=OTHER), history()),
    # Coins that go with a call are no payment to a person.
    tx(pay(manner="value"), history(), call(STRANGER)),
]
