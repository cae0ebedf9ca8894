"""NFT orders of 0x v4 (LibNFTOrder.sol) and of Element, which grew out of it."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.fields import Fields
from hueandcry.decode.typed_acts.offer import offer
from hueandcry.decode.typed_acts.quantities import nft, some, token
from hueandcry.decode.typed_acts.signed import NOBODY, Form, Forms, Note, Signed
from hueandcry.decode.typed_acts.tree import orders_of
from hueandcry.model.act import AnyAct, Quantity, Share, Standard

_BUY: Final = 1
# Element keeps the listing time and the kind of order above the 32 bits of the end.
_END: Final = (1 << 32) - 1
_HEAD: Final = (
    "address maker,address taker,uint256 expiry,uint256 nonce,address erc20Token,"
    "uint256 erc20TokenAmount,(address recipient,uint256 amount,bytes feeData)[] fees"
)
_PROPERTIES: Final = "(address propertyValidator,bytes propertyData)[]"
_ELEMENT: Final = (
    f"({_HEAD},address nft,uint256 nftId,uint256 hashNonce)",
    f"({_HEAD},address nft,uint256 nftId,{_PROPERTIES} nftProperties,uint256 hashNonce)",
    f"({_HEAD},address erc1155Token,uint256 erc1155TokenId,uint128 erc1155TokenAmount,"
    "uint256 hashNonce)",
    f"({_HEAD},address erc1155Token,uint256 erc1155TokenId,"
    f"{_PROPERTIES} erc1155TokenProperties,uint128 erc1155TokenAmount,uint256 hashNonce)",
)
_ZEROEX: Final = (
    f"(uint8 direction,{_HEAD},address erc721Token,uint256 erc721TokenId,"
    f"{_PROPERTIES} erc721TokenProperties)",
    f"(uint8 direction,{_HEAD},address erc1155Token,uint256 erc1155TokenId,"
    f"{_PROPERTIES} erc1155TokenProperties,uint128 erc1155TokenAmount)",
)


def _zeroex(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from _order(signed, "0x", signed.fields.number("direction") == _BUY)


def _sale(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from _order(signed, "Element", False)


def _purchase(signed: Signed) -> Iterator[AnyAct | Note]:
    yield from _order(signed, "Element", True)


def _order(signed: Signed, market: str, buys: bool) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    maker, expiry = fields.address("maker"), fields.number("expiry")
    money = token(signed.chain, fields.address("erc20Token"))
    price = fields.number("erc20TokenAmount")
    fees = [(fee.address("recipient"), fee.number("amount")) for fee in fields.parts("fees")]
    item = _item(signed)
    # The buyer pays the fees on top of the price.
    if buys:
        gives = some(money, price + sum(fee for _, fee in fees))
        shares = [Share(maker, item)]
    else:
        gives, shares = item, [Share(maker, some(money, price))]
    shares += [Share(to, some(money, fee)) for to, fee in fees]
    yield offer(
        signed, market, maker, [gives], shares, taker=fields.address("taker"),
        expires=expiry & _END if market == "Element" else expiry,
    )  # fmt: skip


def _item(signed: Signed) -> Quantity:
    fields = signed.fields
    standard: Standard = "erc1155" if fields.has("erc1155Token") else "erc721"
    contract = fields.address("nft", "erc721Token", "erc1155Token")
    number: int | None = fields.number("nftId", "erc721TokenId", "erc1155TokenId")
    for name in ("nftProperties", "erc721TokenProperties", "erc1155TokenProperties"):
        if fields.has(name) and fields.parts(name):
            # A buyer that sets properties takes any token that has them.
            number = None
    amount = fields.number("erc1155TokenAmount") if standard == "erc1155" else 1
    return some(nft(signed.chain, contract, number, standard), amount)


def _tree(signed: Signed) -> Iterator[AnyAct | Note]:
    for one in orders_of(signed, lambda leaf: leaf.address("maker") != NOBODY):
        if isinstance(one, Note):
            yield one
        else:
            yield from _order(one, "Element", _buys(one.fields))


def _buys(leaf: Fields) -> bool:
    return leaf.has("nftProperties") or leaf.has("erc1155TokenProperties")


FORMS: Final[Forms] = {
    **dict.fromkeys(_ZEROEX, Form("0x NFT order", _zeroex)),
    **dict.fromkeys((_ELEMENT[0], _ELEMENT[2]), Form("Element order", _sale)),
    **dict.fromkeys((_ELEMENT[1], _ELEMENT[3]), Form("Element order", _purchase)),
    **dict.fromkeys([f"({one}[2] tree)" for one in _ELEMENT], Form("Element bulk order", _tree)),
}
