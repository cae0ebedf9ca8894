from hueandcry.model.act import Asset, Order, Quantity, Share
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
    reading,
)

SETTLEMENT = "0x9008d19f58aabd9ed0d60971565aa8510560ab41"

COW = (
    "Order(address sellToken,address buyToken,address receiver,uint256 sellAmount,"
    "uint256 buyAmount,uint32 validTo,bytes32 appData,uint256 feeAmount,string kind,"
    "bool partiallyFillable,string sellTokenBalance,string buyTokenBalance)"
)
ONEINCH = (
    "Order(uint256 salt,address maker,address receiver,address makerAsset,address takerAsset,"
    "uint256 makingAmount,uint256 takingAmount,uint256 makerTraits)"
)
ONEINCH_3 = (
    "Order(uint256 salt,address makerAsset,address takerAsset,address maker,address receiver,"
    "address allowedSender,uint256 makingAmount,uint256 takingAmount,uint256 offsets,"
    "bytes interactions)"
)
RFQ = (
    "OrderRFQ(uint256 info,address makerAsset,address takerAsset,address maker,"
    "address allowedSender,uint256 makingAmount,uint256 takingAmount)"
)
DELTA = (
    "Order(address owner,address beneficiary,address srcToken,address destToken,uint256 srcAmount,"
    "uint256 destAmount,uint256 expectedAmount,uint256 deadline,uint8 kind,uint256 nonce,"
    "uint256 partnerAndFee,bytes permit,bytes metadata,Bridge bridge)"
    "Bridge(bytes4 protocolSelector,uint256 destinationChainId,address outputToken,"
    "int8 scalingFactor,bytes protocolData)"
)
GIVEN = Quantity(Asset(CHAIN, TOKEN, "erc20"), "100")
TAKEN = Quantity(Asset(CHAIN, MONEY, "erc20"), "50")
PAIR = {
    "makerAsset": TOKEN, "takerAsset": MONEY, "maker": SIGNER, "makingAmount": 100,
    "takingAmount": 50,
}  # fmt: skip


def cow(receiver: str) -> dict[str, object]:
    return {
        "sellToken": TOKEN, "buyToken": MONEY, "receiver": receiver, "sellAmount": 90,
        "buyAmount": 50, "validTo": SOON, "appData": "0x" + "00" * 32, "feeAmount": 10,
        "kind": "sell", "partiallyFillable": False, "sellTokenBalance": "erc20",
        "buyTokenBalance": "erc20",
    }  # fmt: skip


def one(text: str, message: dict[str, object]) -> Order:
    (act,) = acts(text, message, SETTLEMENT if text == COW else CONTRACT)
    assert isinstance(act, Order)
    return act


def test_a_cow_order_without_receiver_is_for_its_owner() -> None:
    assert one(COW, cow(NOBODY)) == Order(
        ("Order",), "CoW Protocol", SETTLEMENT, SIGNER, (GIVEN,), (TAKEN,), (Share(SIGNER, TAKEN),),
        expires=SOON,
    )  # fmt: skip


def test_a_cow_order_for_another_gets_nothing() -> None:
    order = one(COW, cow(OTHER))
    assert order.gets == ()
    assert order.shares == (Share(OTHER, TAKEN),)


def test_oneinch_keeps_the_end_in_its_traits() -> None:
    traits = SOON << 80 | 1 << 255
    order = one(ONEINCH, {**PAIR, "salt": 1, "receiver": OTHER, "makerTraits": str(traits)})
    assert order.expires == SOON
    assert order.shares == (Share(OTHER, TAKEN),)


def test_another_contract_than_cows_is_said() -> None:
    assert "not CoW's settlement" in reading(COW, cow(NOBODY)).unread[0]


def test_oneinch_says_whom_alone_an_order_is_for() -> None:
    message = {**PAIR, "salt": 1, "receiver": NOBODY, "makerTraits": str(0xABCD)}
    (note,) = reading(ONEINCH, message).unread
    assert note.endswith("0x0000000000000000abcd")


def test_a_hidden_extension_is_said() -> None:
    message = {**PAIR, "salt": 1, "receiver": NOBODY, "makerTraits": str(1 << 249)}
    found = reading(ONEINCH, message)
    assert "extension" in found.unread[0]
    assert isinstance(found.acts[0], Order)
    assert found.acts[0].expires is None


def test_older_oneinch_orders_name_their_taker() -> None:
    order = one(RFQ, {**PAIR, "info": str(SOON << 64 | 5), "allowedSender": THIRD})
    assert (order.expires, order.taker, order.gets) == (SOON, THIRD, (TAKEN,))
    third = {**PAIR, "salt": 1, "receiver": NOBODY, "allowedSender": NOBODY, "offsets": 0}
    assert one(ONEINCH_3, {**third, "interactions": "0x"}).taker == ""
    assert "interactions" in reading(ONEINCH_3, {**third, "interactions": "0x01"}).unread[0]


def delta(chain: int) -> dict[str, object]:
    bridge = {
        "protocolSelector": "0x00000000", "destinationChainId": chain, "outputToken": THIRD,
        "scalingFactor": 0, "protocolData": "0x",
    }  # fmt: skip
    return {
        "owner": SIGNER, "beneficiary": OTHER, "srcToken": TOKEN, "destToken": MONEY,
        "srcAmount": 100, "destAmount": 50, "expectedAmount": 55, "deadline": SOON, "kind": 0,
        "nonce": 1, "partnerAndFee": 0, "permit": "0x", "metadata": "0x", "bridge": bridge,
    }  # fmt: skip


def test_a_delta_order_may_pay_on_another_chain() -> None:
    assert one(DELTA, delta(0)).shares == (Share(OTHER, TAKEN),)
    (share,) = one(DELTA, delta(10)).shares
    assert share.quantity == Quantity(Asset("eip155:10", THIRD, "erc20"), "50")


def test_augustus_packs_kind_and_address() -> None:
    text = (
        "OrderNFT(uint256 nonceAndMeta,uint128 expiry,uint256 makerAsset,uint256 makerAssetId,"
        "uint256 takerAsset,uint256 takerAssetId,address maker,address taker,uint256 makerAmount,"
        "uint256 takerAmount)"
    )
    order = one(text, {
        "nonceAndMeta": 1, "expiry": 0, "makerAsset": str(2 << 160 | int(TOKEN, 16)),
        "makerAssetId": 7, "takerAsset": str(int(MONEY, 16)), "takerAssetId": 0, "maker": SIGNER,
        "taker": OTHER, "makerAmount": 1, "takerAmount": 50,
    })  # fmt: skip
    assert order.gives == (Quantity(Asset(CHAIN, TOKEN, "erc721", "7"), "1"),)
    assert (order.gets, order.taker, order.expires) == ((TAKEN,), OTHER, None)
