import pytest

from hueandcry.model.act import Approval, Quantity, Swap
from tests.decode.calldata.calls import (
    APPROVE,
    ME,
    OTHER,
    THIRD,
    TOKEN,
    acts,
    called,
    calls,
    coins,
    meaning,
    much,
)


def up(to: str, gives: Quantity) -> Swap:
    return Swap((), "bridge", ME, to, (gives,), (), "not told")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (called("depositETH(uint32,bytes)", 1, b""), up("", coins(3))),
        (called("depositEth()"), up("", coins(3))),
        (called("depositEtherFor(address)", OTHER), up(OTHER, coins(3))),
        (called("bridgeERC20(address,address,uint256,uint32,bytes)", TOKEN, THIRD, 5, 1, b""),
         up("", much(5))),
        (called("outboundTransfer(address,address,uint256,uint256,uint256,bytes)",
                TOKEN, OTHER, 5, 1, 1, b""), up(OTHER, much(5))),
        (called("outboundTransferCustomRefund(address,address,address,uint256,uint256,uint256,"
                "bytes)", TOKEN, THIRD, OTHER, 5, 1, 1, b""), up(OTHER, much(5))),
        (called("depositFor(address,address,bytes)", OTHER, TOKEN, (5).to_bytes(32, "big")),
         up(OTHER, much(5))),
        (called("depositTransaction(address,uint256,uint64,bool,bytes)", OTHER, 3, 1, False, b""),
         up(OTHER, coins(3))),
    ],
)  # fmt: skip
def test_what_goes_up_for_whom(data: bytes, expected: Swap) -> None:
    found = [one for one in meaning(acts(data, amount=3)) if isinstance(one, Swap)]
    assert found == [expected]


def test_the_call_on_the_other_chain_is_read() -> None:
    signature = "depositTransaction(address,uint256,uint64,bool,bytes)"
    found = acts(called(signature, TOKEN, 0, 1, False, APPROVE))
    assert calls(found)[1].chain == "eip155:*"
    assert any(isinstance(one, Approval) and one.owner == ME for one in found)


def test_whoever_may_cancel_a_ticket_is_told() -> None:
    signature = (
        "createRetryableTicket(address,uint256,uint256,address,address,uint256,uint256,bytes)"
    )
    found = meaning(acts(called(signature, OTHER, 2, 1, ME, THIRD, 1, 1, b""), amount=3))
    assert [one.receiver for one in found if isinstance(one, Swap)] == [OTHER, THIRD]
