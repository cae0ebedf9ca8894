"""Shares as text: right to twelve digits, and nothing that moved is written as nothing."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.exposure import ATTRIBUTED, share_of

WHOLE = st.integers(1, 9 * 10**36)


@given(WHOLE, WHOLE)
def test_a_share_is_right_to_eleven_digits(one: int, other: int) -> None:
    part, whole = sorted((one, other))
    found = Fraction(share_of(part, whole))
    assert abs(found - Fraction(part, whole)) <= Fraction(part, whole) / 10**11
    assert 0 < found <= 1


def test_shares_are_plain_decimals() -> None:
    assert share_of(1, 4) == "0.25"
    assert share_of(7, 7) == "1"
    assert share_of(0, 7) == "0"
    assert share_of(0, 0) == "0"
    assert share_of(1, 10**36) == "0." + "0" * 35 + "1"


def test_who_a_person_is_does_not_end_a_walk() -> None:
    assert "person" not in ATTRIBUTED
    assert "other" not in ATTRIBUTED
    assert {"sanctioned", "theft", "mixer", "exchange", "token"} <= set(ATTRIBUTED)
