from hueandcry.decode.participants import MAX_PARTIES, participants
from hueandcry.model.act import Approval, Asset, Call, Named, Order, Payment, Quantity, Share

A, B, C, T = ("0x" + digit * 40 for digit in "abc7")
COIN, TOKEN = Asset("eip155:1", "", "native"), Asset("eip155:1", T, "erc20")


def test_roles_of_a_payment_and_an_approval() -> None:
    acts = (
        Payment((), TOKEN, A, B, "1", "transfer"),
        Approval((), TOKEN, A, B, "1", "approve"),
    )
    assert participants(acts) == {
        B: ("recipient", "spender"),
        A: ("sender", "owner"),
        T: ("token",),
    }


def test_everybody_an_order_pays_takes_part() -> None:
    share = Share(C, Quantity(TOKEN, "1"))
    found = participants((Order((), "Seaport", T, A, (), (), (share,)),))
    assert found == {T: ("market", "token"), A: ("offerer",), C: ("share",)}


def test_accounts_among_the_arguments_take_part() -> None:
    named = Named((), A, T, "f(address)", (("to", B),))
    assert participants((named,)) == {B: ("argument",)}


def test_nobody_is_left_out_and_the_native_coin_is_none() -> None:
    assert participants((Payment((), COIN, "", B, "1", "value"),)) == {B: ("recipient",)}


def test_the_number_of_parties_is_bounded() -> None:
    acts = [
        Call((), "eip155:1", "", f"0x{n:040x}", "0", "", "", (), 0, "nothing")
        for n in range(1, 2 * MAX_PARTIES)
    ]
    assert len(participants(acts)) == MAX_PARTIES
