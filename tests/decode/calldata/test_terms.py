from hueandcry.decode.calldata.frame import CallFrame, NoAbis, Values
from hueandcry.decode.calldata.terms import COIN, Part, Terms, account, at, reader
from hueandcry.model.act import Swap
from tests.decode.calldata.calls import CHAIN, ME, OTHER, SHOP, THIRD, TOKEN, coins, much

FLAGGED = (3 << 200) | int(TOKEN, 16)


def read(terms: Terms, *given: object) -> Swap:
    frame = CallFrame((), CHAIN, ME, SHOP, 8, b"")
    values: Values = given
    (found,) = reader(terms)(frame, values, NoAbis())
    assert isinstance(found, Swap)
    return found


def test_who_and_how_much_stand_at_their_paths() -> None:
    terms = Terms("loan", (1,), (0, 0), (Part((0, 1), (2,)), COIN), (Part(own=True, amount=(2,)),))
    found = read(terms, (THIRD, TOKEN), OTHER, 5)
    assert found == Swap((), "loan", THIRD, OTHER, (much(5), coins(8)), (much(5, SHOP),))


def test_nobody_stands_for_the_caller() -> None:
    assert read(Terms("swap", to=(0,)), "0x" + "0" * 40).receiver == ""
    assert read(Terms("loan", payer=(0,)), THIRD).receiver == ME


def test_flags_above_an_address_are_cut_off() -> None:
    assert account(FLAGGED) == TOKEN
    assert read(Terms("swap", gives=(Part((0,), (1,)),)), FLAGGED, 5).gives == (much(5),)


def test_a_list_too_short_holds_nothing() -> None:
    assert at(((1, 2), ()), (0, -1)) == 2
    assert at(((1, 2), ()), (1, -1)) is None
    assert at((5,), (0, 0)) is None
    assert read(Terms("claim", gets=(Part((0, 0), (0, 1)),)), ()).gets == ()
