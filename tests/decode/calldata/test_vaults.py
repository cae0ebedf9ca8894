import pytest

from hueandcry.model.act import Approval, Named, Swap
from tests.decode.calldata.calls import (
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    Facts,
    acts,
    called,
    coins,
    meaning,
    much,
)

SECOND = "0x" + "71" * 20
PAIR = "address,address,uint256"


@pytest.mark.parametrize(
    ("data", "payer", "gives", "gets"),
    [
        (called("withdraw(uint256,address,address)", 5, OTHER, THIRD), THIRD, (), ()),
        (called("redeem(uint256,address,address)", 5, OTHER, THIRD), THIRD, (much(5, SHOP),), ()),
        (called("supply(address,uint256,address,uint16)", TOKEN, 5, OTHER, 0), ME, (much(5),), ()),
        (called("withdraw(address,uint256,address)", TOKEN, 5, OTHER), ME, (), (much(5),)),
        (called("withdrawTo(address,address,uint256)", OTHER, TOKEN, 5), ME, (), (much(5),)),
        (called(f"withdrawFrom(address,{PAIR})", THIRD, OTHER, TOKEN, 5), THIRD, (), (much(5),)),
        (called(f"addLiquidity({PAIR},uint256,uint256,uint256,address,uint256)",
                TOKEN, SECOND, 5, 6, 1, 1, OTHER, 9), ME, (much(5), much(6, SECOND)), ()),
        (called("addLiquidityETH(address,uint256,uint256,uint256,address,uint256)",
                TOKEN, 5, 1, 1, OTHER, 9), ME, (much(5), coins(3)), ()),
        (called(f"removeLiquidity({PAIR},uint256,uint256,address,uint256)",
                TOKEN, SECOND, 9, 5, 6, OTHER, 9), ME, (), (much(5), much(6, SECOND))),
        (called("removeLiquidityETH(address,uint256,uint256,uint256,address,uint256)",
                TOKEN, 9, 5, 6, OTHER, 9), ME, (), (much(5), coins(6))),
        (called("collect((uint256,address,uint128,uint128))", (1, OTHER, 5, 5)), ME, (), ()),
    ],
)  # fmt: skip
def test_who_pays_and_who_receives(
    data: bytes, payer: str, gives: tuple[object, ...], gets: tuple[object, ...]
) -> None:
    (found,) = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert (found.sender, found.receiver) == (payer, OTHER)
    assert (found.gives, found.gets) == (gives, gets)


def test_a_vault_is_known_to_be_a_token() -> None:
    for data in (
        called("deposit(uint256,address)", 5, OTHER), called("mint(uint256,address)", 5, OTHER),
    ):  # fmt: skip
        (named,) = meaning(acts(data))
        assert isinstance(named, Named)
        assert named.accounts == (("receiver", OTHER),)
        (found,) = meaning(acts(data, facts=Facts({SHOP: "erc20"})))
        assert isinstance(found, Swap)
        assert found.receiver == OTHER


def test_an_operator_of_everything() -> None:
    (found,) = meaning(acts(called("setOperator(address,bool)", OTHER, True)))
    assert isinstance(found, Approval)
    assert (found.owner, found.spender, found.unlimited) == (ME, OTHER, True)
