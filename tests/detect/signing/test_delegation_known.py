from hueandcry.model.act import Delegation
from hueandcry.model.signing import Delegations
from tests.detect.signing.making import ME, ROUTER, STRANGER, UNISWAP, ZERO, parties, party, tx


def delegate(to: str) -> Delegations:
    return Delegations((Delegation((), ME, to, "eip155:*", "1"),))


KNOWN = parties(party(ROUTER, role="delegate"))
HIT = [tx(delegate(ROUTER), KNOWN), tx(delegate(ZERO))]
CLEAN = [tx(delegate(STRANGER), KNOWN), tx(delegate(ROUTER), UNISWAP)]
