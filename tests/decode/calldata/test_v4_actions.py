from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.decode.calldata.routers import ADDRESS_THIS
from hueandcry.model.act import AnyAct, Swap
from tests.decode.calldata.calls import (
    ME,
    OTHER,
    SHOP,
    TOKEN,
    acts,
    calls,
    coins,
    meaning,
    much,
    packed,
)
from tests.decode.calldata.test_universal_router import execute, place

PAIR = "f(address,uint256)"
TO = "f(address,address,uint256)"
SETTLE = "f(address,uint256,bool)"


def swaps(*actions: tuple[int, bytes]) -> list[AnyAct]:
    numbers = bytes([number for number, _ in actions])
    data = packed("f(bytes,bytes[])", numbers, [data for _, data in actions])
    return acts(execute((0x10, data)))


def test_the_caller_pays_and_takes() -> None:
    found = swaps(
        (0x06, b"a swap"), (0x0C, packed(PAIR, TOKEN, 9)), (0x0F, packed(PAIR, NOBODY, 7))
    )
    assert meaning(found) == [Swap(place(1, 1), "Uniswap 4 swap", ME, ME, (much(9),), (coins(7),))]


def test_each_taker_is_told() -> None:
    found = swaps(
        (0x07, b"a swap"),
        (0x0B, packed(SETTLE, TOKEN, 9, False)),
        (0x10, packed(TO, NOBODY, OTHER, 15)),
        (0x10, packed(TO, NOBODY, OTHER, 9_000)),
        (0x0E, packed(TO, NOBODY, ADDRESS_THIS, 7)),
    )
    assert meaning(found) == [
        Swap(place(1, 1), "Uniswap 4 swap", SHOP, OTHER, (much(9),), (coins(0),)),
        Swap(place(1, 1), "Uniswap 4 swap", SHOP, SHOP, (much(9),), (coins(7),)),
    ]


def test_other_actions_are_unread() -> None:
    found = calls(swaps((0x02, b"mint"), (0x0F, b"short")))
    assert [(one.read, one.signature) for one in found[1:]] == [
        ("nothing", "Uniswap 4 action 0x02"), ("nothing", "Uniswap 4 action 0x0f"),
    ]  # fmt: skip
