"""Values by path, and the one text equal ones have."""

import pytest

from hueandcry.decode.bridges.values import NoRecord, Values
from hueandcry.decode.evm.abi import Value

ALICE = "0x" + "a1" * 20


def values(**named: Value) -> Values:
    return Values(named, "0x" + "c" * 40, "0x" + "d" * 64, "2")


@pytest.mark.parametrize(
    ("value", "account"),
    [
        (bytes.fromhex("a1" * 20), ALICE),
        (bytes(12) + bytes.fromhex("a1" * 20), ALICE),
        (b"\1" * 32, "0x" + "01" * 32),
        (ALICE.upper().replace("X", "x"), ALICE),
        ("BC1QQQ", "bc1qqq"),
        ("DezXAZ8z7Pnr", "DezXAZ8z7Pnr"),
    ],
)
def test_an_account_has_one_form(value: Value, account: str) -> None:
    assert values(a=value).account("a") == account


@pytest.mark.parametrize("value", [5, True, b"", b"\1" * 65, "", "a b", "a\u202eb", "x" * 129, ()])
def test_what_is_no_account(value: Value) -> None:
    with pytest.raises(NoRecord):
        values(a=value).account("a")


@pytest.mark.parametrize("value", [-1, True, "5", b"\5"])
def test_what_is_no_amount(value: Value) -> None:
    with pytest.raises(NoRecord):
        values(a=value).amount("a")


def test_what_the_log_itself_tells() -> None:
    found = values()
    assert found.text("@contract") == "0x" + "c" * 40
    assert found.text("@tx") == "0x" + "d" * 64
    assert (found.text("@number"), found.text("=deposit")) == ("2", "deposit")


def test_numbers_are_decimal_text() -> None:
    assert values(a=16).text("a") == "16"


def test_parts_stand_beside_their_field() -> None:
    assert values(a=1).with_parts("a", {"b": 2}).amount("a.b") == 2


def test_a_path_that_is_not_there() -> None:
    with pytest.raises(NoRecord, match="no b"):
        values(a=1).at("b")
