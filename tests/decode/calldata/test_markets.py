import pytest

from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.decode.calldata.known import tables
from hueandcry.model.act import Asset, Payment, Quantity, Swap
from tests.decode.calldata.calls import (
    CHAIN,
    COIN,
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    acts,
    called,
    coins,
    meaning,
    much,
)

NFT = "0x" + "9f" * 20
ONE = Quantity(Asset(CHAIN, NFT, "erc721", "42"), "1")
ZERO = bytes(32)


def signature_of(name: str) -> str:
    return next(text for text, _ in tables()[0].values() if text.startswith(f"{name}("))


def basic(kind: int, asked: tuple[str, int, int], offered: tuple[str, int, int]) -> bytes:
    order = (
        *asked, OTHER, NOBODY, *offered, kind, 0, 99, ZERO, 1, ZERO, ZERO, 1, [(2, THIRD)], b"s",
    )  # fmt: skip
    return called(signature_of("fulfillBasicOrder"), order)


def test_an_nft_is_bought() -> None:
    found = meaning(acts(basic(0, (NOBODY, 0, 8), (NFT, 42, 1)), amount=10))
    assert found == [
        Payment((), COIN, ME, SHOP, "10", "value"),
        Swap((), "NFT trade", ME, "", (coins(10),), (ONE,)),
    ]


def test_an_offer_for_an_nft_is_taken() -> None:
    found = meaning(acts(basic(18, (NFT, 42, 1), (TOKEN, 0, 10))))
    assert found == [Swap((), "NFT trade", ME, "", (ONE,), (much(8),))]


@pytest.mark.parametrize("kind", [4, 12, 20])
def test_odd_routes_are_erc_1155(kind: int) -> None:
    nft, money = (NFT, 42, 3), (TOKEN, 0, 10)
    asked, offered = (money, nft) if kind < 16 else (nft, money)
    (found,) = meaning(acts(basic(kind, asked, offered)))
    assert isinstance(found, Swap)
    many = Quantity(Asset(CHAIN, NFT, "erc1155", "42"), "3")
    assert many in found.gives + found.gets


def parameters(kind: int = 2) -> tuple[object, ...]:
    offer = [(kind, NFT, 42, 1, 1)]
    asked = [(0, NOBODY, 0, 8, 9, OTHER), (0, NOBODY, 0, 2, 1, THIRD)]
    return (OTHER, NOBODY, offer, asked, 0, 0, 99, ZERO, 1, ZERO, 2)


def test_orders() -> None:
    plain, long = (parameters(), b"s"), (parameters(), 1, 1, b"s", b"")
    trade = Swap((), "NFT trade", ME, "", (coins(9), coins(2)), (ONE,))
    elsewhere = Swap((), "NFT trade", ME, OTHER, (coins(9), coins(2)), (ONE,))
    for name, values, expected in (
        ("fulfillOrder", (plain, ZERO), trade),
        ("fulfillAdvancedOrder", (long, [], ZERO, NOBODY), trade),
        ("fulfillAdvancedOrder", (long, [], ZERO, OTHER), elsewhere),
        ("fulfillAvailableOrders", ([plain], [], [], ZERO, 1), trade),
        ("fulfillAvailableAdvancedOrders", ([long], [], [], [], ZERO, OTHER, 1), elsewhere),
    ):
        assert meaning(acts(called(signature_of(name), *values))) == [expected], name


def test_a_trait_offer_names_no_token() -> None:
    data = called(signature_of("fulfillOrder"), (parameters(4), b"s"), ZERO)
    (found,) = meaning(acts(data))
    assert isinstance(found, Swap)
    assert found.gets == (Quantity(Asset(CHAIN, NFT, "erc721"), "1"),)


def test_an_item_of_no_kind_is_said() -> None:
    data = called(signature_of("fulfillOrder"), (parameters(9), b"s"), ZERO)
    assert "an item of the type 9" in str(acts(data))
