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
ZERO = "0x" + "0" * 40
B = b"\1" * 32
HEAD = "bytes32,string,string,address,uint256"
STEP = "(address,address,address,address,uint256,bytes,bool)"
BASE = "(uint256,address,uint256,uint256,uint256)"
DESC = (
    "(address,address,address[],uint256[],address[],uint256[],address,uint256,uint256,uint256,"
    "bytes)"
)
BRIDGE = "(bytes32,string,string,address,address,address,uint256,uint256,bool,bool)"
ACROSS = "(address,address,address,uint256,uint64,address,uint32,uint32,uint32,bytes)"
SWAPPED = Swap((), "swap", ME, OTHER, (much(5),), (much(4, BUY),))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (called(f"swapTokensSingleV3ERC20ToERC20({HEAD},{STEP})", B, "", "", OTHER, 4,
                (THIRD, THIRD, TOKEN, BUY, 5, b"", True)), SWAPPED),
        (called(f"swapTokensMultipleV3ERC20ToERC20({HEAD},{STEP}[])", B, "", "", OTHER, 4,
                [(THIRD, THIRD, TOKEN, SHOP, 5, b"", True),
                 (THIRD, THIRD, SHOP, BUY, 9, b"", True)]), SWAPPED),
        (called(f"uniswapV3SwapToWithBaseRequest(uint256,address,{BASE},uint256[])", 1, OTHER,
                (int(TOKEN, 16), BUY, 5, 4, 99), [1]), SWAPPED),
        (called("unxswapTo(uint256,uint256,uint256,address,bytes32[])", int(TOKEN, 16), 5, 4,
                OTHER, [B]), swap("swap", OTHER, gives=(much(5),))),
        (called(f"swapSimpleMode(address,{DESC},bytes,bytes)", THIRD,
                (TOKEN, BUY, [], [], [], [], OTHER, 5, 4, 0, b""), b"", b""), SWAPPED),
        (called("swap(string,address,uint256,bytes)", "one", TOKEN, 5, b"\1"),
         swap("swap", gives=(much(5),))),
        (called(f"startBridgeTokensViaAcrossV3({BRIDGE},{ACROSS})",
                (B, "", "", ZERO, TOKEN, OTHER, 5, 10, False, False),
                (OTHER, OTHER, BUY, 4, 1, ZERO, 1, 2, 3, b"")),
         Swap((), "bridge", ME, OTHER, (much(5),), (), "eip155:10")),
    ],
)  # fmt: skip
def test_who_gets_what(data: bytes, expected: Swap) -> None:
    found = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert found == [expected]
