from hueandcry.model.act import Delegation
from hueandcry.model.signing import Delegations
from tests.detect.signing.making import ME, ROUTER, STRANGER, UNISWAP, ZERO, tx


def delegate(to: str) -> Delegations:
    return Delegations((Delegation((), ME, to, "eip155:*", "1"),))


HIT = [tx(delegate(ROUTER), UNISWAP), tx(delegate(ZERO))]
CLEAN = [tx(delegate(STRANGER), UNISWAP)]
