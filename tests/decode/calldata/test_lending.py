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
    coins,
    meaning,
    much,
    swap,
)

BUY = "0x" + "71" * 20
MARKET = "(address,address,address,address,uint256)"
PAIR = (TOKEN, BUY, SHOP, SHOP, 1)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (called("borrow(address,uint256,uint256,uint16,address)", TOKEN, 5, 2, 0, THIRD),
         swap("loan", ME, THIRD, gets=(much(5),))),
        (called("repay(address,uint256,uint256,address)", TOKEN, 5, 2, OTHER),
         swap("loan repayment", OTHER, gives=(much(5),))),
        (called("depositETH(address,address,uint16)", SHOP, OTHER, 0),
         swap("loan supply", OTHER, gives=(coins(3),))),
        (called("withdrawETH(address,uint256,address)", SHOP, 5, OTHER),
         swap("loan withdrawal", OTHER, gets=(coins(5),))),
        (called(f"supply({MARKET},uint256,uint256,address,bytes)", PAIR, 5, 0, OTHER, b""),
         swap("loan supply", OTHER, gives=(much(5),))),
        (called(f"supplyCollateral({MARKET},uint256,address,bytes)", PAIR, 5, OTHER, b""),
         swap("collateral", OTHER, gives=(much(5, BUY),))),
        (called(f"withdraw({MARKET},uint256,uint256,address,address)", PAIR, 5, 0, THIRD, OTHER),
         swap("loan withdrawal", OTHER, THIRD, gets=(much(5),))),
        (called(f"borrow({MARKET},uint256,uint256,address,address)", PAIR, 5, 0, THIRD, OTHER),
         swap("loan", OTHER, THIRD, gets=(much(5),))),
        (called(f"withdrawCollateral({MARKET},uint256,address,address)", PAIR, 5, THIRD, OTHER),
         swap("collateral withdrawal", OTHER, THIRD, gets=(much(5, BUY),))),
        (called("supply(address,uint256)", TOKEN, 5), swap("loan supply", gives=(much(5),))),
        (called("supplyTo(address,address,uint256)", OTHER, TOKEN, 5),
         swap("loan supply", OTHER, gives=(much(5),))),
        (called("withdraw(address,uint256)", TOKEN, 5), swap("loan withdrawal", gets=(much(5),))),
        (called("claim(address,address,bool)", SHOP, OTHER, True), swap("claim", OTHER)),
        (called("claimRewards(address[],uint256,address,address)", [SHOP], 5, OTHER, TOKEN),
         swap("claim", OTHER, gets=(much(5),))),
    ],
)  # fmt: skip
def test_who_gets_what(data: bytes, expected: Swap) -> None:
    found = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert found == [expected]
