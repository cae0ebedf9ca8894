"""LooksRare: v1 `MakerOrder` (OrderTypes.sol), v2 `Maker` (OrderStructs.sol) and trees of them."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.fields import Fields
from hueandcry.decode.typed_acts.offer import offer
from hueandcry.decode.typed_acts.quantities import nft, some, token
from hueandcry.decode.typed_acts.signed import NOBODY, Form, Forms, Note, Signed
from hueandcry.decode.typed_acts.tree import orders_of
from hueandcry.model.act import AnyAct, Quantity, Share, Standard

_BASIS: Final = 10_000
_ASK: Final = 1
_STANDARDS: Final[dict[int, Standard]] = {0: "erc721", 1: "erc1155"}
_V1: Final = (
    "(bool isOrderAsk,address signer,address collection,uint256 price,uint256 tokenId,"
    "uint256 amount,address strategy,address currency,uint256 nonce,uint256 startTime,"
    "uint256 endTime,uint256 minPercentageToAsk,bytes params)"
)
_V2: Final = (
    "(uint8 quoteType,uint256 globalNonce,uint256 subsetNonce,uint256 orderNonce,"
    "uint256 strategyId,uint8 collectionType,address collection,address currency,address signer,"
    "uint256 startTime,uint256 endTime,uint256 price,uint256[] itemIds,uint256[] amounts,"
    "bytes additionalParameters)"
)


def _first(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    asks, price = fields.flag("isOrderAsk"), fields.number("price")
    item = some(
        nft(signed.chain, fields.address("collection"), fields.number("tokenId"), "unknown"),
        fields.number("amount"),
    )
    # What a seller gets at the least: fees and royalties are taken from the price.
    least = price * min(fields.number("minPercentageToAsk"), _BASIS) // _BASIS if asks else price
    yield _sale(signed, asks, [item], least)


def _second(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    standard = _STANDARDS.get(fields.number("collectionType"), "unknown")
    collection = fields.address("collection")
    numbers, amounts = fields.numbers("itemIds"), fields.numbers("amounts")
    items = [
        some(nft(signed.chain, collection, number, standard), amount)
        for number, amount in zip(numbers, amounts, strict=False)
    ] or [some(nft(signed.chain, collection, None, standard), max(amounts, default=1))]
    if fields.number("strategyId"):
        yield Note(f"the order follows strategy {fields.number('strategyId')}, whose terms are"
                   " not read")  # fmt: skip
    yield _sale(signed, fields.number("quoteType") == _ASK, items, fields.number("price"))


def _sale(signed: Signed, asks: bool, items: list[Quantity], price: int) -> AnyAct:
    fields = signed.fields
    maker = fields.address("signer")
    money = some(token(signed.chain, fields.address("currency")), price)
    gives, takes = (items, [money]) if asks else ([money], items)
    return offer(
        signed, "LooksRare", maker, gives, [Share(maker, one) for one in takes],
        expires=fields.number("endTime"),
    )  # fmt: skip


def _tree(signed: Signed) -> Iterator[AnyAct | Note]:
    for one in orders_of(signed, _filled):
        if isinstance(one, Note):
            yield one
        else:
            yield from _second(one)


def _filled(leaf: Fields) -> bool:
    return leaf.address("signer") != NOBODY or bool(leaf.numbers("itemIds"))


FORMS: Final[Forms] = {
    _V1: Form("LooksRare order", _first),
    _V2: Form("LooksRare order", _second),
    f"({_V2}[2] tree)": Form("LooksRare bulk order", _tree),
}
