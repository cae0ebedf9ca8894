"""How debits are split, against units counted one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.trace.laws.legs import split_of
from hueandcry.trace.overlay import Crossing, Found, Leg, Overlay, Taken

DEBIT, CREDIT = Leg(1, 100, 110, 7), Leg(2, 50, 60, 7)
ELSEWHERE = Leg(3, 0, 5, 8)


def crossing(a: int, b: int, share: int = 10**9, chance: float = 1.0) -> Crossing:
    return Crossing(DEBIT, a, b, ELSEWHERE, 0, 5, "swap", 1.0, share, chance)


def overlay(*crossings: Crossing, taken: tuple[int, int] = (50, 50)) -> Overlay:
    return Overlay(Found(crossings, (Taken(2, *taken), Taken(3, 0, 5))))


UNITS = st.tuples(st.integers(0, 10), st.integers(0, 10)).map(sorted)


@given(UNITS, UNITS)
def test_every_unit_has_one_way_out(out: list[int], into: list[int]) -> None:
    legs = [crossing(100 + out[0], 100 + out[1])] if out[0] < out[1] else []
    found = split_of(overlay(*legs, taken=(50 + into[0], 50 + into[1])), 1, 100, 110, 2, 50)
    crossed = set(range(*out))
    pooled = set(range(*into)) - crossed
    assert found.pooled == pytest.approx(len(pooled) / 10)
    assert found.own == pytest.approx((10 - len(pooled) - len(crossed)) / 10)
    assert sum(leg.part for leg in found.legs) == pytest.approx(len(crossed) / 10)
    assert found.mixed == 0


def test_legs_of_one_interval_share_its_taint_and_are_tainted_whole() -> None:
    third = 333_333_333
    both = overlay(crossing(100, 110, third), crossing(100, 110, 10**9 - third))
    found = split_of(both, 1, 100, 110, 2, 50)
    assert found.own == found.mixed == 0
    assert sum(leg.part for leg in found.legs) == pytest.approx(1)
    assert [leg.units for leg in found.legs] == [0.5, 0.5]


def test_what_goes_into_a_mixer_is_no_leg() -> None:
    found = split_of(overlay(crossing(100, 104, chance=0.5)), 1, 100, 110, 2, 50)
    assert found.legs == ()
    assert found.mixed == pytest.approx(0.4)
    assert found.own == pytest.approx(0.6)
