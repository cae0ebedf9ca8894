"""Skeletons, scripts and invisible characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.unicode import (
    bare,
    coarse,
    fold,
    glances,
    invisible,
    mixed,
    scripts,
    skeleton,
)

TABLE = {"\u0430": "a", "\u0435": "e", "\u043e": "o", "\u0441": "c"}


@pytest.mark.parametrize(
    ("seen", "known"),
    [
        ("unisvvap", "uniswap"),
        ("rnetamask", "metamask"),
        ("1edger", "ledger"),
        ("c\u043einb\u0430se", "coinbase"),
        ("un\u00edswap", "uniswap"),
        ("bl0ckchain", "blockchain"),
        ("\u043cet\u0430\u043cask", "metamask"),
    ],
)
def test_look_alikes_share_a_skeleton(seen: str, known: str) -> None:
    assert skeleton(seen, TABLE.get) == skeleton(known, TABLE.get)


@pytest.mark.parametrize(
    ("seen", "known"), [("vpbit", "upbit"), ("updit", "upbit"), ("parcakeswap", "pancakeswap")]
)
def test_a_hurried_glance_takes_more_for_the_same(seen: str, known: str) -> None:
    assert coarse(fold(known)) in glances(fold(seen))
    assert fold(seen) != fold(known)


@pytest.mark.parametrize(
    ("one", "other"), [("finance", "binance"), ("uniswap", "uniswan"), ("aave", "cave")]
)
def test_other_words_keep_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789-", max_size=40))
def test_plain_letters_stay_what_they_are(text: str) -> None:
    assert bare(text, TABLE.get) == text
    assert skeleton(text, TABLE.get) == fold(text)


@given(st.text(max_size=60))
def test_any_text_has_a_skeleton(text: str) -> None:
    assert isinstance(skeleton(text, TABLE.get), str)


def test_names_invisible_characters() -> None:
    assert invisible("meta\u200bmask\u202e") == (
        "U+200B ZERO WIDTH SPACE",
        "U+202E RIGHT-TO-LEFT OVERRIDE",
    )
    assert invisible("plain text") == ()
    assert invisible("m\u00fcnchen") == ()


@pytest.mark.parametrize(
    ("label", "is_mixed"),
    [
        ("p\u0430ypal", True),
        ("\u043f\u0440\u0438\u0432\u0435\u0442", False),
        ("\u6771\u4eacabc", False),
        ("m\u00fcnchen", False),
        ("\u03b1bc", True),
    ],
)
def test_tells_alphabets_that_do_not_belong_together(label: str, is_mixed: bool) -> None:
    assert mixed(scripts(label)) is is_mixed
