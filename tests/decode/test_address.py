"""Addresses as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.account import checksummed
from hueandcry.decode.address import ANY_EVM, BITCOIN, parse_address
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Address

LOWER = "0x" + "ab" * 20
PROPER = checksummed(LOWER)
COIN = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"


@pytest.mark.parametrize("text", [LOWER, PROPER, LOWER.upper(), f" '{PROPER}', ", f"<{LOWER}>"])
def test_an_ethereum_address_is_one_in_every_spelling(text: str) -> None:
    found = parse_address(text)
    assert (found.value, found.chain, found.account) == (f"eip155:*/{LOWER}", ANY_EVM, LOWER)


def test_the_chain_comes_from_the_text_or_from_the_asker() -> None:
    asked = parse_address(f"eip155:10:{PROPER}", "eip155:1")
    assert asked == Address(f"eip155:10/{LOWER}", f"eip155:10:{PROPER}", "eip155:10", LOWER)
    assert parse_address(LOWER, "eip155:56").chain == "eip155:56"


@pytest.mark.parametrize("text", [COIN, COIN.upper(), "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"])
def test_bitcoin_addresses_are_known_by_their_form(text: str) -> None:
    assert parse_address(text).chain == BITCOIN
    assert parse_address(f"{BITCOIN}:{text}").account == parse_address(text).account


def test_a_wrong_checksum_is_shown_with_both_readings() -> None:
    wrong = "0x" + PROPER[2:].swapcase()
    with pytest.raises(NotAnObservable) as caught:
        parse_address(wrong)
    assert wrong in caught.value.message
    assert PROPER in caught.value.advice
    assert LOWER in caught.value.advice


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no address"),
        ("0x", "no Ethereum address"),
        (LOWER + "0", "41 hex digits"),
        ("0x" + "g" * 40, "no Ethereum address"),
        (f"eip155:1:{COIN}", "no Ethereum address"),
        (f"eip155:01:{LOWER}", "'eip155:01' are not known"),
        (f"solana:5eykt4UsFv8P8NJdTREpY1vz:{LOWER}", "are not known"),
        (COIN[:-1] + "p", "Bitcoin-like"),
        ("x" * 201, "201 characters"),
    ],
)
def test_what_is_no_address_is_said(text: str, says: str) -> None:
    with pytest.raises(NotAnObservable) as caught:
        parse_address(text)
    assert says in caught.value.message
    assert caught.value.advice


@given(st.text(max_size=250), st.sampled_from([ANY_EVM, "eip155:1", BITCOIN, "cosmos:hub"]))
def test_no_text_brings_another_error(text: str, chain: str) -> None:
    try:
        found = parse_address(text, chain)
    except NotAnObservable:
        return
    assert parse_address(found.account, found.chain).value == found.value
