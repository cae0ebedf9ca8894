from tests.detect.signing.making import NATIVE, OTHER, TOKEN, ZERO, parties, party, pay, tx

LISTED = parties(party(OTHER, symbol="WETH"))
HIT = [tx(pay(TOKEN)), tx(pay(OTHER), LISTED)]
CLEAN = [
    tx(pay(), LISTED),
    # Lists have the native coin at the zero address.
    tx(pay(ZERO), parties(party(ZERO, symbol="ETH"))),
    # Coins sent to WETH are wrapped.
    tx(pay(OTHER, asset=NATIVE, manner="value"), LISTED),
]
