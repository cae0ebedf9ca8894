from hueandcry.model.act import Order
from tests.decode.typed_acts.values import NOBODY, OTHER, SIGNER, acts, reading

EXCHANGE = "0x4bfb41d5b3570defd03c39a9a4d8de6bd8b8982e"
DOLLARS = "0x2791bca1f2de4661ed88a30c99a7a9449aa84174"
ORDER = (
    "Order(uint256 salt,address maker,address signer,address taker,uint256 tokenId,"
    "uint256 makerAmount,uint256 takerAmount,uint256 expiration,uint256 nonce,"
    "uint256 feeRateBps,uint8 side,uint8 signatureType)"
)


def order(side: int) -> dict[str, object]:
    return {
        "salt": 1, "maker": OTHER, "signer": SIGNER, "taker": NOBODY, "tokenId": 77,
        "makerAmount": 5, "takerAmount": 9, "expiration": 0, "nonce": 0, "feeRateBps": 0,
        "side": side, "signatureType": 1,
    }  # fmt: skip


def test_a_buyer_gives_dollars_and_a_seller_gets_them() -> None:
    for side in (0, 1):
        (found,) = acts(ORDER, order(side), EXCHANGE)
        assert isinstance(found, Order)
        paid = (found.gives, found.gets)[side]
        assert [one.asset.contract for one in paid] == [DOLLARS]
        assert [one.amount for one in (*found.gives, *found.gets)] == ["5", "9"]
        assert (found.offerer, found.taker, found.expires) == (OTHER, "", None)


def test_another_contract_and_an_unknown_side_are_said() -> None:
    found = reading(ORDER, order(4))
    assert "none of its exchanges" in found.unread[0]
    assert "unknown side 4" in found.unread[1]
