"""Shares and chances as whole numbers: exact, bounded, and rounded so that sums hold."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest
from hueandcry.run.document import decimal
from hueandcry.run.parts import ONE, WHOLE, apportioned, decimal_parts, weight_of
from tests.crossed_flows import crossed_theft


@pytest.mark.parametrize(
    ("text", "parts"), [("1", ONE), ("0.75", 750 * 10**9), ("0.000000000001", 1), ("0", 0)]
)
def test_decimals_of_a_flow(text: str, parts: int) -> None:
    assert decimal_parts(text) == parts


@given(st.floats(0, 1))
def test_every_decimal_that_is_written_is_read(part: float) -> None:
    assert Fraction(decimal_parts(decimal(part)), ONE) == Fraction(decimal(part))


@pytest.mark.parametrize("text", ["", "2", "1.1", "-1", "1e9", "0.1234567890123", "nan", "\u0661"])
def test_what_is_no_part_of_a_whole_is_refused(text: str) -> None:
    with pytest.raises(BadRequest, match="no share and no chance"):
        decimal_parts(text)


def test_backward_a_share_divides_nothing() -> None:
    edge = crossed_theft().edges[0]
    assert weight_of(edge, backward=False) == 3 * WHOLE // 4
    assert weight_of(edge, backward=True) == WHOLE


@given(st.lists(st.integers(1, 10**40), min_size=1), st.integers(1, 10**20))
def test_rounded_parts_add_up_and_none_is_off_by_one(sizes: list[int], whole: int) -> None:
    total = sum(sizes)
    parts = {at: size * whole * WHOLE // total for at, size in enumerate(sizes)}
    parts[0] += whole * WHOLE - sum(parts.values())
    found = apportioned(parts, whole)
    assert sum(found.values()) == whole
    assert all(abs(found.get(at, 0) * WHOLE - part) < WHOLE for at, part in parts.items())
    assert 0 not in found.values()
