from hueandcry.decode.calldata.frame import CallFrame
from hueandcry.model.act import Asset, Order, Payment, Quantity, Share
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    MONEY,
    NOBODY,
    OTHER,
    SIGNER,
    SOON,
    THIRD,
    TOKEN,
    acts,
    called,
    reading,
)

OTC = (
    "OtcOrder(address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,"
    "address maker,address taker,address txOrigin,uint256 expiryAndNonce)"
)
V3 = (
    "Order(address makerAddress,address takerAddress,address feeRecipientAddress,"
    "address senderAddress,uint256 makerAssetAmount,uint256 takerAssetAmount,uint256 makerFee,"
    "uint256 takerFee,uint256 expirationTimeSeconds,uint256 salt,bytes makerAssetData,"
    "bytes takerAssetData,bytes makerFeeAssetData,bytes takerFeeAssetData)"
)
META = (
    "MetaTransactionDataV2(address signer,address sender,uint256 expirationTimeSeconds,"
    "uint256 salt,bytes callData,address feeToken,MetaTransactionFeeData[] fees)"
    "MetaTransactionFeeData(address recipient,uint256 amount)"
)
GIVEN = Quantity(Asset(CHAIN, TOKEN, "erc20"), "100")
TAKEN = Quantity(Asset(CHAIN, MONEY, "erc20"), "50")


def test_an_otc_order_packs_its_end() -> None:
    message = {
        "makerToken": TOKEN, "takerToken": MONEY, "makerAmount": 100, "takerAmount": 50,
        "maker": SIGNER, "taker": OTHER, "txOrigin": THIRD,
        "expiryAndNonce": str(SOON << 192 | 3 << 128 | 9),
    }  # fmt: skip
    assert acts(OTC, message) == (
        Order(
            ("OtcOrder",), "0x", CONTRACT, SIGNER, (GIVEN,), (TAKEN,), (Share(SIGNER, TAKEN),),
            taker=OTHER, expires=SOON,
        ),
    )  # fmt: skip


def order(taken: str) -> dict[str, object]:
    return {
        "makerAddress": SIGNER, "takerAddress": NOBODY, "feeRecipientAddress": NOBODY,
        "senderAddress": NOBODY, "makerAssetAmount": 1, "takerAssetAmount": 50, "makerFee": 0,
        "takerFee": 0, "expirationTimeSeconds": SOON, "salt": 1,
        "makerAssetData": "0x02571792" + word(TOKEN) + f"{7:064x}", "takerAssetData": taken,
        "makerFeeAssetData": "0x", "takerFeeAssetData": "0x",
    }  # fmt: skip


def word(address: str) -> str:
    return address[2:].rjust(64, "0")


def test_asset_data_are_read() -> None:
    (act,) = acts(V3, order("0xf47261b0" + word(MONEY)))
    assert isinstance(act, Order)
    assert act.gives == (Quantity(Asset(CHAIN, TOKEN, "erc721", "7"), "1"),)
    assert act.gets == (TAKEN,)
    assert act.taker == ""


def test_other_asset_data_are_said() -> None:
    found = reading(V3, order("0x94cfcdd7"))
    assert "asked for" in found.unread[0]
    assert isinstance(found.acts[0], Order)
    assert found.acts[0].gets == ()


def test_a_meta_transaction_calls_and_pays_its_fees() -> None:
    message = {
        "signer": SIGNER, "sender": NOBODY, "expirationTimeSeconds": SOON, "salt": 1,
        "callData": "0x095ea7b3", "feeToken": MONEY, "fees": [{"recipient": THIRD, "amount": 4}],
    }  # fmt: skip
    place = ("MetaTransactionDataV2",)
    frame = CallFrame(place, CHAIN, SIGNER, CONTRACT, 0, bytes.fromhex("095ea7b3"))
    fee = Payment((*place, "fee"), TAKEN.asset, SIGNER, THIRD, "4", "transferFrom")
    assert acts(META, message) == (called(frame), fee)
