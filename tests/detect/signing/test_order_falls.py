from hueandcry.model.act import Quantity
from tests.detect.signing.making import ERC20, ME, NATIVE, order, typed

HIT = [
    typed(order((ME, NATIVE, "1"), at_first=(Quantity(NATIVE, "1000"),))),
    typed(order(at_first=(Quantity(ERC20, "1000"),))),
]
CLEAN = [
    typed(order((ME, NATIVE, "95"), at_first=(Quantity(NATIVE, "100"),))),
    typed(order((ME, NATIVE, "1"))),
]
