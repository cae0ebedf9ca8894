import pytest

from hueandcry.decode.calldata.pendle import TABLE
from hueandcry.decode.evm.abi_type import parse_function
from hueandcry.model.act import Quantity, Swap
from tests.decode.calldata.calls import ME, OTHER, SHOP, TOKEN, acts, called, meaning, much

NO_SWAP = (0, "0x" + "0" * 40, b"", False)
NO_LIMIT: tuple[object, ...] = ("0x" + "0" * 40, 0, [], [], b"")
SIGNATURES = {
    signature.partition("(")[0]: parse_function(signature).signature
    for signature, _ in TABLE.values()
}


def swap(manner: str, gives: tuple[Quantity, ...] = (), gets: tuple[Quantity, ...] = ()) -> Swap:
    return Swap((), manner, ME, OTHER, gives, gets)


@pytest.mark.parametrize(
    ("name", "rest", "expected"),
    [
        ("swapExactTokenForPt", ((1, 2, 3, 4, 5), (TOKEN, 5, TOKEN, SHOP, NO_SWAP), NO_LIMIT),
         swap("swap", gives=(much(5),))),
        ("swapExactPtForToken", ((TOKEN, 4, TOKEN, SHOP, NO_SWAP), NO_LIMIT),
         swap("swap", gets=(much(4),))),
        ("redeemPyToToken", ((TOKEN, 4, TOKEN, SHOP, NO_SWAP),), swap("swap", gets=(much(4),))),
    ],
)  # fmt: skip
def test_who_gets_what(name: str, rest: tuple[object, ...], expected: Swap) -> None:
    assert meaning(acts(called(SIGNATURES[name], OTHER, SHOP, 9, *rest))) == [expected]


def test_rewards_are_for_the_user_named() -> None:
    data = called(SIGNATURES["redeemDueInterestAndRewards"], OTHER, [SHOP], [], [])
    assert meaning(acts(data)) == [swap("claim")]
