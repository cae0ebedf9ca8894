import pytest

from hueandcry.model.act import Swap
from tests.decode.calldata.calls import (
    OTHER,
    SHOP,
    TOKEN,
    acts,
    called,
    coins,
    meaning,
    much,
    swap,
)

ZERO = "0x" + "0" * 40
B = b"\1" * 32


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (called("register(string,address,uint256,bytes32,address,bytes[],bool,uint16)",
                "me", OTHER, 1, B, SHOP, [], False, 0),
         swap("name registration", OTHER, gives=(coins(3),))),
        (called("mintPublic(address,address,address,uint256)", SHOP, SHOP, OTHER, 1),
         swap("mint", OTHER, gives=(coins(3),))),
        (called("mintPublic(address,address,address,uint256)", SHOP, SHOP, ZERO, 1),
         swap("mint", gives=(coins(3),))),
        (called("claim(uint256,address,uint256,bytes32[])", 1, OTHER, 5, [B]),
         swap("claim", OTHER)),
        (called("claim(address[],address[],uint256[],bytes32[][])", [OTHER], [TOKEN], [5], [[B]]),
         swap("claim", OTHER, gets=(much(5),))),
    ],
)  # fmt: skip
def test_who_gets_what(data: bytes, expected: Swap) -> None:
    found = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert found == [expected]


def test_a_promise_of_a_name_means_nothing() -> None:
    assert meaning(acts(called("commit(bytes32)", B))) == []
