from hueandcry.model.act import Delegatecall, Payment
from tests.decode.calldata.calls import (
    APPROVE,
    COIN,
    ERC20,
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    acts,
    called,
    meaning,
)

BUNDLE = "multicall((address,bytes,uint256,bool,bytes32)[])"
TAKEN = called("erc20TransferFrom(address,address,uint256)", TOKEN, OTHER, 5)


def test_foreign_code_runs_as_the_proxy() -> None:
    found = meaning(acts(called("execute(address,bytes)", OTHER, APPROVE)))
    assert found == [Delegatecall(("ds-proxy",), SHOP, OTHER, "0x095ea7b3", "")]


def test_adapters_take_from_who_calls_the_bundler() -> None:
    data = called(BUNDLE, [(THIRD, TAKEN, 0, False, bytes(32))])
    assert meaning(acts(data)) == [
        Payment(("bundle", "call 1 of 1"), ERC20, ME, OTHER, "5", "transferFrom")
    ]


def test_adapters_send_what_they_hold() -> None:
    sent = called("erc20Transfer(address,address,uint256)", TOKEN, OTHER, 5)
    assert meaning(acts(sent)) == [Payment((), ERC20, SHOP, OTHER, "5", "transfer")]
    sent = called("nativeTransfer(address,uint256)", OTHER, 5)
    assert meaning(acts(sent)) == [Payment((), COIN, SHOP, OTHER, "5", "value")]
