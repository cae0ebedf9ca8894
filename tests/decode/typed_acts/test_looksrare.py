from hueandcry.model.act import Asset, Order, Quantity, Share
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    MONEY,
    NOBODY,
    SIGNER,
    SOON,
    TOKEN,
    acts,
    reading,
)

V1 = (
    "MakerOrder(bool isOrderAsk,address signer,address collection,uint256 price,uint256 tokenId,"
    "uint256 amount,address strategy,address currency,uint256 nonce,uint256 startTime,"
    "uint256 endTime,uint256 minPercentageToAsk,bytes params)"
)
V2 = (
    "Maker(uint8 quoteType,uint256 globalNonce,uint256 subsetNonce,uint256 orderNonce,"
    "uint256 strategyId,uint8 collectionType,address collection,address currency,address signer,"
    "uint256 startTime,uint256 endTime,uint256 price,uint256[] itemIds,uint256[] amounts,"
    "bytes additionalParameters)"
)
FIRST = {
    "isOrderAsk": True, "signer": SIGNER, "collection": TOKEN, "price": 1000, "tokenId": 7,
    "amount": 1, "strategy": NOBODY, "currency": MONEY, "nonce": 0, "startTime": 1,
    "endTime": SOON, "minPercentageToAsk": 8500, "params": "0x",
}  # fmt: skip
SECOND = {
    "quoteType": 1, "globalNonce": 0, "subsetNonce": 0, "orderNonce": 0, "strategyId": 0,
    "collectionType": 1, "collection": TOKEN, "currency": NOBODY, "signer": SIGNER, "startTime": 1,
    "endTime": SOON, "price": 50, "itemIds": [3, 4], "amounts": [1, 2],
    "additionalParameters": "0x",
}  # fmt: skip
WETH = Asset(CHAIN, MONEY, "erc20")


def test_a_first_sale_gets_at_least_its_part_of_the_price() -> None:
    least = Quantity(WETH, "850")
    assert acts(V1, FIRST) == (
        Order(
            ("MakerOrder",), "LooksRare", CONTRACT, SIGNER,
            (Quantity(Asset(CHAIN, TOKEN, "unknown", "7"), "1"),), (least,),
            (Share(SIGNER, least),), expires=SOON,
        ),
    )  # fmt: skip


def test_a_first_bid_gives_the_whole_price() -> None:
    (act,) = acts(V1, {**FIRST, "isOrderAsk": False})
    assert isinstance(act, Order)
    assert act.gives == (Quantity(WETH, "1000"),)
    assert act.gets == (Quantity(Asset(CHAIN, TOKEN, "unknown", "7"), "1"),)


def test_a_second_sale_gives_all_its_items() -> None:
    (act,) = acts(V2, SECOND)
    assert isinstance(act, Order)
    assert [(one.asset.token_id, one.amount) for one in act.gives] == [("3", "1"), ("4", "2")]
    assert act.gives[0].asset.standard == "erc1155"
    assert act.gets == (Quantity(Asset(CHAIN, standard="native"), "50"),)


def test_another_strategy_is_said() -> None:
    assert "strategy 5" in reading(V2, {**SECOND, "strategyId": 5}).unread[0]


def test_a_tree_is_read_to_its_leaves() -> None:
    text = "BatchOrder(Maker[2][2] tree)" + V2
    empty = {**SECOND, "signer": NOBODY, "itemIds": [], "amounts": []}
    found = acts(text, {"tree": [[SECOND, SECOND], [SECOND, empty]]})
    assert len(found) == 3
    assert found[2].place == ("BatchOrder", "order 3 of 3")
