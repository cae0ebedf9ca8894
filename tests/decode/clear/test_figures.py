from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.figures import date_text, decimal_text, duration_text, unit_text

NUMBERS = st.integers(-(2**255), 2**256 - 1)


@given(NUMBERS, st.integers(0, 255))
def test_decimals_are_exact(value: int, decimals: int) -> None:
    text = decimal_text(value, decimals)
    with localcontext() as context:
        context.prec = 400
        assert Decimal(text) == Decimal(value).scaleb(-decimals)
    assert not ("." in text and text.endswith(("0", ".")))


@pytest.mark.parametrize("decimals", [-1, 256, 10**9, -(10**9)])
def test_other_decimals_are_unclear(decimals: int) -> None:
    with pytest.raises(Unclear):
        decimal_text(1, decimals)
    with pytest.raises(Unclear):
        unit_text(1, "s", decimals, prefix=True)


@pytest.mark.parametrize(
    ("value", "base", "decimals", "prefix", "text"),
    [
        (10, "h", 0, False, "10 h"),
        (15, "d", 1, False, "1.5 d"),
        (36_000, "s", 0, True, "36 ks"),
        (3000, "%", 4, False, "0.3%"),
        (9300, "bps", 0, False, "9300 bps"),
        (0, "s", 3, True, "0 s"),
        (1_234_567, "W", 0, True, "1.234567 MW"),
        (5, "g", 3, True, "5 mg"),
        (10**60, "g", 0, True, f"{10**36} Yg"),
        (-36_000, "s", 0, True, "-36 ks"),
        (7, " ", 0, False, "7"),
    ],
)
def test_units(value: int, base: str, decimals: int, prefix: bool, text: str) -> None:
    assert unit_text(value, base, decimals, prefix=prefix) == text


def test_dates_and_what_no_calendar_holds() -> None:
    assert date_text(1_709_191_632) == "2024-02-29T07:27:12Z"
    assert date_text(253_402_300_799) == "9999-12-31T23:59:59Z"
    assert date_text(253_402_300_800).startswith("253402300800 (Unix seconds")
    assert date_text(2**256 - 1).startswith(str(2**256 - 1))
    assert date_text(-1) == "-1"


def test_durations() -> None:
    assert duration_text(8250) == "02:17:30"
    assert duration_text(360_000) == "100:00:00"
    assert duration_text(-1) == "-00:00:01"
