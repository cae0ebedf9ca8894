"""Values as they are, and as numbers and addresses."""

import pytest

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.node import Leaf
from hueandcry.decode.clear.plain import address_of, number_in, number_of, raw_text
from tests.decode.clear.values import COIN, shown


def test_structs_are_shown_with_their_names() -> None:
    found = shown("f((address to, uint256 amount) leg)", ((COIN, 1),), [{"path": "leg"}])
    assert found.fields[0].value.lower() == f"(to: {COIN}, amount: 1)"


def test_long_values_are_cut_and_counted() -> None:
    assert raw_text(Leaf("string", "a" * 1_024)) == "a" * 1_024
    assert raw_text(Leaf("string", "a" * 1_025)).endswith("... (1,025 characters)")
    values = (((1,) * 99,), ((2,) * 99,))
    found = shown("f(uint256[][] x, (uint256[] y) z)", values, [{"path": "z"}])
    assert found.fields[0].value.endswith("2, ...])")


def test_numbers() -> None:
    assert number_of(Leaf("bytes", b"\1\0")) == 256
    assert number_of(Leaf("string", "12")) == 12
    assert (number_in("0xff"), number_in("-5"), number_in("0")) == (255, -5, 0)
    for other in (Leaf("bool", True), Leaf("bytes", bytes(33)), Leaf("string", "1.5")):
        with pytest.raises(Unclear):
            number_of(other)
    for text in ("", "0x", "1_", "\u0661", "9" * 90, "x"):
        with pytest.raises(Unclear):
            number_in(text)


def test_addresses() -> None:
    data = bytes.fromhex(COIN[2:])
    for same in (Leaf("address", COIN), Leaf("bytes", data), Leaf("bytes", bytes(12) + data)):
        assert address_of(same) == COIN
    for other in (b"", data[1:], bytes(11) + data, b"\1" * 12 + data):
        with pytest.raises(Unclear):
            address_of(Leaf("bytes", other))
    with pytest.raises(Unclear):
        address_of(Leaf("uint256", -1))
