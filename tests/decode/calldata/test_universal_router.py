import pytest

from hueandcry.decode.calldata.permit2 import BATCH, MOST, SINGLE
from hueandcry.decode.calldata.routers import ADDRESS_THIS, MSG_SENDER
from hueandcry.model.act import AnyAct, Approval, Call, Payment, Swap
from tests.decode.calldata.calls import (
    ERC20,
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    acts,
    called,
    calls,
    coins,
    meaning,
    much,
    packed,
)
from tests.decode.calldata.test_routers import BUY, WETH, hops

V3 = "f(address,uint256,uint256,bytes,bool)"
V2 = "f(address,uint256,uint256,address[],bool)"
TO = "f(address,address,uint256)"
ALONG = "f(address,uint256,uint256,address[],bool)"


def execute(*commands: tuple[int, bytes]) -> bytes:
    numbers = bytes([number for number, _ in commands])
    return called("execute(bytes,bytes[],uint256)", numbers, [data for _, data in commands], 99)


def plan(*commands: tuple[int, bytes], amount: int = 0) -> list[AnyAct]:
    return meaning(acts(execute(*commands), amount=amount))


def place(at: int, count: int) -> tuple[str, ...]:
    return (f"Universal Router command {at} of {count}",)


@pytest.mark.parametrize(
    ("number", "data"),
    [
        (0x00, packed(V3, OTHER, 9, 7, hops(TOKEN, WETH, BUY), True)),
        (0x01, packed(V3, OTHER, 7, 9, hops(BUY, WETH, TOKEN), True)),
        (0x08, packed(V2, OTHER, 9, 7, [TOKEN, BUY], True)),
        (0x09, packed(V2, OTHER, 7, 9, [TOKEN, BUY], True)),
        (0x80, packed(V3, OTHER, 9, 7, hops(TOKEN, BUY), True)),
    ],
)
def test_swaps(number: int, data: bytes) -> None:
    expected = Swap(place(1, 1), "swap", ME, OTHER, (much(9),), (much(7, BUY),))
    assert plan((number, data)) == [expected]
    without = called("execute(bytes,bytes[])", bytes([number]), [data])
    assert meaning(acts(without)) == [expected]


def test_msg_sender_stands_for_the_caller() -> None:
    (found,) = plan((0x08, packed(V2, MSG_SENDER, 9, 7, [TOKEN, BUY], True)))
    assert isinstance(found, Swap)
    assert found.receiver == ME


@pytest.mark.parametrize("to", [MSG_SENDER, OTHER])
def test_a_swap_into_the_router_ends_where_it_is_unwrapped(to: str) -> None:
    found = plan(
        (0x08, packed(V2, ADDRESS_THIS, 9, 0, [TOKEN, BUY], True)),
        (0x00, packed(V3, ADDRESS_THIS, 1 << 255, 7, hops(BUY, WETH), False)),
        (0x06, packed(TO, WETH, THIRD, 25)),
        (0x0C, packed("f(address,uint256)", to, 7)),
    )
    receiver = ME if to == MSG_SENDER else OTHER
    assert [one.receiver for one in found if isinstance(one, Swap)] == [receiver] * 3
    assert found[-1] == Swap(place(4, 4), "unwrap", SHOP, receiver, (), (coins(7),))


def test_large_portions_are_no_fee() -> None:
    (found,) = plan((0x06, packed(TO, TOKEN, OTHER, 9_000)))
    assert isinstance(found, Swap)
    assert (found.manner, found.receiver) == ("portion of 90 percent", OTHER)


