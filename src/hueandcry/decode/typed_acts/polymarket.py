"""Polymarket: orders for shares in outcomes, against dollars.

Source: Polymarket/ctf-exchange `OrderStructs.sol`; the addresses are those of its documentation.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.offer import offer
from hueandcry.decode.typed_acts.quantities import nft, some, token
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Share

_EXCHANGES: Final = frozenset({
    "0x4bfb41d5b3570defd03c39a9a4d8de6bd8b8982e", "0xc5d563a36ae78145c45a50134d48a1215220f80a",
})  # fmt: skip
# Both deal in the same dollars and shares, on Polygon.
_DOLLARS: Final = "0x2791bca1f2de4661ed88a30c99a7a9449aa84174"
_SHARES: Final = "0x4d97dcd97ec945f40cf65f87097ace5ea0476045"
_BUY, _SELL = 0, 1


def _order(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    side, maker = fields.number("side"), fields.address("maker")
    if signed.contract not in _EXCHANGES:
        where = signed.contract or "no contract"
        yield Note(f"a Polymarket order for {where}, which is none of its exchanges")
    if side not in {_BUY, _SELL}:
        yield Note(f"an order of the unknown side {side}")
    dollars = token(signed.chain, _DOLLARS)
    shares = nft(signed.chain, _SHARES, fields.number("tokenId"), "erc1155")
    given, got = (shares, dollars) if side == _SELL else (dollars, shares)
    yield offer(
        signed, "Polymarket", maker, [some(given, fields.number("makerAmount"))],
        [Share(maker, some(got, fields.number("takerAmount")))],
        taker=fields.address("taker"), expires=fields.number("expiration") or None,
    )  # fmt: skip


FORMS: Final[Forms] = {
    "(uint256 salt,address maker,address signer,address taker,uint256 tokenId,"
    "uint256 makerAmount,uint256 takerAmount,uint256 expiration,uint256 nonce,"
    "uint256 feeRateBps,uint8 side,uint8 signatureType)": Form("Polymarket order", _order),
}
