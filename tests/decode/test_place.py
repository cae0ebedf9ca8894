from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.place import shown_place


def test_a_short_place_is_whole() -> None:
    assert shown_place(()) == ""
    assert shown_place(("MultiSend", "call 2 of 3")) == "MultiSend, call 2 of 3"


def test_the_middle_of_a_long_one_is_left_out() -> None:
    place = tuple(f"call {number}" for number in range(32))
    assert shown_place(place) == "call 0, call 1, call 2, … 26 more …, call 29, call 30, call 31"


@given(st.lists(st.text()))
def test_it_never_pushes_what_follows_out_of_view(place: list[str]) -> None:
    assert len(shown_place(tuple(place))) < 300
