import pytest

from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.decode.calldata.routers import ADDRESS_THIS, MSG_SENDER, recipient
from hueandcry.model.act import Approval, Call, Swap
from tests.decode.calldata.calls import (
    ERC20,
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
)
from tests.decode.calldata.test_executions import FRAME

BUY = "0x" + "b0" * 20
WETH = "0x" + "ee" * 19 + "01"
PATH = [TOKEN, WETH, BUY]
IN = "(uint256,uint256,address[],address,uint256)"
COIN_IN = "(uint256,address[],address,uint256)"


def hops(*tokens: str) -> bytes:
    fee = (3000).to_bytes(3, "big")
    return fee.join(bytes.fromhex(token[2:]) for token in tokens)


@pytest.mark.parametrize(
    ("data", "amount", "gives", "gets"),
    [
        (called(f"swapExactTokensForTokens{IN}", 9, 7, PATH, OTHER, 99), 0, much(9), much(7, BUY)),
        (called(f"swapTokensForExactTokens{IN}", 7, 9, PATH, OTHER, 99), 0, much(9), much(7, BUY)),
        (called(f"swapExactETHForTokens{COIN_IN}", 7, PATH, OTHER, 9), 4, coins(4), much(7, BUY)),
        (called(f"swapETHForExactTokens{COIN_IN}", 7, PATH, OTHER, 9), 4, coins(4), much(7, BUY)),
        (called(f"swapExactTokensForETH{IN}", 9, 7, PATH, OTHER, 99), 0, much(9), coins(7)),
        (called(f"swapTokensForExactETH{IN}", 7, 9, PATH, OTHER, 99), 0, much(9), coins(7)),
        (called("swapExactTokensForTokens(uint256,uint256,address[],address)", 9, 7, PATH, OTHER),
         0, much(9), much(7, BUY)),
        (called("exactInputSingle((address,address,uint24,address,uint256,uint256,uint256,uint160))",
                (TOKEN, BUY, 500, OTHER, 99, 9, 7, 0)), 0, much(9), much(7, BUY)),
        (called("exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))",
                (TOKEN, BUY, 500, OTHER, 9, 7, 0)), 0, much(9), much(7, BUY)),
        (called("exactOutputSingle((address,address,uint24,address,uint256,uint256,uint160))",
                (TOKEN, BUY, 500, OTHER, 7, 9, 0)), 0, much(9), much(7, BUY)),
        (called("exactInput((bytes,address,uint256,uint256,uint256))",
                (hops(TOKEN, WETH, BUY), OTHER, 99, 9, 7)), 0, much(9), much(7, BUY)),
        (called("exactInput((bytes,address,uint256,uint256))",
                (hops(TOKEN, BUY), OTHER, 9, 7)), 0, much(9), much(7, BUY)),
        (called("exactOutput((bytes,address,uint256,uint256))",
                (hops(BUY, WETH, TOKEN), OTHER, 7, 9)), 0, much(9), much(7, BUY)),
    ],
)  # fmt: skip
def test_swaps_tell_who_receives(data: bytes, amount: int, gives: object, gets: object) -> None:
    found = [one for one in meaning(acts(data, amount=amount)) if isinstance(one, Swap)]
    (swap,) = found
    assert (swap.sender, swap.receiver) == (ME, OTHER)
    assert (swap.gives, swap.gets) == ((gives,), (gets,))


def test_constants_for_recipients() -> None:
    assert recipient(FRAME, MSG_SENDER) == ME
    assert recipient(FRAME, ADDRESS_THIS) == recipient(FRAME, NOBODY) == SHOP
    assert recipient(FRAME, OTHER) == OTHER


@pytest.mark.parametrize(
    ("last", "receiver"),
    [
        ([called("unwrapWETH9(uint256,address)", 7, THIRD)], THIRD),
        ([called("unwrapWETH9(uint256)", 7)], ME),
        ([called("sweepToken(address,uint256,address)", WETH, 7, THIRD)], THIRD),
        ([called("sweepToken(address,uint256,address)", BUY, 7, THIRD)], SHOP),
        ([], SHOP),
    ],
)
def test_what_the_router_keeps_goes_where_it_is_swept(last: list[bytes], receiver: str) -> None:
    single = "exactInputSingle((address,address,uint24,address,uint256,uint256,uint160))"
    first = called(single, (TOKEN, WETH, 500, ADDRESS_THIS, 9, 7, 0))
    found = meaning(acts(called("multicall(bytes[])", [first, *last])))
    assert isinstance(found[0], Swap)
    assert found[0].receiver == receiver


def test_self_permit_is_for_the_router() -> None:
    signature = "selfPermit(address,uint256,uint256,uint8,bytes32,bytes32)"
    (found,) = meaning(acts(called(signature, TOKEN, 5, 99, 27, b"r", b"s")))
    assert found == Approval((), ERC20, ME, SHOP, "5", "permit", deadline=99)


def test_broken_paths_are_said() -> None:
    for data in (
        called(f"swapExactTokensForTokens{IN}", 9, 7, [TOKEN], OTHER, 99),
        called("exactInput((bytes,address,uint256,uint256))", (hops(TOKEN, BUY)[:-1], OTHER, 9, 7)),
    ):
        (found,) = acts(data)
        assert isinstance(found, Call)
        assert "a path of" in found.fault
