import pytest
from eth_account.messages import defunct_hash_message
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.message_request import MAX_BYTES, read_message
from hueandcry.model.errors import NotAnObservable

ME = "0x" + "51" * 20


@given(st.binary(min_size=1, max_size=200))
def test_it_is_known_by_the_hash_that_is_signed(body: bytes) -> None:
    found = read_message("0x" + body.hex(), ME, "message")
    assert found.value == "0x" + bytes(defunct_hash_message(body)).hex()
    assert found.body == "0x" + body.hex()


def test_the_first_line_is_shown_and_cut() -> None:
    assert read_message("Hello\nmore", ME, "message").written == 'message "Hello"'
    assert read_message("a" * 100, ME, "message").written == f'message "{"a" * 60}…"'
    assert read_message("0xff00", ME, "eth-sign").written == "2 bytes to sign"


@pytest.mark.parametrize("text", ["", "0x"])
def test_an_empty_one_is_refused(text: str) -> None:
    with pytest.raises(NotAnObservable, match="empty"):
        read_message(text, ME, "message")


def test_the_limit_is_that_of_its_bytes() -> None:
    assert read_message("a" * MAX_BYTES, ME, "message").body
    with pytest.raises(NotAnObservable, match="262,145 bytes"):
        read_message("a" * (MAX_BYTES + 1), ME, "message")
    with pytest.raises(NotAnObservable, match="bytes"):
        read_message("\u20ac" * (MAX_BYTES // 2), ME, "message")
