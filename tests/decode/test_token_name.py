"""Names of tokens that look alike have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.token_name import token_key

PROTOTYPES = {"\u0422": "T", "\u0455": "s", "\u0405": "S"}


def key(text: str) -> str:
    return token_key(text, PROTOTYPES.get)


@pytest.mark.parametrize(
    "text",
    ["usdt", " USDT ", "U S D T", "$USDT", "US-DT", "U\u0405D\u0422", "USD\u200bT", "US\u0301DT"],
)
def test_what_looks_like_usdt_is_found_as_usdt(text: str) -> None:
    assert key(text) == key("USDT")


@pytest.mark.parametrize("text", ["USDC", "USD", "UST", "DAI", "", "USDTX"])
def test_other_names_have_other_keys(text: str) -> None:
    assert key(text) != key("USDT")


def test_a_name_of_signs_keeps_them() -> None:
    assert key("\U0001f984") == "\U0001f984"
    assert key(" \u200b ") == ""


@given(st.text())
def test_any_text_has_a_bounded_key(text: str) -> None:
    assert len(key(text)) <= 4_000
