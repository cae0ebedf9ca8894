import pytest

from hueandcry.model.act import Swap
from tests.decode.calldata.calls import (
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

ZERO = "0x" + "0" * 40


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (called("submit(address)", OTHER), swap("stake", gives=(coins(3),))),
        (called("requestWithdrawals(uint256[],address)", [5], OTHER),
         swap("withdrawal request", OTHER)),
        (called("requestWithdrawals(uint256[],address)", [5], ZERO), swap("withdrawal request")),
        (called("claimWithdrawalsTo(uint256[],uint256[],address)", [1], [1], OTHER),
         swap("withdrawal", OTHER)),
        (called("depositIntoStrategy(address,address,uint256)", SHOP, TOKEN, 5),
         swap("stake", gives=(much(5),))),
        (called("redeemInstant(address,uint256,uint256,address)", TOKEN, 9, 5, OTHER),
         swap("withdrawal", OTHER, gets=(much(5),))),
        (called("requestRedeem(uint256,address,address)", 5, OTHER, THIRD),
         swap("vault withdrawal request", OTHER, THIRD, gives=(much(5, SHOP),))),
        (called("depositTo(address)", OTHER), swap("deposit", OTHER, gives=(coins(3),))),
        (called("withdrawTo(address,uint256)", OTHER, 5),
         swap("withdrawal", OTHER, gets=(coins(5),))),
    ],
)  # fmt: skip
def test_who_gets_what(data: bytes, expected: Swap) -> None:
    found = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert found == [expected]
