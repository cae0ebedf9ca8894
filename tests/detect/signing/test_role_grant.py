from tests.detect.signing.making import ROUTER, STRANGER, change, tx

HIT = [tx(change("role", STRANGER, target=ROUTER, detail="MINTER_ROLE"))]
CLEAN = [tx(change("ownership", STRANGER, target=ROUTER))]
