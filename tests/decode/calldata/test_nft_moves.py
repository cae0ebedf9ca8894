from hueandcry.model.act import Approval, Asset, Order, Payment, Quantity, Share
from tests.decode.calldata.calls import (
    CHAIN,
    COIN,
    ERC20,
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    acts,
    called,
    coins,
    meaning,
)
from tests.decode.calldata.test_markets import NFT, ONE, parameters, signature_of

KIND = Asset(CHAIN, SHOP, "unknown", "7")


def test_many_nfts_to_others() -> None:
    signature = "bulkTransfer(((uint8,address,uint256,uint256)[],address,bool)[],bytes32)"
    items = [(2, NFT, 42, 1), (1, TOKEN, 0, 9)]
    data = called(signature, [(items, OTHER, True)], bytes(32))
    assert meaning(acts(data)) == [
        Payment((), ONE.asset, ME, OTHER, "1", "transferFrom"),
        Payment((), ERC20, ME, OTHER, "9", "transferFrom"),
    ]


def test_a_conduit() -> None:
    signature = "execute((uint8,address,address,address,uint256,uint256)[])"
    data = called(signature, [(2, NFT, THIRD, OTHER, 42, 1)])
    assert meaning(acts(data)) == [Payment((), ONE.asset, THIRD, OTHER, "1", "transferFrom")]


def test_orders_listed_on_chain() -> None:
    data = called(signature_of("validate"), [(parameters(), b"")])
    (found,) = meaning(acts(data))
    shares = (Share(OTHER, coins(8)), Share(THIRD, coins(1)))
    assert found == Order((), "Seaport", SHOP, OTHER, (ONE,), (coins(8),), shares, expires=99)


def test_punks() -> None:
    assert meaning(acts(called("transferPunk(address,uint256)", OTHER, 7))) == [
        Payment((), KIND, ME, OTHER, "1", "transfer")
    ]
    data = called("offerPunkForSaleToAddress(uint256,uint256,address)", 7, 0, OTHER)
    gets = Quantity(COIN, "0")
    assert meaning(acts(data)) == [
        Order(
            (), "CryptoPunks", SHOP, ME, (Quantity(KIND, "1"),), (gets,), (Share(ME, gets),), OTHER
        )
    ]


def test_erc_6909() -> None:
    assert meaning(acts(called("transfer(address,uint256,uint256)", OTHER, 7, 5))) == [
        Payment((), KIND, ME, OTHER, "5", "transfer")
    ]
    data = called("transferFrom(address,address,uint256,uint256)", THIRD, OTHER, 7, 5)
    assert meaning(acts(data)) == [Payment((), KIND, THIRD, OTHER, "5", "transferFrom")]
    assert meaning(acts(called("approve(address,uint256,uint256)", OTHER, 7, 0))) == [
        Approval((), KIND, ME, OTHER, "0", "approve", revokes=True)
    ]
