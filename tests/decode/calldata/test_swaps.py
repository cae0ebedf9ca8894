from hueandcry.decode.calldata.frame import CallFrame
from hueandcry.decode.calldata.swaps import kept, much, settled, swap
from hueandcry.model.act import Swap
from tests.decode.calldata.calls import CHAIN, ERC20, ME, OTHER, SHOP, THIRD, coins
from tests.decode.calldata.calls import much as tokens

FRAME = CallFrame((), CHAIN, ME, SHOP, 0, b"")
SECOND = "0x" + "71" * 20


def test_a_chain_of_swaps_is_followed_to_its_end() -> None:
    first = swap(FRAME, "swap", (ME, SHOP), much(ERC20, 9), tokens(8, SECOND))
    second = swap(FRAME, "swap", (SHOP, SHOP), tokens(8, SECOND), tokens(7, THIRD))
    last = kept(FRAME, "unwrap", None, coins(7), OTHER)
    found = settled([first, second, last], {0: SHOP, 1: SHOP, 2: SHOP})
    assert [one.receiver for one in found if isinstance(one, Swap)] == [OTHER] * 3


def test_another_routers_outlet_does_not_count() -> None:
    first = swap(FRAME, "swap", (ME, SHOP), much(ERC20, 9), tokens(8, SECOND))
    last = kept(FRAME._replace(target=THIRD), "unwrap", None, coins(7), OTHER)
    found = settled([first, last], {0: SHOP, 1: THIRD})
    assert found == [first, last]


def test_a_senders_own_later_swap_does_not_count() -> None:
    first = swap(FRAME, "swap", (ME, ME), much(ERC20, 9), tokens(8, SECOND))
    second = swap(FRAME, "swap", (ME, OTHER), tokens(8, SECOND), tokens(7, THIRD))
    assert settled([first, second], {0: SHOP, 1: SHOP}) == [first, second]
