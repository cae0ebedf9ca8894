from hueandcry.decode.evm.keccak import keccak256
from hueandcry.model.act import Asset, Order, Quantity, Share
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    NOBODY,
    OTHER,
    SIGNER,
    SOON,
    TOKEN,
    acts,
    reading,
)

TEXT = (
    "Order(address maker,Asset makeAsset,address taker,Asset takeAsset,uint256 salt,"
    "uint256 start,uint256 end,bytes4 dataType,bytes data)"
    "Asset(AssetType assetType,uint256 value)AssetType(bytes4 assetClass,bytes data)"
)


def name(text: str) -> str:
    return "0x" + keccak256(text.encode())[:4].hex()


def asset(kind: str, data: str, value: int) -> dict[str, object]:
    return {"assetType": {"assetClass": name(kind), "data": data}, "value": value}


NFT = asset("ERC721", "0x" + TOKEN[2:].rjust(64, "0") + f"{7:064x}", 1)


def order(data_type: str, data: str, given: dict[str, object] = NFT) -> dict[str, object]:
    return {
        "maker": SIGNER, "makeAsset": given, "taker": NOBODY,
        "takeAsset": asset("ETH", "0x", 1000), "salt": 1, "start": 0, "end": SOON,
        "dataType": data_type, "data": data,
    }  # fmt: skip


def test_a_plain_order_pays_its_maker() -> None:
    price = Quantity(Asset(CHAIN, standard="native"), "1000")
    assert acts(TEXT, order("0xffffffff", "0x")) == (
        Order(
            ("Order",), "Rarible", CONTRACT, SIGNER,
            (Quantity(Asset(CHAIN, TOKEN, "erc721", "7"), "1"),), (price,),
            (Share(SIGNER, price),), expires=SOON,
        ),
    )  # fmt: skip


def test_payouts_to_another_are_shares() -> None:
    packed = f"{10_000 << 160 | int(OTHER, 16):064x}"
    (act,) = acts(TEXT, order(name("V3_SELL"), "0x" + packed + "00" * 128))
    assert isinstance(act, Order)
    assert act.gets == ()
    assert act.shares[0].recipient == OTHER


def test_data_and_classes_that_are_not_read_are_said() -> None:
    lazy = asset("ERC721_LAZY", "0x", 1)
    found = reading(TEXT, order("0x12345678", "0x01", lazy))
    assert "class" in found.unread[0]
    assert "recipients" in found.unread[1]
