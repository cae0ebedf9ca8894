import pytest

from hueandcry.decode.calldata.frame import Malformed, NoAbis, numbered, paired
from hueandcry.model.act import Asset
from tests.decode.calldata.calls import CHAIN, COIN, ME, OTHER, SHOP, THIRD, TOKEN
from tests.decode.calldata.test_executions import FRAME

HELD = FRAME._replace(account=THIRD, place=("Safe transaction",), amount=5)


def test_calls_come_from_the_account_the_code_runs_as() -> None:
    assert FRAME.call(("x",), OTHER, 1, b"").sender == SHOP
    found = HELD.call(("x",), OTHER, 1, b"")
    assert (found.sender, found.place, found.account) == (THIRD, ("Safe transaction", "x"), "")


def test_delegatecalls_keep_account_and_sender() -> None:
    found = HELD.delegatecall(("x",), OTHER, b"")
    assert (found.sender, found.account, found.target, found.amount) == (ME, THIRD, OTHER, 0)
    assert FRAME.delegatecall(("x",), OTHER, b"").account == SHOP


def test_self_calls_keep_everything_but_the_value() -> None:
    found = HELD.again(("x",), b"abc")
    assert (found.sender, found.target, found.account, found.amount) == (ME, SHOP, THIRD, 0)


def test_assets() -> None:
    assert FRAME.token("0x" + "e" * 40) == FRAME.coin() == COIN
    assert FRAME.token(TOKEN, "erc721", "7") == Asset(CHAIN, TOKEN, "erc721", "7")


def test_nothing_is_known() -> None:
    assert NoAbis().functions(CHAIN, TOKEN, b"abcd") == ()
    assert NoAbis().standard(CHAIN, TOKEN) == "unknown"


def test_places_in_words() -> None:
    assert numbered("multicall", 1, 3) == ("multicall", "call 2 of 3")


def test_lists_of_different_length_give_what_they_have_and_then_fail() -> None:
    assert list(paired((1, 2), (3, 4))) == [(1, 3), (2, 4)]
    rows = paired((1, 2), (3,))
    assert next(rows) == (1, 3)
    with pytest.raises(Malformed):
        next(rows)
