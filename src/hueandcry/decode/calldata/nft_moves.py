"""Many NFTs moved or put up for sale in one call, as drainers of NFTs do.

Sources: ProjectOpenSea/seaport `TransferHelper.sol` and `Conduit.sol`, `SeaportInterface.sol`
(`validate`), CryptoPunks (`CryptoPunksMarket.sol`), ERC-6909.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.calldata.frame import UNLIMITED, Abis, CallFrame, Table, Values
from hueandcry.decode.calldata.markets import ORDER, item
from hueandcry.model.act import AnyAct, Approval, Asset, Order, Payment, Quantity, Share


def bulk(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read bulkTransfer: ((items, recipient, flag)[], conduit), of the caller's own."""
    for items, recipient, _ in given[0]:
        for one in items:
            found = item(frame, (*one[:3], one[3], one[3]), max)
            yield Payment(
                frame.place, found.asset, frame.sender, recipient, found.amount, "transferFrom"
            )


def conduit(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read a conduit's execute: (type, token, from, to, id, amount)[]."""
    for kind, token, sender, recipient, token_id, amount in given[0]:
        found = item(frame, (kind, token, token_id, amount, amount), max)
        yield Payment(frame.place, found.asset, sender, recipient, found.amount, "transferFrom")


def validate(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read Seaport's validate: orders listed on chain, so that they need no signature."""
    for order in given[0]:
        offerer, _, offer, asked, _, _, end = order[0][:7]
        shares = tuple([Share(one[5], item(frame, one, min)) for one in asked])
        yield Order(
            frame.place, "Seaport", frame.target, offerer,
            tuple([item(frame, one, max) for one in offer]),
            tuple([one.quantity for one in shares if one.recipient == offerer]),
            shares, expires=end,
        )  # fmt: skip


def punk(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read CryptoPunks transferPunk: (recipient, number)."""
    asset = Asset(frame.chain, frame.target, "unknown", str(given[1]))
    yield Payment(frame.place, asset, frame.sender, given[0], "1", "transfer")


def punk_offer(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read CryptoPunks offerPunkForSale: (number, price, [for whom])."""
    gives = Quantity(Asset(frame.chain, frame.target, "unknown", str(given[0])), "1")
    gets = Quantity(frame.coin(), str(given[1]))
    taker = given[2] if len(given) > 2 else ""
    yield Order(
        frame.place, "CryptoPunks", frame.target, frame.sender, (gives,), (gets,),
        (Share(frame.sender, gets),), taker,
    )  # fmt: skip


def _kind(frame: CallFrame, token_id: int) -> Asset:
    return Asset(frame.chain, frame.target, "unknown", str(token_id))


def transfer(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-6909 transfer: (recipient, id, amount)."""
    to, token_id, amount = given
    asset = _kind(frame, token_id)
    yield Payment(frame.place, asset, frame.sender, to, str(amount), "transfer")


def transfer_from(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-6909 transferFrom: (owner, recipient, id, amount)."""
    owner, to, token_id, amount = given
    asset = _kind(frame, token_id)
    yield Payment(frame.place, asset, owner, to, str(amount), "transferFrom")


def approve(frame: CallFrame, given: Values, abis: Abis) -> Iterator[AnyAct]:
    """Read ERC-6909 approve: (spender, id, amount)."""
    spender, token_id, amount = given
    yield Approval(
        frame.place, _kind(frame, token_id), frame.sender, spender, str(amount), "approve",
        unlimited=amount >= UNLIMITED, revokes=amount == 0,
    )  # fmt: skip


_ITEM: Final = "(uint8 itemType,address token,uint256 identifier,uint256 amount)"
_MOVE: Final = (
    "(uint8 itemType,address token,address from,address to,uint256 identifier,uint256 amount)"
)
TABLE: Final[Table] = {
    "32389b71": (f"bulkTransfer(({_ITEM}[] items,address recipient,"
                 "bool validateERC721Receiver)[] items,bytes32 conduitKey)", bulk),
    "4ce34aa2": (f"execute({_MOVE}[] transfers)", conduit),
    "88147732": (f"validate({ORDER}[] orders)", validate),
    "8b72a2ec": ("transferPunk(address to,uint256 punkIndex)", punk),
    "c44193c3": ("offerPunkForSale(uint256 punkIndex,uint256 minSalePriceInWei)", punk_offer),
    "bf31196f": ("offerPunkForSaleToAddress(uint256 punkIndex,uint256 minSalePriceInWei,"
                 "address toAddress)", punk_offer),
    "095bcdb6": ("transfer(address receiver,uint256 id,uint256 amount)", transfer),
    "fe99049a": ("transferFrom(address sender,address receiver,uint256 id,uint256 amount)",
                 transfer_from),
    "426a8493": ("approve(address spender,uint256 id,uint256 amount)", approve),
}  # fmt: skip
