"""Rarible ExchangeV2 orders (rarible/protocol-contracts, LibOrder.sol, LibAsset.sol)."""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.offer import offer, receiver
from hueandcry.decode.typed_acts.quantities import nft, some, token
from hueandcry.decode.typed_acts.rarible_payouts import WHOLE, payouts_of
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Quantity, Share

# First four bytes of keccak256 of the class's name: ETH, ERC20, ERC721, ERC1155, COLLECTION.
_ETH: Final = "aaaebeba"
_ERC20: Final = "8ae85d84"
_ERC721: Final = "73ad2146"
_ERC1155: Final = "973bb640"
_COLLECTION: Final = "f63c2825"
_ASSET: Final = "((bytes4 assetClass,bytes data) assetType,uint256 value)"


def _order(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    maker = receiver(fields.address("maker"), signed.signer)
    given, taken = _asset(signed, "makeAsset"), _asset(signed, "takeAsset")
    for side, asset in (("given", given), ("asked for", taken)):
        if asset is None:
            yield Note(f"what is {side} is of a class that is not read")
    payouts = payouts_of(fields.data("dataType"), fields.data("data"))
    if payouts is None:
        yield Note("the order's data, which may name other recipients of the price, is not read")
    yield offer(
        signed, "Rarible", maker, [given] if given else [],
        _shares(maker, taken, payouts or []) if taken else [],
        taker=fields.address("taker"), expires=fields.number("end") or None,
    )  # fmt: skip


def _shares(maker: str, taken: Quantity, payouts: list[tuple[str, int]]) -> list[Share]:
    amount = int(taken.amount)
    return [
        Share(to, some(taken.asset, amount * min(part, WHOLE) // WHOLE))
        for to, part in payouts or [(maker, WHOLE)]
    ]


def _asset(signed: Signed, name: str) -> Quantity | None:
    asset = signed.fields.part(name)
    kind, data = (
        asset.part("assetType").data("assetClass").hex(),
        asset.part("assetType").data("data"),
    )
    amount = asset.number("value")
    if kind == _ETH:
        return some(token(signed.chain, ""), amount)
    contract = "0x" + data[12:32].hex()
    if kind == _ERC20 and len(data) == 32:
        return some(token(signed.chain, contract), amount)
    if kind == _COLLECTION and len(data) == 32:
        return some(nft(signed.chain, contract, None, "unknown"), amount)
    if kind in {_ERC721, _ERC1155} and len(data) == 64:
        number = int.from_bytes(data[32:])
        return some(
            nft(signed.chain, contract, number, "erc721" if kind == _ERC721 else "erc1155"), amount
        )
    return None


FORMS: Final[Forms] = {
    f"(address maker,{_ASSET} makeAsset,address taker,{_ASSET} takeAsset,uint256 salt,"
    "uint256 start,uint256 end,bytes4 dataType,bytes data)": Form("Rarible order", _order),
}
