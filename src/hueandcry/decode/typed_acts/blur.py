"""Blur: orders of its first exchange, and roots of trees whose content is nowhere in the message.

Sources: the verified contracts BlurExchange (`EIP712.sol`) and BlurExchangeV2 (`Signatures.sol`).
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.offer import offer
from hueandcry.decode.typed_acts.quantities import nft, some, token
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Share, Standard

_BASIS: Final = 10_000
_SELL: Final = 1
_ASK: Final = 0
_STANDARDS: Final[dict[int, Standard]] = {0: "erc721", 1: "erc1155"}


def _order(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    trader, price = fields.address("trader"), fields.number("price")
    number, amount = fields.number("tokenId"), max(fields.number("amount"), 1)
    item = some(nft(signed.chain, fields.address("collection"), number, "unknown"), amount)
    money = token(signed.chain, fields.address("paymentToken"))
    if fields.number("side") == _SELL:
        fees = [(fee.address("recipient"), fee.number("rate")) for fee in fields.parts("fees")]
        left = price - sum(price * rate // _BASIS for _, rate in fees)
        shares = [Share(trader, some(money, max(left, 0)))]
        shares += [Share(to, some(money, price * rate // _BASIS)) for to, rate in fees]
        gives = item
    else:
        gives, shares = some(money, price), [Share(trader, item)]
    yield offer(signed, "Blur", trader, [gives], shares, expires=fields.number("expirationTime"))


def _root(signed: Signed) -> Iterator[AnyAct | Note]:
    yield Note("a tree of Blur orders is signed by its root only: every order in it is hidden")
    yield offer(signed, "Blur", signed.signer, [], [], opaque=True)


def _listings(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    count = fields.number("numberOfListings")
    yield Note(f"{count} listings are signed by their root only: tokens and prices are hidden")
    standard = _STANDARDS.get(fields.number("assetType"), "unknown")
    items = some(nft(signed.chain, fields.address("collection"), None, standard), count)
    yield offer(
        signed, "Blur", fields.address("trader"),
        [items] if fields.number("orderType") == _ASK else [], [],
        expires=fields.number("expirationTime"), opaque=True,
    )  # fmt: skip


FORMS: Final[Forms] = {
    "(address trader,uint8 side,address matchingPolicy,address collection,uint256 tokenId,"
    "uint256 amount,address paymentToken,uint256 price,uint256 listingTime,"
    "uint256 expirationTime,(uint16 rate,address recipient)[] fees,uint256 salt,"
    "bytes extraParams,uint256 nonce)": Form("Blur order", _order),
    "(bytes32 root)": Form("Blur bulk order", _root, only="Root"),
    "(address trader,address collection,bytes32 listingsRoot,uint256 numberOfListings,"
    "uint256 expirationTime,uint8 assetType,(address recipient,uint16 rate) makerFee,"
    "uint256 salt,uint8 orderType,uint256 nonce)": Form("Blur listings", _listings),
}
