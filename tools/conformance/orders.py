"""Orders of NFT marketplaces: fair ones, and those that sell for nothing."""

from typing import Any

from tools.conformance import accounts as a
from tools.conformance.building import (
    DAY,
    NOW,
    STRAY_SITE,
    Case,
    document,
    domain_of,
    typed,
)  # fmt: skip
from tools.conformance.vector import Json, Vector

ETHER = 10**18
_SOURCE = "ProjectOpenSea/seaport, ConsiderationStructs.sol"
_ITEM = (
    "uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,"
    "uint256 endAmount"
)
_TYPES = {
    "OrderComponents": (
        "address offerer,address zone,OfferItem[] offer,ConsiderationItem[] consideration,"
        "uint8 orderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,uint256 salt,"
        "bytes32 conduitKey,uint256 counter"
    ),
    "OfferItem": _ITEM,
    "ConsiderationItem": f"{_ITEM},address recipient",
}
_BLUR = "0xb2ecfE4E4D61f8790bbb9DE2D1259B9e2410CEA5"
_LOOKSRARE = "0x0000000000E655fAe4d56241588680F86E3b2377"


def _item(kind: int, token: str, number: int, amount: int, to: str = "") -> Json:
    row = {
        "itemType": kind, "token": token, "identifierOrCriteria": str(number),
        "startAmount": str(amount), "endAmount": str(amount),
    }  # fmt: skip
    return {**row, "recipient": to} if to else row


def nft(to: str = "", number: int = 4021) -> Json:
    """Return one piece, offered or asked for."""
    return _item(2, a.LANTERNS, number, 1, to)


def coins(amount: int, to: str, last: int | None = None) -> Json:
    """Return coins asked for somebody; `last` is what time lowers them to."""
    end = {} if last is None else {"endAmount": str(last)}
    return {**_item(0, a.NOBODY, 0, amount, to), **end}


def _components(offer: list[Json], consideration: list[Json]) -> Json:
    return {
        "offerer": a.ALICE, "zone": a.NOBODY, "offer": offer, "consideration": consideration,
        "orderType": 0, "startTime": str(NOW), "endTime": str(NOW + 30 * DAY),
        "zoneHash": "0x" + "00" * 32, "salt": "1", "conduitKey": "0x" + "00" * 32, "counter": "0",
    }  # fmt: skip


def seaport(*consideration: Json, offer: list[Json] | None = None) -> Json:
    """Return one Seaport order of the signer's."""
    message = _components(offer or [nft()], list(consideration))
    return document("OrderComponents", _TYPES, _seaport(), message)


def _seaport() -> Json:
    return domain_of("Seaport", a.SEAPORT, "1.6")


def _bulk(*orders: Json) -> Json:
    tree: Any = list(orders)
    types = {"BulkOrder": "OrderComponents[2][2] tree", **_TYPES}
    return document("BulkOrder", types, _seaport(), {"tree": [tree[:2], tree[2:]]})


def _empty() -> Json:
    none = dict.fromkeys(("startTime", "endTime", "salt", "counter"), "0")
    zeros = "0x" + "00" * 32
    return {
        "offerer": a.NOBODY, "zone": a.NOBODY, "offer": [], "consideration": [], "orderType": 0,
        **none, "zoneHash": zeros, "conduitKey": zeros,
    }  # fmt: skip


def _of_another(order: Json) -> Json:
    return {**order, "message": {**order["message"], "offerer": a.SAFE}}


def _looksrare(price: int) -> Json:
    fields = (
        "uint8 quoteType,uint256 globalNonce,uint256 subsetNonce,uint256 orderNonce,"
        "uint256 strategyId,uint8 collectionType,address collection,address currency,"
        "address signer,uint256 startTime,uint256 endTime,uint256 price,uint256[] itemIds,"
        "uint256[] amounts,bytes additionalParameters"
    )
    message = {
        "quoteType": 1, "globalNonce": "0", "subsetNonce": "0", "orderNonce": "0",
        "strategyId": "0", "collectionType": 0, "collection": a.LANTERNS, "currency": a.NOBODY,
        "signer": a.ALICE, "startTime": str(NOW), "endTime": str(NOW + DAY), "price": str(price),
        "itemIds": ["4021"], "amounts": ["1"], "additionalParameters": "0x",
    }  # fmt: skip
    domain = domain_of("LooksRareProtocol", _LOOKSRARE, "2")
    return document("Maker", {"Maker": fields}, domain, message)


def _blur_root() -> Json:
    return document("Root", {"Root": "bytes32 root"}, domain_of("Blur Exchange", _BLUR, "1.0"),
                    {"root": "0x" + "b1" * 32})  # fmt: skip


def _bid(token: str) -> Json:
    given = [_item(1, a.COIN, 0, ETHER)]
    return seaport(_item(1, token, 0, 10**9, a.ALICE), offer=given)


