import pytest

from hueandcry.model.act import Swap
from tests.decode.calldata.calls import (
    OTHER,
    TOKEN,
    acts,
    called,
    coins,
    meaning,
    much,
    swap,
)

BUY = "0x" + "71" * 20
MINT = "(address,address,uint24,int24,int24,uint256,uint256,uint256,uint256,address,uint256)"
B = b"\1" * 32


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (called(f"mint({MINT})", (TOKEN, BUY, 500, -10, 10, 5, 6, 1, 1, OTHER, 99)),
         swap("liquidity added", OTHER, gives=(much(5), much(6, BUY)))),
        (called("removeLiquidityETHSupportingFeeOnTransferTokens(address,uint256,uint256,uint256,"
                "address,uint256)", TOKEN, 9, 5, 6, OTHER, 99),
         swap("liquidity removed", OTHER, gets=(much(5), coins(6)))),
        (called("removeLiquidityWithPermit(address,address,uint256,uint256,uint256,address,uint256,"
                "bool,uint8,bytes32,bytes32)", TOKEN, BUY, 9, 5, 6, OTHER, 99, True, 27, B, B),
         swap("liquidity removed", OTHER, gets=(much(5), much(6, BUY)))),
        (called("exchange(int128,int128,uint256,uint256)", 0, 1, 5, 4), swap("swap")),
    ],
)  # fmt: skip
def test_who_gets_what(data: bytes, expected: Swap) -> None:
    found = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert found == [expected]
