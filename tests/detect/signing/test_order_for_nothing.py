from hueandcry.model.act import Quantity
from tests.detect.signing.making import ERC20, ME, NATIVE, OTHER, PIECE, STRANGER, order, typed

HIT = [
    # The NFT itself as the only consideration, for somebody else.
    typed(order((STRANGER, PIECE, "1"))),
    typed(order((ME, NATIVE, "1"), (STRANGER, NATIVE, str(10**18)))),
    typed(order((ME, NATIVE, str(10**11)))),
    typed(order()),
]
CLEAN = [
    typed(order((ME, NATIVE, str(10**18)))),
    typed(order((ME, ERC20, "5000000"))),
    # A bid: money for an NFT.
    typed(order((ME, PIECE, "1"), gives=(Quantity(ERC20, "5"),))),
    typed(order(offerer=OTHER)),
    typed(order(opaque=True)),
]
