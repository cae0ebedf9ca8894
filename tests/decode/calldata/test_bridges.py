import pytest

from hueandcry.decode.calldata.bridges import account
from hueandcry.decode.calldata.frame import NOBODY
from hueandcry.model.act import Asset, Quantity, Swap
from tests.decode.calldata.calls import CHAIN, ME, OTHER, SHOP, TOKEN, acts, called, coins, meaning
from tests.decode.calldata.calls import much as tokens

BUY = "0x" + "b0" * 20


def word(address: str) -> bytes:
    return bytes(12) + bytes.fromhex(address[2:])


def bridged(data: bytes, amount: int = 0) -> Swap:
    (found,) = [one for one in meaning(acts(data, amount=amount)) if isinstance(one, Swap)]
    assert (found.manner, found.sender) == ("bridge", ME)
    return found


def test_accounts_of_32_bytes() -> None:
    assert account(word(OTHER)) == OTHER
    assert account(b"\x01" * 32) == "0x" + "01" * 32


def test_across() -> None:
    tail = "uint256,uint256,uint256,{},uint32,uint32,uint32,bytes)"
    old = called(f"depositV3(address,address,address,address,{tail.format('address')}",
                 ME, OTHER, TOKEN, BUY, 9, 7, 10, NOBODY, 1, 2, 3, b"")  # fmt: skip
    words = [word(one) for one in (ME, OTHER, TOKEN, BUY)]
    new = called(f"deposit(bytes32,bytes32,bytes32,bytes32,{tail.format('bytes32')}",
                 *words, 9, 7, 10, bytes(32), 1, 2, 3, b"")  # fmt: skip
    there = Quantity(Asset("eip155:10", BUY, "erc20"), "7")
    for data in (old, new):
        found = bridged(data)
        assert (found.receiver, found.recipient_chain) == (OTHER, "eip155:10")
        assert (found.gives, found.gets) == ((tokens(9),), (there,))


@pytest.mark.parametrize(
    ("signature", "rest"),
    [
        ("depositForBurn(uint256,uint32,bytes32,address)", ()),
        ("depositForBurn(uint256,uint32,bytes32,address,bytes32,uint256,uint32)",
         (bytes(32), 0, 1_000)),
    ],
)  # fmt: skip
def test_circle(signature: str, rest: tuple[object, ...]) -> None:
    found = bridged(called(signature, 9, 6, word(OTHER), TOKEN, *rest))
    assert (found.receiver, found.recipient_chain) == (OTHER, "eip155:8453")
    found = bridged(called(signature, 9, 5, b"\x01" * 32, TOKEN, *rest))
    assert (found.receiver, found.recipient_chain) == ("0x" + "01" * 32, "CCTP domain 5")


@pytest.mark.parametrize("name", ["send", "sendToken"])
def test_layer_zero(name: str) -> None:
    head = "(uint32,bytes32,uint256,uint256,bytes,bytes,bytes),(uint256,uint256),address"
    row = (30110, word(OTHER), 9, 7, b"", b"", b"")
    found = bridged(called(f"{name}({head})", row, (1, 0), ME), 1)
    gives = Quantity(Asset(CHAIN, SHOP, "unknown"), "9")
    assert (found.receiver, found.gives) == (OTHER, (gives,))
    assert found.recipient_chain == "LayerZero endpoint 30110"


def test_wormhole() -> None:
    signature = "transferTokens(address,uint256,uint16,bytes32,uint256,uint32)"
    found = bridged(called(signature, TOKEN, 9, 1, b"\x07" * 32, 0, 0))
    assert (found.receiver, found.gives) == ("0x" + "07" * 32, (tokens(9),))
    data = called("wrapAndTransferETH(uint16,bytes32,uint256,uint32)", 1, word(OTHER), 0, 0)
    found = bridged(data, 3)
    assert (found.receiver, found.gives) == (OTHER, (coins(3),))
    assert found.recipient_chain == "Wormhole chain 1"


def test_optimism() -> None:
    for name in ("depositETHTo", "bridgeETHTo"):
        found = bridged(called(f"{name}(address,uint32,bytes)", OTHER, 1, b""), 3)
        assert (found.receiver, found.gives) == (OTHER, (coins(3),))
    signature = "bridgeERC20To(address,address,address,uint256,uint32,bytes)"
    found = bridged(called(signature, TOKEN, BUY, OTHER, 9, 1, b""))
    assert (found.receiver, found.gives, found.recipient_chain) == (OTHER, (tokens(9),), "not told")
