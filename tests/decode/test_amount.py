import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.amount import scaled, shown_amount, shown_quantity
from hueandcry.model.act import Asset
from hueandcry.model.signing import Token


def token(decimals: int) -> Token:
    return Token("eip155:1", "0x", "USDC", "USD Coin", decimals, "erc20", "", "", "")


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [
        ("1250500000", 6, "1,250.5 USDC"),
        ("1", 6, "0.000001 USDC"),
        ("0", 18, "0 USDC"),
        ("7", 0, "7 USDC"),
        ("1000000", 6, "1 USDC"),
    ],
)
def test_moves_the_point(amount: str, decimals: int, text: str) -> None:
    assert shown_amount(amount, token(decimals)) == text


def test_says_so_where_no_decimals_are_known() -> None:
    assert shown_amount("5", None) == "5 raw units"
    assert shown_amount("5", token(255)) == "5 raw units"


def test_names_coins_and_pieces() -> None:
    coin = Asset("eip155:1", standard="native")
    assert shown_quantity(coin, "1500000000000000000", None) == "1.5 ETH"
    other = Asset("eip155:424242", standard="native")
    assert shown_quantity(other, "5", None) == "0.000000000000000005 of the native coin"
    piece = Asset("eip155:1", "0x", "erc721", "7")
    assert shown_quantity(piece, "1", None) == "NFT number 7"
    long = Asset("eip155:1", "0x", "erc1155", "9" * 78)
    assert shown_quantity(long, "3", None) == "3 of NFT number 99999999...99999999"


@given(st.integers(0, 2**256 - 1), st.integers(0, 77))
def test_nothing_is_rounded(amount: int, decimals: int) -> None:
    whole, _, part = scaled(str(amount), decimals).replace(",", "").partition(".")
    assert int(whole) * 10**decimals + int(part.ljust(decimals, "0") or "0") == amount
