"""Amounts and shares in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.serve.render.report_amounts import (
    asset_name,
    asset_words,
    exact,
    method_words,
    per_cent,
    rounded,
    share,
)
from tests.flows import ETHER, Sketch


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "0"), (1, "< 0.001"), (ETHER // 500, "0.0020"), (ETHER * 3 // 2, "1.50"), (ETHER, "1"),
        (1234 * ETHER + 1, "1,234"), (10**13 * ETHER, "1.000e+13"),
    ],
)  # fmt: skip
def test_rounded(amount: int, words: str) -> None:
    sketch = Sketch()
    sketch.line("thief")
    assert rounded(amount, sketch.flow(), "eip155:1/native") == words


def test_exact_has_no_separators() -> None:
    sketch = Sketch()
    sketch.line("thief", "coin", 6)
    assert exact(1_234_567_000_001, sketch.flow(), "eip155:1/coin") == "1234567.000001"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (1, 3, "33.33 %"),
        (0, 3, "0 %"),
        (3, 3, "100 %"),
        (1, 0, "0 %"),
        (10**9 - 1, 10**9, "99.99 %"),
    ],
)
def test_share(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


@given(st.integers(1, 10**40), st.integers(1, 10**40))
def test_neither_nothing_nor_all_is_claimed_wrongly(part: int, rest: int) -> None:
    assert share(part, part + rest) not in {"0 %", "0.00 %", "100 %", "100.00 %"}


def test_assets() -> None:
    assert asset_words("eip155:1/native") == "native coin of eip155:1"
    assert asset_words("eip155:1/0xC/7") == "token 0xC/7 on eip155:1"


def test_assets_in_a_few_letters() -> None:
    assert asset_name("eip155:1/native") == "ETH"
    assert asset_name("unknown:1/native") == "native coin"
    assert asset_name(f"eip155:1/0x{'ab' * 20}/7") == "0xabab…abab #7"
    assert asset_name("eip155:1/coin") == "coin"


def test_methods_in_words() -> None:
    methods = ("transfer", "returned", "swap", "bridge:celer", "mixer:\u202e")
    assert [method_words(one) for one in methods] == [
        "", "returned", "swap", "bridge celer", "mixer <U+202E>"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("decimal", "words"),
    [
        ("1", "100 %"), ("0.999999999999", "99.9 %"), ("0.95", "95 %"), ("0.3333", "33.3 %"),
        ("0.000000000001", "< 0.1 %"), ("0", "0 %"),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_never_written_as_sure(decimal: str, words: str) -> None:
    assert per_cent(decimal) == words
