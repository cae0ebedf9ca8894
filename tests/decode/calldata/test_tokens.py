import pytest

from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.model.act import Asset, Payment, Standard, Swap
from tests.decode.calldata.calls import (
    CHAIN,
    COIN,
    ERC20,
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    Facts,
    acts,
    called,
    calls,
    coins,
    meaning,
    much,
)


def test_transfer() -> None:
    found = acts(called("transfer(address,uint256)", OTHER, 5), target=TOKEN)
    assert meaning(found) == [Payment((), ERC20, ME, OTHER, "5", "transfer")]
    assert (found[0], calls(found)[0].read) == (calls(found)[0], "known selector")


@pytest.mark.parametrize(
    ("standard", "asset", "amount"),
    [
        ("unknown", Asset(CHAIN, TOKEN, "unknown"), "7"),
        ("erc20", ERC20, "7"),
        ("erc721", Asset(CHAIN, TOKEN, "erc721", "7"), "1"),
    ],
)
def test_transfer_from_keeps_its_parties(standard: Standard, asset: Asset, amount: str) -> None:
    for sender, recipient in ((ME, OTHER), (OTHER, ME), (OTHER, THIRD)):
        data = called("transferFrom(address,address,uint256)", sender, recipient, 7)
        found = meaning(acts(data, target=TOKEN, facts=Facts({TOKEN: standard})))
        assert found == [Payment((), asset, sender, recipient, amount, "transferFrom")]


def test_transfer_of_an_nft_by_its_number() -> None:
    data = called("transfer(address,uint256)", OTHER, 7)
    nft = Asset(CHAIN, TOKEN, "erc721", "7")
    found = meaning(acts(data, target=TOKEN, facts=Facts({TOKEN: "erc721"})))
    assert found == [Payment((), nft, ME, OTHER, "1", "transfer")]


def test_nft_transfers() -> None:
    nft = Asset(CHAIN, TOKEN, "erc721", "9")
    head = "safeTransferFrom(address,address,uint256"
    for data in (
        called(f"{head})", ME, OTHER, 9), called(f"{head},bytes)", ME, OTHER, 9, b"x"),
    ):  # fmt: skip
        found = meaning(acts(data, target=TOKEN))
        assert found == [Payment((), nft, ME, OTHER, "1", "transferFrom")]


def test_transfers_of_many_kinds() -> None:
    data = called(
        "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
        ME, OTHER, [1, 2], [10, 20], b"",
    )  # fmt: skip
    assert meaning(acts(data, target=TOKEN)) == [
        Payment((), Asset(CHAIN, TOKEN, "erc1155", one), ME, OTHER, amount, "transferFrom")
        for one, amount in (("1", "10"), ("2", "20"))
    ]


def test_authorized_transfer_moves_the_signers_tokens() -> None:
    head = "transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32"
    data = called(f"{head},bytes)", OTHER, THIRD, 5, 0, 9, bytes(32), b"s")
    assert meaning(acts(data, target=TOKEN)) == [
        Payment((), ERC20, OTHER, THIRD, "5", "transferFrom")
    ]


def test_burning_pays_nobody() -> None:
    for data in (called("burn(uint256)", 5), called("burnFrom(address,uint256)", ME, 5)):
        (paid,) = meaning(acts(data, target=TOKEN))
        assert isinstance(paid, Payment)
        assert (paid.sender, paid.recipient, paid.amount) == (ME, NOBODY, "5")


def test_disperse() -> None:
    data = called("disperseEther(address[],uint256[])", [OTHER, THIRD], [1, 2])
    assert meaning(acts(data, amount=3)) == [
        Payment((), COIN, ME, SHOP, "3", "value"),
        Payment((), COIN, SHOP, OTHER, "1", "transfer"),
        Payment((), COIN, SHOP, THIRD, "2", "transfer"),
    ]
    data = called("disperseToken(address,address[],uint256[])", TOKEN, [OTHER], [1])
    assert meaning(acts(data)) == [Payment((), ERC20, ME, OTHER, "1", "transferFrom")]


def test_only_a_known_token_is_wrapped() -> None:
    data = called("deposit()")
    value = Payment((), COIN, ME, TOKEN, "3", "value")
    assert meaning(acts(data, target=TOKEN, amount=3)) == [value]
    found = acts(data, target=TOKEN, amount=3, facts=Facts({TOKEN: "erc20"}))
    assert meaning(found) == [value, Swap((), "wrap", ME, "", (coins(3),), (much(3),))]
    data = called("withdraw(uint256)", 3)
    assert meaning(acts(data, target=TOKEN)) == []
    found = acts(data, target=TOKEN, facts=Facts({TOKEN: "erc20"}))
    assert meaning(found) == [Swap((), "unwrap", ME, "", (much(3),), (coins(3),))]