def vectors() -> list[Vector]:
    """Return the vectors."""
    fair = seaport(coins(ETHER * 975 // 1000, a.ALICE), coins(ETHER * 25 // 1000, a.CONDUIT))
    fair_parts = _components([nft()], [coins(ETHER, a.ALICE)])
    free_parts = _components([nft(number=9)], [coins(1, a.ALICE)])
    return [
        typed(Case("seaport-fair", "A listing for one coin, with a fee of 2.5 percent",
                   "The everyday order.", source=_SOURCE, signer=a.ALICE,
                   near="order-for-nothing order-proceeds-elsewhere order-for-one-buyer"), fair),
        typed(Case("seaport-nothing", "A listing for one unit of the coin",
                   "Anybody may fill it, and the offerer gets nothing.",
                   hits="order-for-nothing", source=_SOURCE, signer=a.ALICE),
              seaport(coins(1, a.ALICE))),
        typed(Case("seaport-nothing-others", "A listing whose whole price goes to somebody else",
                   "The offerer gets nothing, a stranger gets the piece or its price.",
                   hits="order-for-nothing", source=_SOURCE, signer=a.ALICE),
              seaport(coins(ETHER, a.MALLORY))),
        typed(Case("seaport-piece-elsewhere", "An offer that asks for its own piece for another",
                   "The form thieves use: the taker pays nothing and gets all.",
                   hits="order-for-nothing", source=_SOURCE, signer=a.ALICE),
              seaport(nft(a.MALLORY))),
        typed(Case("seaport-proceeds", "A listing of which somebody gets sixty percent",
                   "Too much for a fee or royalties.", hits="order-proceeds-elsewhere",
                   source=_SOURCE, signer=a.ALICE),
              seaport(coins(ETHER * 4 // 10, a.ALICE), coins(ETHER * 6 // 10, a.MALLORY))),
        typed(Case("seaport-royalties", "A listing with fifteen percent of fees and royalties",
                   "Below a fifth.", near="order-proceeds-elsewhere", source=_SOURCE,
                   signer=a.ALICE),
              seaport(coins(ETHER * 85 // 100, a.ALICE), coins(ETHER * 15 // 100, a.MALLORY))),
        typed(Case("seaport-falls", "A listing whose price falls to a twentieth",
                   "Whoever waits pays the last price.", hits="order-falls",
                   near="order-for-nothing", source=_SOURCE, signer=a.ALICE),
              seaport(coins(ETHER, a.ALICE, ETHER // 20))),
        typed(Case("seaport-auction", "A listing whose price falls to a half",
                   "Sellers set such auctions.", near="order-falls", source=_SOURCE,
                   signer=a.ALICE), seaport(coins(ETHER, a.ALICE, ETHER // 2))),
        typed(Case("seaport-falls-to-nothing", "A listing whose price falls to one unit",
                   "In the end it sells for nothing.", hits="order-falls order-for-nothing",
                   source=_SOURCE, signer=a.ALICE), seaport(coins(ETHER, a.ALICE, 1))),
        typed(Case("seaport-other-offerer", "A listing for nothing of somebody else's piece",
                   "The offerer is mostly a contract account the signer signs for; less sure.",
                   hits="order-for-nothing", source=_SOURCE, signer=a.ALICE),
              _of_another(seaport(coins(1, a.SAFE)))),
        typed(Case("seaport-one-buyer", "A listing that one buyer alone may fill",
                   "Seaport says so by the piece among what is asked for.",
                   hits="order-for-one-buyer", source=_SOURCE, signer=a.ALICE),
              seaport(coins(ETHER, a.ALICE), nft(a.MALLORY))),
        typed(Case("seaport-own-buyer", "A private listing for the signer's second account",
                   "It stays with the same person.", near="order-for-one-buyer", source=_SOURCE,
                   signer=a.ALICE, own=[a.CAROL]),
              seaport(coins(ETHER, a.ALICE), nft(a.CAROL))),
        typed(Case("seaport-paid-unlisted", "An offer paid in a token no list knows",
                   "Anybody can make a token.", hits="paid-in-unlisted-token", source=_SOURCE,
                   signer=a.ALICE), _bid(a.STRAY_TOKEN)),
        typed(Case("seaport-paid-listed", "The same, paid in a listed token",
                   "The list names the contract.", near="paid-in-unlisted-token",
                   source=_SOURCE, signer=a.ALICE), _bid(a.DOLLAR)),
        typed(Case("seaport-criteria", "A bid for any piece of a list told by its hash",
                   "Which pieces it is for cannot be read.", source=_SOURCE, signer=a.ALICE),
              seaport(_item(4, a.LANTERNS, int("c1" * 32, 16), 1, a.ALICE),
                      offer=[_item(1, a.COIN, 0, ETHER)])),
        typed(Case("seaport-bulk", "A tree of four orders, one of which sells for nothing",
                   "Every order of the tree is judged.", hits="order-for-nothing",
                   near="order-opaque", source=_SOURCE, signer=a.ALICE),
              _bulk(fair_parts, fair_parts, free_parts, _empty())),
        typed(Case("looksrare-fair", "A LooksRare listing for one coin", "Version 2's maker.",
                   near="order-for-nothing", source="LooksRare contracts-exchange-v2",
                   signer=a.ALICE), _looksrare(ETHER)),
        typed(Case("looksrare-nothing", "A LooksRare listing for nothing", "Price 0.",
                   hits="order-for-nothing", source="LooksRare contracts-exchange-v2",
                   signer=a.ALICE), _looksrare(0)),
        typed(Case("blur-root", "Blur's root of many orders",
                   "Only the hash of a list is signed.", hits="order-opaque",
                   source="code-423n4/2022-10-blur"), _blur_root()),
        typed(Case("blur-root-stray", "The same on a site nobody knows",
                   "No marketplace of the register asks for it.", hits="order-opaque",
                   source="code-423n4/2022-10-blur", site=STRAY_SITE), _blur_root()),
    ]  # fmt: skip
