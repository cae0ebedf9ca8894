"""Fulfilment of Seaport orders: the caller gives what the order asks for and gets what it offers.

Source: ProjectOpenSea/seaport `SeaportInterface.sol` and `ConsiderationStructs.sol`.
"""

from collections.abc import Callable, Iterator
from typing import Final

from hueandcry.decode.calldata.frame import NOBODY, Abis, CallFrame, Malformed, Table, Values
from hueandcry.model.act import AnyAct, Quantity, Standard, Swap

# ItemType of an item: native, ERC-20, ERC-721, ERC-1155, and two "with criteria" of the latter.
_KINDS: Final[tuple[Standard, ...]] = (
    "native", "erc20", "erc721", "erc1155", "erc721", "erc1155",
)  # fmt: skip
_CRITERIA: Final = 4
# BasicOrderType is 4 times the route, plus 0 to 3. Routes 0 to 3 pay for an NFT with money, 4 and 5
# the other way round; the odd ones are about ERC-1155.
_OFFER_IS_MONEY: Final = 4


def basic(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read fulfillBasicOrder: one tuple of 18."""
    order = given[0]
    asked, offered, route = order[:3], order[5:8], order[8] // 4
    extra = sum(amount for amount, _ in order[16])
    if route < _OFFER_IS_MONEY:
        gives = Quantity(frame.token(asked[0]), str(asked[2] + extra))
        gets = _nft(frame, offered, route)
    else:
        gives = _nft(frame, asked, route)
        gets = Quantity(frame.token(offered[0]), str(max(0, offered[2] - extra)))
    yield Swap(frame.place, "NFT trade", frame.sender, "", (gives,), (gets,))


def _nft(frame: CallFrame, item: Values, route: int) -> Quantity:
    token, token_id, amount = item
    standard: Standard = "erc1155" if route % 2 else "erc721"
    return Quantity(frame.token(token, standard, str(token_id)), str(amount))


def order(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read fulfillOrder: (order, ...)."""
    yield from _filled(frame, given[0][0], "")


def advanced(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read fulfillAdvancedOrder: (order, resolvers, conduit key, recipient)."""
    yield from _filled(frame, given[0][0], _receiver(given[3]))


def available(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read fulfillAvailableOrders: (orders, ...)."""
    for one in given[0]:
        yield from _filled(frame, one[0], "")


def available_advanced(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read fulfillAvailableAdvancedOrders: (orders, ..., recipient, most)."""
    for one in given[0]:
        yield from _filled(frame, one[0], _receiver(given[5]))


def _receiver(to: str) -> str:
    return "" if to == NOBODY else to


def _filled(frame: CallFrame, parameters: Values, receiver: str) -> Iterator[AnyAct]:
    gives = tuple([item(frame, one, max) for one in parameters[3]])
    gets = tuple([item(frame, one, min) for one in parameters[2]])
    yield Swap(frame.place, "NFT trade", frame.sender, receiver, gives, gets)


def item(frame: CallFrame, given: Values, pick: Callable[[int, int], int]) -> Quantity:
    """Return an item; its amount moves with time from a start to an end, of which one is picked.

    Items with criteria are any token of a list told by its hash only.
    """
    kind, token, token_id, start, end = given[:5]
    if kind >= len(_KINDS):
        raise Malformed(f"an item of the type {kind}")
    standard = _KINDS[kind]
    one = standard in {"erc721", "erc1155"} and kind < _CRITERIA
    shown = str(token_id) if one else ""
    asset = frame.coin() if standard == "native" else frame.token(token, standard, shown)
    return Quantity(asset, str(pick(start, end)))


_ITEM: Final = (
    "uint8 itemType,address token,uint256 identifier,uint256 startAmount,uint256 endAmount"
)
_PARAMETERS: Final = (
    f"(address offerer,address zone,({_ITEM})[] offer,({_ITEM},address recipient)[] consideration,"
    "uint8 orderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,uint256 salt,"
    "bytes32 conduitKey,uint256 totalOriginalConsiderationItems) parameters"
)
ORDER: Final = f"({_PARAMETERS},bytes signature)"
_ADVANCED: Final = (
    f"({_PARAMETERS},uint120 numerator,uint120 denominator,bytes signature,bytes extraData)"
)
_RESOLVERS: Final = (
    "(uint256 orderIndex,uint8 side,uint256 index,uint256 identifier,bytes32[] criteriaProof)[]"
    " criteriaResolvers"
)
_FULFILMENTS: Final = (
    "(uint256 orderIndex,uint256 itemIndex)[][] offerFulfillments,"
    "(uint256 orderIndex,uint256 itemIndex)[][] considerationFulfillments"
)
_BASIC: Final = (
    "((address considerationToken,uint256 considerationIdentifier,uint256 considerationAmount,"
    "address offerer,address zone,address offerToken,uint256 offerIdentifier,uint256 offerAmount,"
    "uint8 basicOrderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,uint256 salt,"
    "bytes32 offererConduitKey,bytes32 fulfillerConduitKey,"
    "uint256 totalOriginalAdditionalRecipients,(uint256 amount,address recipient)[]"
    " additionalRecipients,bytes signature) parameters)"
)
_KEY: Final = "bytes32 fulfillerConduitKey"
TABLE: Final[Table] = {
    "fb0f3ee1": (f"fulfillBasicOrder{_BASIC}", basic),
    "00000000": (f"fulfillBasicOrder_efficient_6GL6yc{_BASIC}", basic),
    "b3a34c4c": (f"fulfillOrder({ORDER} order,{_KEY})", order),
    "e7acab24": (f"fulfillAdvancedOrder({_ADVANCED} advancedOrder,{_RESOLVERS},{_KEY},"
                 "address recipient)", advanced),
    "ed98a574": (f"fulfillAvailableOrders({ORDER}[] orders,{_FULFILMENTS},{_KEY},"
                 "uint256 maximumFulfilled)", available),
    "87201b41": (f"fulfillAvailableAdvancedOrders({_ADVANCED}[] advancedOrders,{_RESOLVERS},"
                 f"{_FULFILMENTS},{_KEY},address recipient,uint256 maximumFulfilled)",
                 available_advanced),
    "5b34b966": ("incrementCounter()", None),
}  # fmt: skip
