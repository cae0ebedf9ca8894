from tests.detect.signing.making import ME, ROUTER, STRANGER, ZERO, change, tx

HIT = [
    tx(change("ownership", STRANGER, target=ROUTER)),
    tx(change("admin", STRANGER, target=ROUTER)),
    tx(change("ownership", ZERO, target=ROUTER)),
]
CLEAN = [
    tx(change("ownership", ME, target=ROUTER)),
    tx(change("upgrade", STRANGER, target=ROUTER)),
]
