"""Wyvern 2.3 orders, as OpenSea used them until 2022 (ProjectWyvern, ExchangeCore.sol).

An order is a call the seller's proxy makes, parts of which the buyer fills in. With `howToCall` 1
the called code runs as the seller's proxy, which may move all his NFTs: the theft of February 2022.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.offer import offer, receiver
from hueandcry.decode.typed_acts.quantities import nft, some, token
from hueandcry.decode.typed_acts.signed import NOBODY, Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Asset, Delegatecall, Share

_SELL: Final = 1
_DUTCH: Final = 1
_DELEGATECALL: Final = 1
_BASIS: Final = 10_000
# OpenSea's MerkleValidator, its one target for delegatecalls, and its three functions.
_VALIDATOR: Final = "0xbaf2127b49fc93cbca6269fade0f7f31df4c88a7"
_MATCHES: Final = {"fb16a595": "erc721", "c5a0236e": "erc721", "96809f90": "erc1155"}
# transferFrom, and safeTransferFrom with and without data: (from, to, id).
_TRANSFERS: Final = frozenset(("23b872dd", "42842e0e", "b88d4fde"))
_TRANSFER_1155: Final = "f242432a"


def _order(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    maker, target = receiver(fields.address("maker"), signed.signer), fields.address("target")
    data = fields.data("calldata")
    if fields.number("howToCall") == _DELEGATECALL:
        selector = data[:4].hex()
        known = target == _VALIDATOR and selector in _MATCHES
        library = "OpenSea MerkleValidator" if known else ""
        yield Delegatecall(signed.place, maker, target, f"0x{selector}", library)
    item = _item(signed, target, data)
    if item is None:
        yield Note(f"the order makes a call to {target} that is not read")
    money = some(token(signed.chain, fields.address("paymentToken")), _price(signed))
    items = [] if item is None else [some(item, 1)]
    if fields.number("side") == _SELL:
        gives, shares = items, _proceeds(signed, maker)
    else:
        gives, shares = [money], [Share(maker, one) for one in items]
    taker, expires = fields.address("taker"), fields.number("expirationTime") or None
    yield offer(signed, "Wyvern", maker, gives, shares, taker=taker, expires=expires)


def _price(signed: Signed) -> int:
    fields = signed.fields
    # A Dutch auction ends at the base price less `extra`.
    falls = fields.number("extra") if fields.number("saleKind") == _DUTCH else 0
    seller = fields.number("side") == _SELL
    return max(fields.number("basePrice") - falls, 0) if seller else fields.number("basePrice")


def _proceeds(signed: Signed, maker: str) -> list[Share]:
    fields = signed.fields
    money, price = token(signed.chain, fields.address("paymentToken")), _price(signed)
    fee = price * min(fields.number("makerRelayerFee"), _BASIS) // _BASIS
    to = fields.address("feeRecipient")
    shares = [Share(maker, some(money, price if to == NOBODY else price - fee))]
    return shares if to == NOBODY or not fee else [*shares, Share(to, some(money, fee))]


def _item(signed: Signed, target: str, data: bytes) -> Asset | None:
    selector, words = (
        data[:4].hex(),
        [data[at : at + 32] for at in range(4, min(len(data), 164), 32)],
    )
    if selector in _TRANSFERS and len(words) >= 3:
        return nft(signed.chain, target, int.from_bytes(words[2]), "unknown")
    if selector == _TRANSFER_1155 and len(words) >= 3:
        return nft(signed.chain, target, int.from_bytes(words[2]), "erc1155")
    if target == _VALIDATOR and selector in _MATCHES and len(words) >= 4:
        standard = "erc1155" if _MATCHES[selector] == "erc1155" else "erc721"
        return nft(
            signed.chain, "0x" + words[2][12:].hex(), int.from_bytes(words[3]),
            "erc1155" if standard == "erc1155" else "erc721",
        )  # fmt: skip
    return None


FORMS: Final[Forms] = {
    "(address exchange,address maker,address taker,uint256 makerRelayerFee,"
    "uint256 takerRelayerFee,uint256 makerProtocolFee,uint256 takerProtocolFee,"
    "address feeRecipient,uint8 feeMethod,uint8 side,uint8 saleKind,address target,"
    "uint8 howToCall,bytes calldata,bytes replacementPattern,address staticTarget,"
    "bytes staticExtradata,address paymentToken,uint256 basePrice,uint256 extra,"
    "uint256 listingTime,uint256 expirationTime,uint256 salt,uint256 nonce)":
        Form("Wyvern order", _order),
}  # fmt: skip
