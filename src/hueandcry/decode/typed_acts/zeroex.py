"""0x: orders of v2 to v4 (0xProject/protocol, LibOrder.sol, LibNativeOrder.sol), and its
meta-transactions (MetaTransactionsFeature.sol, MetaTransactionsFeatureV2.sol).
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.decode.typed_acts.offer import offer, receiver
from hueandcry.decode.typed_acts.quantities import nft, some, token
from hueandcry.decode.typed_acts.signed import Form, Forms, Note, Signed
from hueandcry.model.act import AnyAct, Asset, Payment, Share

_ERC20: Final = bytes.fromhex("f47261b0")
_ERC721: Final = bytes.fromhex("02571792")
_OTC_EXPIRY_AT: Final = 192
_V2: Final = (
    "address makerAddress,address takerAddress,address feeRecipientAddress,address senderAddress,"
    "uint256 makerAssetAmount,uint256 takerAssetAmount,uint256 makerFee,uint256 takerFee,"
    "uint256 expirationTimeSeconds,uint256 salt,bytes makerAssetData,bytes takerAssetData"
)
_PAIR: Final = "address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount"


def _native(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    maker = receiver(fields.address("maker"), signed.signer)
    given = token(signed.chain, fields.address("makerToken"))
    taken = token(signed.chain, fields.address("takerToken"))
    if fields.has("expiry"):
        expires = fields.number("expiry")
    else:
        expires = fields.number("expiryAndNonce") >> _OTC_EXPIRY_AT
    yield offer(
        signed, "0x", maker, [some(given, fields.number("makerAmount"))],
        [Share(maker, some(taken, fields.number("takerAmount")))],
        taker=fields.address("taker"), expires=expires,
    )  # fmt: skip


def _by_asset_data(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    maker = receiver(fields.address("makerAddress"), signed.signer)
    given, taken = _asset(signed, "makerAssetData"), _asset(signed, "takerAssetData")
    for side, asset in (("given", given), ("asked for", taken)):
        if asset is None:
            yield Note(f"what is {side} is written in a way that is not read (several assets)")
    yield offer(
        signed, "0x", maker,
        [some(given, fields.number("makerAssetAmount"))] if given else [],
        [Share(maker, some(taken, fields.number("takerAssetAmount")))] if taken else [],
        taker=fields.address("takerAddress"), expires=fields.number("expirationTimeSeconds"),
    )  # fmt: skip


def _asset(signed: Signed, name: str) -> Asset | None:
    # Asset proxy id, then ABI words: 4 + 32 (address), or 4 + 64 (address, id).
    data = signed.fields.data(name)
    contract = "0x" + data[16:36].hex()
    if data[:4] == _ERC20 and len(data) == 36:
        return token(signed.chain, contract)
    if data[:4] == _ERC721 and len(data) >= 68:
        return nft(signed.chain, contract, int.from_bytes(data[36:68]))
    return None


def _meta(signed: Signed) -> Iterator[AnyAct | Note]:
    fields = signed.fields
    signer = receiver(fields.address("signer", "signerAddress"), signed.signer)
    amount = fields.number("value") if fields.has("value") else 0
    name = "callData" if fields.has("callData") else "data"
    yield from signed.call(signer, signed.contract, amount, fields.data(name))
    for to, fee in _fees(signed):
        paid = token(signed.chain, fields.address("feeToken"))
        yield Payment(signed.inside("fee"), paid, signer, to, str(fee), "transferFrom")


def _fees(signed: Signed) -> list[tuple[str, int]]:
    fields = signed.fields
    if fields.has("fees"):
        return [(fee.address("recipient"), fee.number("amount")) for fee in fields.parts("fees")]
    if fields.has("feeAmount") and fields.number("feeAmount"):
        # It goes to whoever hands the transaction in: `sender`, or anybody.
        return [(fields.address("sender"), fields.number("feeAmount"))]
    return []


FORMS: Final[Forms] = {
    f"({_PAIR},uint128 takerTokenFeeAmount,address maker,address taker,address sender,"
    "address feeRecipient,bytes32 pool,uint64 expiry,uint256 salt)":
        Form("0x limit order", _native),
    f"({_PAIR},address maker,address taker,address txOrigin,bytes32 pool,uint64 expiry,"
    "uint256 salt)": Form("0x RFQ order", _native),
    f"({_PAIR},address maker,address taker,address txOrigin,uint256 expiryAndNonce)":
        Form("0x OTC order", _native),
    f"({_V2})": Form("0x v2 order", _by_asset_data),
    f"({_V2},bytes makerFeeAssetData,bytes takerFeeAssetData)": Form("0x v3 order", _by_asset_data),
    "(address signer,address sender,uint256 minGasPrice,uint256 maxGasPrice,"
    "uint256 expirationTimeSeconds,uint256 salt,bytes callData,uint256 value,address feeToken,"
    "uint256 feeAmount)": Form("0x meta-transaction", _meta),
    "(address signer,address sender,uint256 expirationTimeSeconds,uint256 salt,bytes callData,"
    "address feeToken,(address recipient,uint256 amount)[] fees)":
        Form("0x meta-transaction", _meta),
    "(uint256 salt,uint256 expirationTimeSeconds,uint256 gasPrice,address signerAddress,"
    "bytes data)": Form("0x v3 meta-transaction", _meta),
}  # fmt: skip