def test_permit2_commands() -> None:
    row = (TOKEN, MOST, 99, 0)
    expected = Approval(
        place(1, 1), ERC20, ME, OTHER, str(MOST), "Permit2 permit", unlimited=True, expires=99,
        deadline=77,
    )  # fmt: skip
    assert plan((0x0A, packed(f"f({SINGLE},bytes)", (row, OTHER, 77), b"s"))) == [expected]
    found = plan((0x03, packed(f"f({BATCH},bytes)", ([row] * 2, OTHER, 77), b"s")))
    assert [one.manner for one in found if isinstance(one, Approval)] == ["Permit2 batch"] * 2
    assert plan((0x02, packed("f(address,address,uint160)", TOKEN, OTHER, 5))) == [
        Payment(place(1, 1), ERC20, ME, OTHER, "5", "transferFrom")
    ]
    rows = [(ME, ADDRESS_THIS, 5, TOKEN)]
    assert plan((0x0D, packed("f((address,address,uint160,address)[])", rows))) == [
        Payment(place(1, 1), ERC20, ME, SHOP, "5", "transferFrom")
    ]


def test_payments_out_of_the_router() -> None:
    found = plan((0x05, packed(TO, TOKEN, OTHER, 5)), (0x04, packed(TO, TOKEN, THIRD, 1)))
    assert found == [
        Swap(place(1, 2), "transfer", SHOP, OTHER, (much(5),), (much(5),)),
        Swap(place(2, 2), "sweep", SHOP, THIRD, (much(1),), (much(1),)),
    ]


def test_wrapped_coins_for_a_stranger_are_told() -> None:
    pair = "f(address,uint256)"
    assert plan((0x0B, packed(pair, OTHER, 3))) == [
        Swap(place(1, 1), "wrap", ME, OTHER, (coins(3),), ())
    ]


def test_what_is_swapped_into_the_router_goes_where_it_is_transferred() -> None:
    kept = packed(ALONG, ADDRESS_THIS, 5, 7, [TOKEN, THIRD], True)
    found = plan((0x08, kept), (0x05, packed(TO, THIRD, OTHER, 7)))
    assert [one.receiver for one in found if isinstance(one, Swap)] == [OTHER, OTHER]
    (left,) = plan((0x08, kept))
    assert isinstance(left, Swap)
    assert left.receiver == SHOP


def test_wrapped_coins_are_told_where_nothing_spends_them() -> None:
    wrap = (0x0B, packed("f(address,uint256)", ADDRESS_THIS, 3))
    assert plan(wrap) == [Swap(place(1, 1), "wrap", ME, SHOP, (coins(3),), ())]
    spent = packed(ALONG, ME, 3, 7, [TOKEN, THIRD], False)
    (found,) = plan(wrap, (0x08, spent))
    assert isinstance(found, Swap)
    assert (found.manner, found.receiver) == ("swap", ME)


def test_a_plan_within_a_plan() -> None:
    inner = packed("f(bytes,bytes[])", b"\x05", [packed(TO, TOKEN, OTHER, 5)])
    found = plan((0x21, inner))
    assert found == [
        Swap((*place(1, 1), *place(1, 1)), "transfer", SHOP, OTHER, (much(5),), (much(5),))
    ]  # fmt: skip
    deep = b""
    for _ in range(20):
        deep = packed("f(bytes,bytes[])", b"\x21", [deep])
    assert calls(acts(execute((0x21, deep))))[-1].read == "nothing"


@pytest.mark.parametrize("number", [0x07, 0x11, 0x22, 0x40, 0x7F])
def test_unknown_commands_are_unread(number: int) -> None:
    found = calls(acts(execute((number, b"abc"))))
    assert (found[1].read, found[1].signature) == ("nothing", f"command 0x{number:02x}")
    assert (found[1].size, found[1].place) == (3, place(1, 1))


def test_inputs_that_do_not_fit_are_unread() -> None:
    found = calls(acts(execute((0x05, b"abc"), (0x05, packed(TO, TOKEN, OTHER, 5)))))
    assert (found[1].read, found[1].signature) == ("nothing", "TRANSFER")
    assert found[1].fault


def test_more_commands_than_inputs_are_said() -> None:
    (found,) = acts(called("execute(bytes,bytes[])", b"\x05", []))
    assert isinstance(found, Call)
    assert found.fault == "1 commands with 0 inputs, which reverts"
