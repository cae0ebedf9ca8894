"""What a theft's ends come to, unit by unit."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.trace.weights import Weight, covered

PARTS = st.lists(st.integers(1, 9), min_size=1, max_size=6)


def test_certain_ends_add_up() -> None:
    assert covered([Weight(0, 10, 1.0), Weight(10, 12, 1.0)]) == 12


def test_shares_of_the_same_units_are_one_whole() -> None:
    assert covered([Weight(0, 10, 0.25), Weight(0, 4, 0.75), Weight(4, 10, 0.75)]) == 10


def test_what_is_missing_counts_by_its_part() -> None:
    assert covered([Weight(0, 10, 0.5), Weight(0, 4, 0.5)]) == 7


@given(PARTS, st.integers(1, 10**30))
def test_parts_of_a_whole_are_the_whole_to_the_unit(parts: list[int], size: int) -> None:
    assert covered([Weight(0, size, part / sum(parts)) for part in parts]) == size
