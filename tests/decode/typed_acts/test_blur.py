from hueandcry.model.act import Asset, Order, Quantity, Share
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    NOBODY,
    SIGNER,
    SOON,
    THIRD,
    TOKEN,
    acts,
    reading,
)

ORDER = (
    "Order(address trader,uint8 side,address matchingPolicy,address collection,uint256 tokenId,"
    "uint256 amount,address paymentToken,uint256 price,uint256 listingTime,"
    "uint256 expirationTime,Fee[] fees,uint256 salt,bytes extraParams,uint256 nonce)"
    "Fee(uint16 rate,address recipient)"
)
LISTINGS = (
    "Order(address trader,address collection,bytes32 listingsRoot,uint256 numberOfListings,"
    "uint256 expirationTime,uint8 assetType,FeeRate makerFee,uint256 salt,uint8 orderType,"
    "uint256 nonce)FeeRate(address recipient,uint16 rate)"
)
SALE = {
    "trader": SIGNER, "side": 1, "matchingPolicy": THIRD, "collection": TOKEN, "tokenId": 7,
    "amount": 1, "paymentToken": NOBODY, "price": 1000, "listingTime": 1, "expirationTime": SOON,
    "fees": [{"rate": 9000, "recipient": THIRD}], "salt": 1, "extraParams": "0x", "nonce": 0,
}  # fmt: skip
COIN = Asset(CHAIN, standard="native")
NFT = Quantity(Asset(CHAIN, TOKEN, "unknown", "7"), "1")


def test_a_sale_gets_the_price_less_the_fees() -> None:
    assert acts(ORDER, SALE) == (
        Order(
            ("Order",), "Blur", CONTRACT, SIGNER, (NFT,), (Quantity(COIN, "100"),),
            (Share(SIGNER, Quantity(COIN, "100")), Share(THIRD, Quantity(COIN, "900"))),
            expires=SOON,
        ),
    )  # fmt: skip


def test_a_bid_gives_the_price() -> None:
    (act,) = acts(ORDER, {**SALE, "side": 0})
    assert isinstance(act, Order)
    assert (act.gives, act.gets) == ((Quantity(COIN, "1000"),), (NFT,))


def test_a_root_hides_its_orders() -> None:
    found = reading("Root(bytes32 root)", {"root": "0x" + "ab" * 32})
    (act,) = found.acts
    assert isinstance(act, Order)
    assert act.opaque
    assert act.offerer == SIGNER
    assert "hidden" in found.unread[0]


def test_listings_name_the_collection_but_hide_the_prices() -> None:
    message = {
        "trader": SIGNER, "collection": TOKEN, "listingsRoot": "0x" + "ab" * 32,
        "numberOfListings": 3, "expirationTime": SOON, "assetType": 0,
        "makerFee": {"recipient": NOBODY, "rate": 0}, "salt": 1, "orderType": 0, "nonce": 0,
    }  # fmt: skip
    found = reading(LISTINGS, message)
    (act,) = found.acts
    assert isinstance(act, Order)
    assert act.gives == (Quantity(Asset(CHAIN, TOKEN, "erc721"), "3"),)
    assert (act.opaque, act.gets) == (True, ())
    assert "3 listings" in found.unread[0]
