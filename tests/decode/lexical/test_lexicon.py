"""Labels cut into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.lexical.lexicon import Lexicon

WORDS = Lexicon(["claim", "air", "airdrop", "wallet", "connect", "walletconnect"])


@pytest.mark.parametrize(
    ("label", "words", "left"),
    [
        ("claimairdrop", ["claim", "airdrop"], 0),
        ("walletconnectair", ["walletconnect", "air"], 0),
        ("claim-zora24", ["claim"], 4),
        ("", [], 0),
        ("zzz", [], 3),
    ],
)
def test_the_longest_word_first(label: str, words: list[str], left: int) -> None:
    assert WORDS.cut(label) == (words, left)


@given(st.text(alphabet="abcdefghij-0123456789", max_size=80))
def test_nothing_is_counted_twice(label: str) -> None:
    words, left = WORDS.cut(label)
    assert sum(map(len, words)) + left <= len(label)


@given(st.lists(st.sampled_from(["claim", "wallet", "airdrop"]), max_size=6))
def test_words_run_together_are_found(words: list[str]) -> None:
    assert WORDS.cut("".join(words)) == (words, 0)
