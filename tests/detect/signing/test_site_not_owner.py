from hueandcry.model.brand import Ownership
from hueandcry.model.signing import Site
from tests.detect.signing.making import ROUTER, SOURCE, STRAY_SITE, call, parties, party, tx

CALLED = parties(party(ROUTER, role="Universal Router", roles=("called",)))
OWNED = Site("x", "1inch.io", "443", (Ownership("1inch", "1inch", "1inch.io", SOURCE),))
HIT = [tx(call(ROUTER), CALLED, STRAY_SITE)]
CLEAN = [
    tx(call(ROUTER), CALLED),
    tx(call(ROUTER), CALLED, OWNED),
    tx(call(ROUTER), STRAY_SITE),
]
