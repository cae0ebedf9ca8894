from hueandcry.model.act import Asset, Order, Quantity, Share
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    MONEY,
    NOBODY,
    SIGNER,
    SOON,
    THIRD,
    TOKEN,
    acts,
)

FEE = "Fee(address recipient,uint256 amount,bytes feeData)"
PROPERTY = "Property(address propertyValidator,bytes propertyData)"
HEAD = (
    "address maker,address taker,uint256 expiry,uint256 nonce,address erc20Token,"
    "uint256 erc20TokenAmount,Fee[] fees"
)
ZEROEX = (
    f"ERC721Order(uint8 direction,{HEAD},address erc721Token,uint256 erc721TokenId,"
    f"Property[] erc721TokenProperties){FEE}{PROPERTY}"
)
SELL = f"NFTSellOrder({HEAD},address nft,uint256 nftId,uint256 hashNonce){FEE}"
COMMON = {
    "maker": SIGNER, "taker": NOBODY, "nonce": 1, "erc20Token": MONEY, "erc20TokenAmount": 50,
    "fees": [{"recipient": THIRD, "amount": 5, "feeData": "0x"}],
}  # fmt: skip
NFT = Quantity(Asset(CHAIN, TOKEN, "erc721", "7"), "1")
PRICE = Quantity(Asset(CHAIN, MONEY, "erc20"), "50")
ORDER = {**COMMON, "expiry": SOON, "erc721Token": TOKEN, "erc721TokenId": 7}


def test_a_zeroex_sale_gets_the_price() -> None:
    assert acts(ZEROEX, {**ORDER, "direction": 0, "erc721TokenProperties": []}) == (
        Order(
            ("ERC721Order",), "0x", CONTRACT, SIGNER, (NFT,), (PRICE,),
            (Share(SIGNER, PRICE), Share(THIRD, Quantity(PRICE.asset, "5"))), expires=SOON,
        ),
    )  # fmt: skip


def test_a_zeroex_purchase_pays_the_fees_on_top() -> None:
    properties = [{"propertyValidator": NOBODY, "propertyData": "0x"}]
    (act,) = acts(ZEROEX, {**ORDER, "direction": 1, "erc721TokenProperties": properties})
    assert isinstance(act, Order)
    assert act.gives == (Quantity(PRICE.asset, "55"),)
    assert act.gets == (Quantity(Asset(CHAIN, TOKEN, "erc721"), "1"),)


def test_an_element_sale_keeps_its_end_in_the_low_bits() -> None:
    message = {
        **COMMON, "expiry": str(1 << 252 | 1 << 32 | SOON), "nft": TOKEN, "nftId": 7,
        "hashNonce": 0,
    }  # fmt: skip
    (act,) = acts(SELL, message)
    assert isinstance(act, Order)
    assert (act.market, act.expires, act.gives, act.gets) == ("Element", SOON, (NFT,), (PRICE,))


def test_an_element_tree_is_read() -> None:
    one = {**COMMON, "expiry": SOON, "nft": TOKEN, "nftId": 7, "hashNonce": 0}
    empty = {**one, "maker": NOBODY}
    found = acts(f"BulkOrder(NFTSellOrder[2] tree){SELL}", {"tree": [one, empty]})
    assert [act.place for act in found] == [("BulkOrder", "order 1 of 1")]
