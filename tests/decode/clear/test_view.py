"""Budgets, constants, and what a descriptor writes for a value."""

import pytest

from hueandcry.decode.clear.fault import TooMuch, Unclear
from hueandcry.decode.clear.view import MAX_STEPS, Budget, absolute, leaf_of, same


def test_a_budget_ends() -> None:
    budget = Budget()
    budget.spend(MAX_STEPS)
    with pytest.raises(TooMuch):
        budget.spend(1)


def test_paths_are_joined_to_where_they_start() -> None:
    assert absolute("a.[]", "b") == "a.[].b"
    assert absolute("a", "#.b") == "b"
    assert absolute("a", "@.to") == "@.to"
    assert absolute("", "b") == "b"
    assert absolute("a", "") == "a"
    assert absolute("a", None) == "a"


def test_constants_are_leaves() -> None:
    assert leaf_of("0x" + "aB" * 20).value == "0x" + "ab" * 20
    assert leaf_of("0x" + "zz" * 20).type == "string"
    assert (leaf_of(True).type, leaf_of(1).type, leaf_of("a").type) == ("bool", "uint256", "string")
    for other in (None, 1.5, [1], {"a": 1}):
        with pytest.raises(Unclear):
            leaf_of(other)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1, 1), (1, "1"), (255, "0xFF"), (True, "True"), (True, True), (b"\1\2", "0x0102"),
        (b"\xff", 255), (b"\xff", "255"), ("0xab", "0xAB"), ("Text", "text"), (-1, "-1"),
    ],
)  # fmt: skip
def test_values_are_what_a_descriptor_writes(value: object, written: object) -> None:
    assert same(value, written)


@pytest.mark.parametrize(
    ("value", "written"),
    [(1, True), (1, "0x02"), (1, None), (b"\1", "0x0001"), (True, 1), ("a", "b"), (1, "0x")],
)
def test_and_are_not_what_it_does_not(value: object, written: object) -> None:
    assert not same(value, written)
