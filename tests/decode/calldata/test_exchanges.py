from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.model.act import Payment, Swap
from tests.decode.calldata.calls import (
    COIN,
    ERC20,
    ME,
    OTHER,
    SHOP,
    TOKEN,
    TRANSFER,
    acts,
    called,
    calls,
    coins,
    meaning,
    much,
)

BUY = "0x" + "b0" * 20
NATIVE = "0x" + "ee" * 20
DESC = "(address,address,address,address,uint256,uint256,uint256)"


def swapped(data: bytes, amount: int = 0) -> Swap:
    (found,) = [one for one in meaning(acts(data, amount=amount)) if isinstance(one, Swap)]
    return found


def test_one_inch() -> None:
    order = (NATIVE, BUY, SHOP, OTHER, 9, 7, 0)
    for data in (
        called(f"swap(address,{DESC},bytes)", SHOP, order, b""),
        called(f"swap(address,{DESC},bytes,bytes)", SHOP, order, b"", b""),
    ):
        assert swapped(data) == Swap((), "swap", ME, OTHER, (coins(9),), (much(7, BUY),))
    own = called(f"swap(address,{DESC},bytes)", SHOP, (NATIVE, BUY, SHOP, NOBODY, 9, 7, 0), b"")
    assert swapped(own).receiver == ""


def test_unoswap() -> None:
    expected = Swap((), "swap", ME, OTHER, (much(9),), ())
    signature = "unoswapTo(address,address,uint256,uint256,uint256[])"
    assert swapped(called(signature, OTHER, TOKEN, 9, 7, [1])) == expected
    flags = 5 << 200
    words = [flags | int(one, 16) for one in (OTHER, TOKEN)]
    signature = "unoswapTo(uint256,uint256,uint256,uint256,uint256)"
    assert swapped(called(signature, *words, 9, 7, 1)) == expected
    assert swapped(called("unoswap(uint256,uint256,uint256,uint256)", words[1], 9, 7, 1)) == Swap(
        (), "swap", ME, "", (much(9),), ()
    )


def test_zero_ex() -> None:
    data = called("execute((address,address,uint256),bytes[],bytes32)", (OTHER, BUY, 7), [], b"")
    assert swapped(data) == Swap((), "swap", ME, OTHER, (), (much(7, BUY),))
    data = called(
        "transformERC20(address,address,uint256,uint256,(uint32,bytes)[])", TOKEN, BUY, 9, 7, []
    )
    assert swapped(data) == Swap((), "swap", ME, "", (much(9),), (much(7, BUY),))


def test_allowance_holder_passes_its_caller_on() -> None:
    signature = "exec(address,address,uint256,address,bytes)"
    found = acts(called(signature, OTHER, TOKEN, 9, TOKEN, TRANSFER), amount=3)
    assert meaning(found) == [
        Payment((), COIN, ME, SHOP, "3", "value"),
        Payment(("AllowanceHolder",), ERC20, ME, OTHER, "5", "transfer"),
    ]
    assert calls(found)[1].sender == ME


def test_balancer() -> None:
    step = "(bytes32,uint8,address,address,uint256,bytes)"
    funds = "(address,bool,address,bool)"
    signature = f"swap({step},{funds},uint256,uint256)"
    for kind, amount, limit in ((0, 9, 7), (1, 7, 9)):
        row = (bytes(32), kind, TOKEN, BUY, amount, b"")
        data = called(signature, row, (ME, False, OTHER, False), limit, 99)
        assert swapped(data) == Swap((), "swap", ME, OTHER, (much(9),), (much(7, BUY),))
    signature = (
        f"batchSwap(uint8,(bytes32,uint256,uint256,uint256,bytes)[],address[],{funds},int256[],"
        "uint256)"
    )
    data = called(signature, 0, [], [TOKEN, BUY, SHOP], (ME, False, OTHER, False), [9, -7, 0], 99)
    assert swapped(data) == Swap((), "swap", ME, OTHER, (much(9),), (much(7, BUY),))


def test_curve() -> None:
    data = called("exchange(int128,int128,uint256,uint256,address)", 0, 1, 9, 7, OTHER)
    assert swapped(data) == Swap((), "swap", ME, OTHER, (), ())
