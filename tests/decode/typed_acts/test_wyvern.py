from hueandcry.model.act import Asset, Delegatecall, Order, Quantity, Share
from tests.decode.typed_acts.values import (
    CHAIN,
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

TEXT = (
    "Order(address exchange,address maker,address taker,uint256 makerRelayerFee,"
    "uint256 takerRelayerFee,uint256 makerProtocolFee,uint256 takerProtocolFee,"
    "address feeRecipient,uint8 feeMethod,uint8 side,uint8 saleKind,address target,"
    "uint8 howToCall,bytes calldata,bytes replacementPattern,address staticTarget,"
    "bytes staticExtradata,address paymentToken,uint256 basePrice,uint256 extra,"
    "uint256 listingTime,uint256 expirationTime,uint256 salt,uint256 nonce)"
)
VALIDATOR = "0xbaf2127b49fc93cbca6269fade0f7f31df4c88a7"


def word(value: str | int) -> str:
    return f"{value:064x}" if isinstance(value, int) else value[2:].rjust(64, "0")


TRANSFER = "0x23b872dd" + word(SIGNER) + word(NOBODY) + word(7)


def order(**changes: object) -> dict[str, object]:
    return {
        "exchange": OTHER, "maker": SIGNER, "taker": NOBODY, "makerRelayerFee": 250,
        "takerRelayerFee": 0, "makerProtocolFee": 0, "takerProtocolFee": 0,
        "feeRecipient": THIRD, "feeMethod": 1, "side": 1, "saleKind": 0, "target": TOKEN,
        "howToCall": 0, "calldata": TRANSFER, "replacementPattern": "0x", "staticTarget": NOBODY,
        "staticExtradata": "0x", "paymentToken": MONEY, "basePrice": 1000, "extra": 0,
        "listingTime": 1, "expirationTime": SOON, "salt": 1, "nonce": 0, **changes,
    }  # fmt: skip


def test_a_sale_gives_the_nft_of_its_call() -> None:
    (act,) = acts(TEXT, order())
    money = Asset(CHAIN, MONEY, "erc20")
    assert isinstance(act, Order)
    assert act.gives == (Quantity(Asset(CHAIN, TOKEN, "unknown", "7"), "1"),)
    assert act.shares == (
        Share(SIGNER, Quantity(money, "975")),
        Share(THIRD, Quantity(money, "25")),
    )
    assert act.gets == (Quantity(money, "975"),)


def test_foreign_code_as_the_sellers_proxy_is_a_delegatecall() -> None:
    found = reading(TEXT, order(target=OTHER, howToCall=1, calldata="0xdeadbeef", basePrice=0))
    assert found.acts[0] == Delegatecall(("Order",), SIGNER, OTHER, "0xdeadbeef", "")
    assert OTHER in found.unread[0]
    assert isinstance(found.acts[1], Order)
    assert (found.acts[1].gives, found.acts[1].gets[0].amount) == ((), "0")


def test_openseas_validator_is_known() -> None:
    call = "0xfb16a595" + word(SIGNER) + word(NOBODY) + word(TOKEN) + word(7) + word(0)
    first, second = acts(TEXT, order(target=VALIDATOR, howToCall=1, calldata=call))
    assert isinstance(first, Delegatecall)
    assert first.library
    assert isinstance(second, Order)
    assert second.gives == (Quantity(Asset(CHAIN, TOKEN, "erc721", "7"), "1"),)


def test_the_validators_function_elsewhere_is_foreign_code() -> None:
    call = "0xfb16a595" + word(SIGNER) + word(NOBODY) + word(TOKEN) + word(7) + word(0)
    found = reading(TEXT, order(target=OTHER, howToCall=1, calldata=call))
    assert found.acts[0] == Delegatecall(("Order",), SIGNER, OTHER, "0xfb16a595", "")
    assert found.unread


def test_a_dutch_auction_counts_its_last_price() -> None:
    (act,) = acts(TEXT, order(saleKind=1, extra=1000))
    assert isinstance(act, Order)
    assert act.gets[0].amount == "0"


def test_a_purchase_gives_the_price() -> None:
    (act,) = acts(TEXT, order(side=0))
    assert isinstance(act, Order)
    assert act.gives == (Quantity(Asset(CHAIN, MONEY, "erc20"), "1000"),)
    assert act.gets == (Quantity(Asset(CHAIN, TOKEN, "unknown", "7"), "1"),)
