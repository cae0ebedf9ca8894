from tests.detect.signing.making import NATIVE, OTHER, TOKEN, parties, party, pay, tx

LISTED = parties(party(OTHER, symbol="WETH"))
HIT = [tx(pay(TOKEN)), tx(pay(OTHER), LISTED)]
CLEAN = [
    tx(pay(), LISTED),
    # Coins sent to WETH are wrapped.
    tx(pay(OTHER, asset=NATIVE, manner="value"), LISTED),
]
