import pytest
from eth_account.messages import _hash_eip191_message, encode_defunct
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.rlp import encode_rlp
from hueandcry.decode.personal_message import (
    is_bare_hash,
    personal_digest,
    read_personal_message,
)

HASH = "0x" + "9f" * 32
BARE = "it is a bare 32-byte hash: nobody can read what it stands for"


def oddities(parameter: str) -> str:
    return "; ".join(read_personal_message(parameter).oddities)


@given(st.binary(max_size=300))
def test_hashes_bytes_as_eth_account_does(body: bytes) -> None:
    assert personal_digest(body) == _hash_eip191_message(encode_defunct(body))
    assert read_personal_message("0x" + body.hex()).body == body


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=100).filter(lambda t: t[:2] != "0x")
)
def test_hashes_text_as_eth_account_does(text: str) -> None:
    found = read_personal_message(text)
    assert found.digest == _hash_eip191_message(encode_defunct(text=text))
    assert found.text == text


def test_hex_after_0x_is_bytes_and_may_be_text() -> None:
    found = read_personal_message("0x" + b"Good day".hex())
    assert (found.body, found.text, found.oddities) == (b"Good day", "Good day", ())
    assert read_personal_message("0x").body == b""


def test_hex_that_wallets_read_differently_is_odd() -> None:
    assert read_personal_message("0xabc").text == "0xabc"
    assert "odd number of digits" in oddities("0xabc")
    assert read_personal_message("deadbeef").text == "deadbeef"
    assert "MetaMask reads it as bytes" in oddities("deadbeef")


@pytest.mark.parametrize("parameter", [HASH, "0x" + HASH.encode().hex(), HASH[2:], HASH + " \n"])
def test_a_bare_hash_is_seen_as_bytes_and_as_text(parameter: str) -> None:
    assert BARE in oddities(parameter)


def test_32_letters_are_no_hash() -> None:
    assert not is_bare_hash(b"I agree to the terms of the shop")
    assert read_personal_message("I agree to the terms of the shop").oddities == ()
    assert not is_bare_hash(b"I agree to the terms\nof the shop")


def test_bytes_that_could_be_signed_as_something_else_are_named() -> None:
    transaction = b"\2" + encode_rlp([b"\1"] * 9)
    legacy = encode_rlp([b"\xff"] * 9)
    assert "those of a transaction" in oddities("0x" + transaction.hex())
    assert "those of a transaction" in oddities("0x" + legacy.hex())
    assert "delegation" in oddities("0x" + (b"\5" + encode_rlp([b"\1"] * 3)).hex())
    assert "typed data" in oddities("0x1901" + "9f" * 64)
    assert "already has the prefix" in oddities("0x" + (b"\x19Ethereum Signed Message:\n1a").hex())
    assert "its hex is that of a transaction" in oddities(
        "0x" + ("0x" + transaction.hex()).encode().hex()
    )


def test_a_typed_document_as_text_is_odd() -> None:
    assert "typed-data document" in oddities('{"types": {}, "primaryType": "Permit"}')


def test_bytes_that_are_no_text_are_odd() -> None:
    found = read_personal_message("0xff00")
    assert found.text is None
    assert found.oddities == ("its 2 bytes are no text",)


def test_characters_that_hide_are_named_and_emoji_are_not() -> None:
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in oddities("pay \u202e001")
    assert "U+200B" in oddities("a\u200bb")
    assert "CONTROL" in oddities("a\rb")
    assert oddities("\u2764\ufe0f welcome\n\tto \U0001f469\u200d\U0001f4bb") == ""


@pytest.mark.parametrize("gap", ["\n" * 9, " \n" * 9, " " * 90, "\t" * 20])
def test_text_pushed_out_of_view_is_odd(gap: str) -> None:
    assert "out of view" in oddities(f"Welcome{gap}I give everything away")
    assert oddities("Welcome" + gap) == ""


def test_a_few_empty_lines_are_in_order() -> None:
    assert oddities("Welcome\n\n\nto the shop") == ""


def test_half_a_character_is_replaced() -> None:
    assert read_personal_message("a\ud800").body == b"a?"
