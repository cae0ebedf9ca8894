"""Words beside a brand's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.lures import LURES, PUSHING, pushes, segment, without_affix


@pytest.mark.parametrize(
    ("piece", "words", "left"),
    [
        ("claim", ("claim",), ""),
        ("claimairdrop", ("claim", "airdrop"), ""),
        ("walletsync", ("wallet", "sync"), ""),
        ("wallets2024", ("wallets", "2024"), ""),
        ("xzclaim", ("claim",), ""),
        ("kangaroo", (), "kangaroo"),
    ],
)
def test_explains_a_piece_by_words_and_numbers(
    piece: str, words: tuple[str, ...], left: str
) -> None:
    assert segment(piece) == (words, left)


@given(st.lists(st.sampled_from(sorted(LURES)), min_size=1, max_size=4))
def test_any_chain_of_lures_is_explained(words: list[str]) -> None:
    assert segment("".join(words))[1] == ""


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", max_size=63))
def test_no_letter_is_lost(piece: str) -> None:
    words, left = segment(piece)
    taken = sum(map(len, words))
    assert left == "" or taken + len(left) == len(piece)


def test_pushing_words_are_told_from_describing_ones() -> None:
    assert pushes(("app", "claim"))
    assert not pushes(("app", "dao"))
    assert "claim" in PUSHING


def test_takes_one_lure_off_either_end() -> None:
    assert without_affix("metamsakwallet") == "metamsak"
    assert without_affix("claimuniswpa") == "uniswpa"
    assert without_affix("uniswap") == ""
