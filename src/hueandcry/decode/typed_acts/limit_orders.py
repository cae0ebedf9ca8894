"""Limit orders of token exchanges: CoW Protocol, 1inch, ParaSwap (Velora).

Sources: cowprotocol/contracts GPv2Order.sol; 1inch/limit-order-protocol (v4 OrderLib.sol and
MakerTraitsLib.sol, v3 OrderLib.sol, OrderRFQLib.sol); ParaSwap's AugustusRFQ and Portikus.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.offer import offer, receiver
from hueandcry.decode.typed_acts.quantities import nft, some, token
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Asset, Share, Standard

# MakerTraits: an extension holds further terms; bits 80 to 119 are the expiration.
_HAS_EXTENSION: Final = 1 << 249
# Its low 80 bits are the end of the one address that may take it; 0: anybody.
_SENDER: Final = (1 << 80) - 1
# GPv2Settlement, the same on every chain; and that of CoW's test system.
_COW: Final = frozenset({
    "0x9008d19f58aabd9ed0d60971565aa8510560ab41", "0xf553d092b50bdcbdded1a99af2ca29fbe5e2cb13",
})  # fmt: skip
_EXPIRY_AT: Final = 80
_EXPIRY_BITS: Final = (1 << 40) - 1
# AugustusRFQ's kinds of assets; 0 is an ERC-20 token.
_STANDARDS: Final[dict[int, Standard]] = {1: "erc1155", 2: "erc721"}


def _cow(signed: Signed) -> Iterator[AnyAct | Note]:
    fields, owner = signed.fields, signed.signer
    if signed.contract not in _COW:
        where = signed.contract or "no contract"
        yield Note(f"a CoW order for {where}, which is not CoW's settlement: it may do anything")
    sold = some(
        token(signed.chain, fields.address("sellToken")),
        fields.number("sellAmount") + fields.number("feeAmount"),
    )
    bought = some(token(signed.chain, fields.address("buyToken")), fields.number("buyAmount"))
    yield offer(
        signed, "CoW Protocol", owner, [sold],
        [Share(receiver(fields.address("receiver"), owner), bought)],
        expires=fields.number("validTo"),
    )  # fmt: skip


def _oneinch(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    expires, taker = None, ""
    if fields.has("makerTraits"):
        traits = fields.number("makerTraits")
        expires = traits >> _EXPIRY_AT & _EXPIRY_BITS or None
        if traits & _SENDER:
            end = f"0x{traits & _SENDER:020x}"
            yield Note(f"only one taker may fill it, whose address ends like {end}")
        if traits & _HAS_EXTENSION:
            yield Note(
                "the order has an extension, signed by its hash only, that may set the price"
            )
    elif fields.has("info"):
        expires, taker = fields.number("info") >> 64 & (1 << 64) - 1 or None, "allowedSender"
    else:
        taker = "allowedSender"
        if fields.data("interactions"):
            yield Note("the order has interactions, which are not read and may set the price")
    yield _makes(signed, "1inch", ("makingAmount", "takingAmount"), taker, expires)


def _augustus(signed: Signed) -> Iterator[AnyAct | Note]:
    expires = signed.fields.number("expiry") or None
    yield _makes(signed, "ParaSwap", ("makerAmount", "takerAmount"), "taker", expires)


def _makes(
    signed: Signed, market: str, amounts: tuple[str, str], taker: str, expires: int | None
) -> AnyAct:
    fields = signed.fields
    maker = receiver(fields.address("maker"), signed.signer)
    given = some(token(signed.chain, fields.address("makerAsset")), fields.number(amounts[0]))
    taken = some(token(signed.chain, fields.address("takerAsset")), fields.number(amounts[1]))
    to = receiver(fields.address("receiver"), maker) if fields.has("receiver") else maker
    return offer(
        signed, market, maker, [given], [Share(to, taken)],
        taker=fields.address(taker) if taker else "", expires=expires,
    )  # fmt: skip


def _augustus_nft(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    maker = fields.address("maker")
    given, taken = _packed(signed, "maker"), _packed(signed, "taker")
    yield offer(
        signed, "ParaSwap", maker, [some(given, fields.number("makerAmount"))],
        [Share(maker, some(taken, fields.number("takerAmount")))],
        taker=fields.address("taker"), expires=fields.number("expiry") or None,
    )  # fmt: skip


def _packed(signed: Signed, side: str) -> Asset:
    # The address is in the low 160 bits, the kind above it.
    whole = signed.fields.number(f"{side}Asset")
    contract, kind = f"0x{whole & (1 << 160) - 1:040x}", whole >> 160
    number = signed.fields.number(f"{side}AssetId")
    if kind == 0:
        return token(signed.chain, contract)
    return nft(signed.chain, contract, number, _STANDARDS.get(kind, "unknown"))


def _delta(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    owner = fields.address("owner")
    bridge = fields.part("bridge")
    chain, bought = signed.chain, fields.address("destToken")
    if bridge.number("destinationChainId"):
        chain, bought = (
            f"eip155:{bridge.number('destinationChainId')}",
            bridge.address("outputToken"),
        )
    share = Share(
        receiver(fields.address("beneficiary"), owner),
        some(token(chain, bought), fields.number("destAmount")),
    )
    given = some(token(signed.chain, fields.address("srcToken")), fields.number("srcAmount"))
    yield offer(
        signed, "ParaSwap Delta", owner, [given], [share], expires=fields.number("deadline")
    )


FORMS: Final[Forms] = {
    "(address sellToken,address buyToken,address receiver,uint256 sellAmount,uint256 buyAmount,"
    "uint32 validTo,bytes32 appData,uint256 feeAmount,string kind,bool partiallyFillable,"
    "string sellTokenBalance,string buyTokenBalance)": Form("CoW Protocol order", _cow),
    "(uint256 salt,address maker,address receiver,address makerAsset,address takerAsset,"
    "uint256 makingAmount,uint256 takingAmount,uint256 makerTraits)": Form("1inch order", _oneinch),
    "(uint256 salt,address makerAsset,address takerAsset,address maker,address receiver,"
    "address allowedSender,uint256 makingAmount,uint256 takingAmount,uint256 offsets,"
    "bytes interactions)": Form("1inch order", _oneinch),
    "(uint256 info,address makerAsset,address takerAsset,address maker,address allowedSender,"
    "uint256 makingAmount,uint256 takingAmount)": Form("1inch RFQ order", _oneinch),
    "(uint256 nonceAndMeta,uint128 expiry,address makerAsset,address takerAsset,address maker,"
    "address taker,uint256 makerAmount,uint256 takerAmount)": Form("ParaSwap order", _augustus),
    "(uint256 nonceAndMeta,uint128 expiry,uint256 makerAsset,uint256 makerAssetId,"
    "uint256 takerAsset,uint256 takerAssetId,address maker,address taker,uint256 makerAmount,"
    "uint256 takerAmount)": Form("ParaSwap NFT order", _augustus_nft),
    "(address owner,address beneficiary,address srcToken,address destToken,uint256 srcAmount,"
    "uint256 destAmount,uint256 expectedAmount,uint256 deadline,uint8 kind,uint256 nonce,"
    "uint256 partnerAndFee,bytes permit,bytes metadata,(bytes4 protocolSelector,"
    "uint256 destinationChainId,address outputToken,int8 scalingFactor,"
    "bytes protocolData) bridge)": Form("ParaSwap Delta order", _delta),
}
