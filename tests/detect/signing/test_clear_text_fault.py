from hueandcry.model.signing import ClearText, ClearTexts
from tests.detect.signing.making import tx


def text(*faults: str) -> ClearTexts:
    return ClearTexts((ClearText((), "Swap", "Uniswap", (), "calldata.json", faults),))


HIT = [tx(text("no value at _swapData"))]
CLEAN = [tx(text())]
