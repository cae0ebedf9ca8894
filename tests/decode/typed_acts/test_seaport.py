from hueandcry.decode.typed_acts.fields import MAX_LEAVES
from hueandcry.model.act import Asset, Order, Quantity, Share
from tests.decode.typed_acts.values import (
    CHAIN,
    MONEY,
    NOBODY,
    OTHER,
    SIGNER,
    SOON,
    THIRD,
    TOKEN,
    acts,
    reading,
)

SEAPORT = "0x0000000000000068f116a894984e2db1123eb395"

ITEMS = (
    "OfferItem(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,"
    "uint256 endAmount)ConsiderationItem(uint8 itemType,address token,"
    "uint256 identifierOrCriteria,uint256 startAmount,uint256 endAmount,address recipient)"
)
ORDER = (
    "OrderComponents(address offerer,address zone,OfferItem[] offer,"
    "ConsiderationItem[] consideration,uint8 orderType,uint256 startTime,uint256 endTime,"
    "bytes32 zoneHash,uint256 salt,bytes32 conduitKey,uint256 counter)" + ITEMS
)
NFT = Asset(CHAIN, TOKEN, "erc721", "7")
COIN = Asset(CHAIN, standard="native")
ZERO = "0x" + "00" * 32


def item(
    kind: int, token: str, number: int, start: int, end: int, to: str = ""
) -> dict[str, object]:
    row: dict[str, object] = {
        "itemType": kind, "token": token, "identifierOrCriteria": str(number),
        "startAmount": start, "endAmount": end,
    }  # fmt: skip
    return {**row, "recipient": to} if to else row


def order(offer: list[dict[str, object]], asked: list[dict[str, object]]) -> dict[str, object]:
    return {
        "offerer": SIGNER if offer or asked else NOBODY, "zone": NOBODY, "offer": offer,
        "consideration": asked, "orderType": 0, "startTime": 1, "endTime": SOON, "zoneHash": ZERO,
        "salt": 1, "conduitKey": ZERO, "counter": 0,
    }  # fmt: skip


SALE = order(
    [item(2, TOKEN, 7, 1, 1)],
    [item(0, NOBODY, 0, 95, 90, SIGNER), item(0, NOBODY, 0, 5, 5, THIRD)],
)


def test_a_sale_gives_the_nft_for_the_least_price() -> None:
    price, fee = Quantity(COIN, "90"), Quantity(COIN, "5")
    assert acts(ORDER, SALE, SEAPORT) == (
        Order(
            ("OrderComponents",), "Seaport", SEAPORT, SIGNER, (Quantity(NFT, "1"),), (price,),
            (Share(SIGNER, price), Share(THIRD, fee)), expires=SOON,
            at_first=(Quantity(COIN, "95"),),
        ),
    )  # fmt: skip


def test_another_contract_than_seaport_is_said() -> None:
    found = reading(ORDER, SALE)
    assert "no known Seaport" in found.unread[0]
    assert isinstance(found.acts[0], Order)


def test_own_nfts_to_another_for_nothing_is_a_gift() -> None:
    gift = order([item(2, TOKEN, 7, 1, 1)], [item(2, TOKEN, 7, 1, 1, OTHER)])
    (act,) = acts(ORDER, gift, SEAPORT)
    assert isinstance(act, Order)
    assert act.gives == (Quantity(NFT, "1"),)
    assert act.gets == ()
    assert act.taker == OTHER
    assert act.shares == (Share(OTHER, Quantity(NFT, "1")),)


def test_an_offer_of_a_token_that_grows_counts_as_its_most() -> None:
    bid = order([item(1, MONEY, 0, 3, 9)], [item(4, TOKEN, 0, 1, 1, SIGNER)])
    (act,) = acts(ORDER, bid, SEAPORT)
    assert isinstance(act, Order)
    assert act.gives == (Quantity(Asset(CHAIN, MONEY, "erc20"), "9"),)
    assert act.gets == (Quantity(Asset(CHAIN, TOKEN, "erc721"), "1"),)


def test_criteria_and_unknown_kinds_are_said() -> None:
    odd = order([item(4, TOKEN, 99, 1, 1)], [item(9, TOKEN, 0, 1, 1, SIGNER)])
    found = reading(ORDER, odd, SEAPORT)
    assert "hash only" in found.unread[0]
    assert "unknown kind 9" in found.unread[1]


def tree(height: int) -> str:
    return f"BulkOrder(OrderComponents{'[2]' * height} tree)" + ORDER


def test_every_order_of_a_tree_is_read_and_empty_leaves_are_not() -> None:
    gift = order([item(2, TOKEN, 8, 1, 1)], [item(0, NOBODY, 0, 0, 0, SIGNER)])
    empty = order([], [])
    found = acts(tree(2), {"tree": [[SALE, gift], [empty, empty]]}, SEAPORT)
    assert [act.place for act in found] == [
        ("BulkOrder", "order 1 of 2"), ("BulkOrder", "order 2 of 2"),
    ]  # fmt: skip
    assert isinstance(found[1], Order)
    assert found[1].gives == (Quantity(Asset(CHAIN, TOKEN, "erc721", "8"), "1"),)
    assert found[1].gets == (Quantity(COIN, "0"),)


def test_a_tree_as_high_as_seaports_is_read() -> None:
    leaf: object = SALE
    for _ in range(8):
        leaf = [leaf, order([], [])] if isinstance(leaf, dict) else [leaf, _empty(leaf)]
    assert len(acts(tree(8), {"tree": leaf}, SEAPORT)) == 1


def _empty(like: object) -> object:
    return [_empty(one) for one in like] if isinstance(like, list) else order([], [])


def test_leaves_are_bounded() -> None:
    assert MAX_LEAVES == 1_000
