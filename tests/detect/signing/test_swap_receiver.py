from hueandcry.model.act import Quantity, Swap
from hueandcry.model.finding import Confidence
from hueandcry.model.signing import Swaps
from tests.detect.signing.making import (
    ERC20,
    FRIEND,
    ME,
    NATIVE,
    ROUTER,
    STRANGER,
    UNISWAP,
    call,
    history,
    tx,
)
from tests.examples import detector, hits


def swap(receiver: str, chain: str = "") -> Swaps:
    gives, gets = (Quantity(ERC20, "5"),), (Quantity(NATIVE, "4"),)
    return Swaps((Swap((), "exactInput", ME, receiver, gives, gets, chain),))


HIT = [tx(swap(STRANGER)), tx(swap(STRANGER, "eip155:10"), history(FRIEND))]
CLEAN = [
    tx(swap("")),
    tx(swap(ME)),
    tx(swap(ROUTER), UNISWAP),
    # A router that hands the amount to itself on the way.
    tx(swap(STRANGER), call(STRANGER)),
    tx(swap(FRIEND), history(FRIEND)),
]


def test_a_history_without_it_makes_it_sure() -> None:
    found = [hits(detector("signing/swap-receiver"), example)[0] for example in HIT]
    assert [hit.confidence for hit in found] == [Confidence.MEDIUM, Confidence.STRONG]
    assert "on eip155:10" in found[1].evidence[0].text
