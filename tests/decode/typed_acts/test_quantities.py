import pytest

from hueandcry.decode.typed_acts.quantities import COIN, nft, token, unlimited
from hueandcry.model.act import Asset
from tests.decode.typed_acts.values import CHAIN, NOBODY, TOKEN


@pytest.mark.parametrize("amount", [2**96 - 1, 2**112 - 1, 2**128 - 1, 2**160 - 1, 2**255])
def test_maxima_and_the_upper_half_are_unlimited(amount: int) -> None:
    assert unlimited(amount)
    assert not unlimited(amount - 1)


def test_the_coin_has_two_marks() -> None:
    for mark in (NOBODY, COIN, ""):
        assert token(CHAIN, mark).standard == "native"
    assert token(CHAIN, TOKEN).standard == "erc20"


def test_any_token_of_a_collection_has_no_number() -> None:
    assert nft(CHAIN, TOKEN, None) == Asset(CHAIN, TOKEN, "erc721")
    assert nft(CHAIN, TOKEN, 0) == Asset(CHAIN, TOKEN, "erc721", "0")
