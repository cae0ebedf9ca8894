from tests.detect.signing.making import ERC20, NATIVE, ROUTER, call, parties, party, pay, tx

ROUTING = parties(party(ROUTER, role="router"))
HIT = [
    tx(pay(ROUTER), ROUTING),
    tx(pay(ROUTER, asset=NATIVE, manner="value"), call(ROUTER, size=0, selector=""), ROUTING),
    tx(pay(ROUTER, place=("batch", "call 1 of 1")), ROUTING),
]
CLEAN = [
    # Coins that go with a call are what the router swaps.
    tx(pay(ROUTER, asset=NATIVE, manner="value"), call(ROUTER, size=68), ROUTING),
    tx(
        pay(ROUTER, asset=ERC20, place=("batch", "call 1 of 2")),
        call(ROUTER, size=68, place=("batch", "call 2 of 2")),
        ROUTING,
    ),
    tx(pay(ROUTER), parties(party(ROUTER, role="wrapped-native"))),
    tx(pay(ROUTER)),
]
