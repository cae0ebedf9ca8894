from tests.detect.signing.making import STRANGER, change, tx

HIT = [tx(change("setup", "2", detail="owners: 3"))]
CLEAN = [tx(change("owner added", STRANGER))]
