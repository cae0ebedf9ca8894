from hueandcry.model.act import Quantity, Swap
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Calls, Swaps
from tests.detect.signing.making import (
    ERC20,
    ME,
    NATIVE,
    ROUTER,
    STRANGER,
    UNISWAP,
    call,
    tx,
)
from tests.examples import detector, hits


def swap(least: str = "0", manner: str = "swap", place: tuple[str, ...] = ()) -> Swap:
    gives, gets = (Quantity(ERC20, "5"),), (Quantity(NATIVE, least),)
    return Swap(place, manner, ME, "", gives, gets)


INNER = call(ROUTER, place=("multicall", "call 1 of 2"))
INSIDE = swap(place=("multicall", "call 1 of 2"))
HIT = [
    tx(Swaps((swap(),)), call(ROUTER), UNISWAP),
    tx(Swaps((swap(),)), call(STRANGER)),
    tx(Swaps((INSIDE,)), call(ROUTER), UNISWAP),
    tx(Swaps((INSIDE, swap("0", "unwrap"))), call(ROUTER), UNISWAP),
    # A router inside a batch swaps, not the account around it.
    tx(Swaps((INSIDE,)), Calls((*call(STRANGER).rows, *INNER.rows)), UNISWAP),
]
CLEAN = [
    tx(Swaps((swap("4"),)), call(STRANGER)),
    # The least amount stands in what the router pays out last.
    tx(Swaps((INSIDE, swap("4", "unwrap"))), call(ROUTER), UNISWAP),
    # What is left over is swept without a least amount.
    tx(Swaps((swap("0", "sweep"),)), call(ROUTER), UNISWAP),
    tx(Swaps((Swap((), "swap", ME, "", (Quantity(ERC20, "5"),), ()),)), call(ROUTER), UNISWAP),
]


def test_it_decides_only_where_a_stranger_swaps() -> None:
    found = [hits(detector("signing/no-least-amount"), one)[0].confidence for one in HIT]
    weak, medium = Confidence.WEAK, Confidence.MEDIUM
    assert found == [weak, medium, weak, weak, weak]
