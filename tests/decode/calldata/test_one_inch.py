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
B = b"\1" * 32
ORDER = "(uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)"
FILLED = (1, int(THIRD, 16), 0, int(BUY, 16), int(TOKEN, 16), 4, 5, 0)
SWAPPED = Swap((), "swap", ME, OTHER, (much(5),), (much(4, BUY),))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (called("unoswapTo2(uint256,uint256,uint256,uint256,uint256,uint256)", int(OTHER, 16),
                (1 << 255) | int(TOKEN, 16), 5, 4, 1, 1), swap("swap", OTHER, gives=(much(5),))),
        (called("ethUnoswapTo(uint256,uint256,uint256)", int(OTHER, 16), 4, 1),
         swap("swap", OTHER, gives=(coins(3),))),
        (called("clipperSwapTo(address,address,uint256,address,uint256,uint256,uint256,bytes32,"
                "bytes32)", SHOP, OTHER, int(TOKEN, 16), BUY, 5, 4, 99, B, B), SWAPPED),
        (called("swap(address,(address,address,address,address,uint256,uint256,uint256,bytes),"
                "bytes)", THIRD, (TOKEN, BUY, THIRD, OTHER, 5, 4, 0, b""), b""), SWAPPED),
        (called(f"fillOrder({ORDER},bytes32,bytes32,uint256,uint256)", FILLED, B, B, 5, 0),
         swap("swap", gives=(much(5),), gets=(much(4, BUY),))),
        (called(f"fillOrderArgs({ORDER},bytes32,bytes32,uint256,uint256,bytes)",
                FILLED, B, B, 5, 1 << 251, bytes.fromhex(OTHER[2:])), SWAPPED),
        (called(f"fillOrderArgs({ORDER},bytes32,bytes32,uint256,uint256,bytes)",
                FILLED, B, B, 5, 0, bytes.fromhex(OTHER[2:])),
         swap("swap", gives=(much(5),), gets=(much(4, BUY),))),
        (called("permitAndCall(bytes,bytes)", b"", called(
            "unoswapTo2(uint256,uint256,uint256,uint256,uint256,uint256)", int(OTHER, 16),
            int(TOKEN, 16), 5, 4, 1, 1)),
         Swap(("1inch",), "swap", ME, OTHER, (much(5),), ())),
    ],
)  # fmt: skip
def test_who_gets_what(data: bytes, expected: Swap) -> None:
    found = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert found == [expected]
