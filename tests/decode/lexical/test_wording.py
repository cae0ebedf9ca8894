"""Pieces in words."""

import pytest

from hueandcry.decode.lexical.wording import in_words


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        ("w:claim", 'the word "claim"'),
        ("w:claim+air", 'the words "claim" and "air" in a row'),
        ("e:claim.xyz", 'ends with the word "claim", under .xyz'),
        ("f:get", 'begins with the word "get"'),
        ("s:pages.dev", "the suffix .pages.dev"),
        ("l:vote", 'the label "vote" to the left'),
        ("r:a9-a.com", "the shape a9-a (a letters, 9 digits), under .com"),
        ("o:0", "letters no known word explains: 0"),
        ("p:", "a customer of a shared host"),
        ("^met", 'the name begins with "met"'),
        ("ask$", 'the name ends with "ask"'),
        ("tam", '"tam" in the name'),
        ("^ab$", 'the name is "ab"'),
        ("<^vo", 'the label to the left begins with "vo"'),
    ],
)
def test_says_what_a_piece_stands_for(piece: str, words: str) -> None:
    assert in_words(piece) == words
