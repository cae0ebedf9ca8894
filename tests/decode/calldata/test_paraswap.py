import pytest

from hueandcry.model.act import Swap
from tests.decode.calldata.calls import (
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    acts,
    called,
    meaning,
    much,
    swap,
)

BUY = "0x" + "71" * 20
B = b"\1" * 32
TRADE = "(address,address,uint256,uint256,uint256,bytes32,address)"
PLAIN = (TOKEN, BUY, 5, 4, 4, B, OTHER)
SIMPLE = (
    "(address,address,uint256,uint256,uint256,address[],bytes,uint256[],uint256[],address,address,"
    "uint256,bytes,uint256,bytes16)"
)
ROUTE = "(address,uint256,(address,uint256,uint256,(uint256,address,uint256,bytes,uint256)[])[])[]"
TAIL = "address,uint256,bytes,uint256,bytes16"
SWAPPED = Swap((), "swap", ME, OTHER, (much(5),), (much(4, BUY),))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (called(f"swapExactAmountIn(address,{TRADE},uint256,bytes,bytes)",
                THIRD, PLAIN, 0, b"", b""), SWAPPED),
        (called(f"swapExactAmountInOnUniswapV3({TRADE[:-1]},bytes),uint256,bytes)",
                (*PLAIN, b""), 0, b""), SWAPPED),
        (called(f"swapExactAmountInOnCurveV1((uint256,uint256,{TRADE[1:]},uint256,bytes)",
                (0, 0, *PLAIN), 0, b""), SWAPPED),
        (called("swapExactAmountInOnBalancerV2((uint256,uint256,uint256,bytes32,uint256),uint256,"
                "bytes,bytes)", (5, 4, 4, B, (1 << 255) | int(OTHER, 16)), 0, b"", b""),
         swap("swap", OTHER)),
        (called(f"simpleSwap({SIMPLE})", (TOKEN, BUY, 5, 4, 4, [], b"", [], [], OTHER, THIRD, 0,
                                          b"", 99, b"\1" * 16)), SWAPPED),
        (called(f"megaSwap((address,uint256,uint256,uint256,address,(uint256,{ROUTE})[],{TAIL}))",
                (TOKEN, 5, 4, 4, OTHER, [(1, [(BUY, 0, [])])], THIRD, 0, b"", 99, b"\1" * 16)),
         SWAPPED),
        (called("swapOnUniswapFork(address,bytes32,uint256,uint256,address[])",
                SHOP, B, 5, 4, [TOKEN, THIRD, BUY]),
         swap("swap", gives=(much(5),), gets=(much(4, BUY),))),
    ],
)  # fmt: skip
def test_who_gets_what(data: bytes, expected: Swap) -> None:
    found = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert found == [expected]
