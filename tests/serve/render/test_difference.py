"""Two names side by side."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.serve.render.difference import aligned, replaced

NAMES = st.text(alphabet="abcdevw", max_size=12)


def test_lays_an_imitation_beside_the_name() -> None:
    assert aligned("unisvvap", "uniswap") == ("unisvvap", "unisw\u00b7ap", "    ^^")
    assert replaced("unisvvap", "uniswap") == ["vv (U+0076 U+0076) for w (U+0077)"]


def test_names_what_was_added_and_left_out() -> None:
    assert replaced("abx", "ab") == ["x (U+0078) added"]
    assert replaced("ab", "abx") == ["x (U+0078) left out"]


@given(NAMES, NAMES)
def test_both_lines_are_as_long_and_lose_nothing(seen: str, known: str) -> None:
    above, below, marks = aligned(seen, known)
    assert len(above) == len(below) >= len(marks)
    assert above.replace("\u00b7", "") == seen
    assert below.replace("\u00b7", "") == known


@given(NAMES)
def test_equal_names_have_no_marks(name: str) -> None:
    assert aligned(name, name) == (name, name, "")
