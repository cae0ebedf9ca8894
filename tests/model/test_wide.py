"""Two-limb columns do what Python's integers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.wide import LARGEST, joined, wide

NUMBERS = st.integers(0, LARGEST) | st.integers(0, 3) | st.sampled_from([10**18 - 1, 10**18])
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), max_size=20)


@given(st.lists(NUMBERS))
def test_what_goes_in_comes_out(numbers: list[int]) -> None:
    assert wide(numbers).ints() == numbers


@given(PAIRS)
def test_arithmetic_is_exact(pairs: list[tuple[int, int]]) -> None:
    low, high = wide(map(min, pairs)), wide(map(max, pairs))
    assert high.minus(low).ints() == [abs(a - b) for a, b in pairs]
    assert low.plus(high.minus(low)).ints() == high.ints()
    assert low.below(high).tolist() == [a != b for a, b in pairs]
    assert low.least(high).ints() == low.ints()
    assert low.most(high).ints() == high.ints()


def test_columns_are_joined_in_order() -> None:
    assert joined([wide([1, 10**20]), wide([]), wide([3])]).ints() == [1, 10**20, 3]
    assert joined([]).ints() == []


def test_what_does_not_fit_is_an_error() -> None:
    with pytest.raises(OverflowError):
        wide([10**38])
