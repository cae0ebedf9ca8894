from hueandcry.model.act import Quantity, Swap
from hueandcry.model.signing import Swaps
from tests.detect.signing.making import ERC20, ME, NATIVE, ROUTER, STRANGER, parties, party, tx

ROUTING = parties(party(ROUTER, role="router"))


def swap(receiver: str) -> Swaps:
    gives, gets = (Quantity(NATIVE, "5"),), (Quantity(ERC20, "5"),)
    return Swaps((Swap((), "Uniswap", ME, receiver, gives, gets),))


HIT = [tx(swap(ROUTER), ROUTING)]
CLEAN = [tx(swap(ME), ROUTING), tx(swap(STRANGER), ROUTING), tx(swap(ROUTER))]
