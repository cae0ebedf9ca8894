import pytest

from hueandcry.model.act import Approval
from tests.decode.calldata.calls import (
    APPROVE,
    ME,
    OTHER,
    SHOP,
    THIRD,
    TOKEN,
    acts,
    called,
    calls,
    meaning,
)

OLD = "address,address,uint256,uint256,uint256,bytes"
NEW = "(address,address,uint256,uint256,uint48,bytes,bytes)"
REQUEST = (THIRD, TOKEN, 0, 90_000, 1, APPROVE)
SIGNED = (*REQUEST, b"s")


def test_a_meta_transaction_is_its_users() -> None:
    signature = "executeMetaTransaction(address,bytes,bytes32,bytes32,uint8)"
    data = called(signature, THIRD, APPROVE, b"r", b"s", 27)
    found = acts(data, target=TOKEN)
    (approval,) = meaning(found)
    assert isinstance(approval, Approval)
    assert (approval.owner, approval.spender) == (THIRD, OTHER)
    assert [(one.sender, one.target) for one in calls(found)] == [(ME, TOKEN), (THIRD, TOKEN)]


@pytest.mark.parametrize(
    "data",
    [
        called(f"execute(({OLD}),bytes)", REQUEST, b"s"),
        called(f"execute({NEW})", SIGNED),
        called(f"executeBatch({NEW}[],address)", [SIGNED], OTHER),
        called(f"execute(({OLD},uint256),bytes32,bytes32,bytes,bytes)", (*REQUEST, 99),
               bytes(32), bytes(32), b"", b"s"),
        called(f"execute(({OLD}),bytes32,bytes32,bytes,bytes)", REQUEST, bytes(32), bytes(32),
               b"", b"s"),
    ],
)  # fmt: skip
def test_a_forwarded_call_is_its_signers(data: bytes) -> None:
    found = acts(data)
    (approval,) = meaning(found)
    assert isinstance(approval, Approval)
    assert (approval.owner, approval.spender, approval.unlimited) == (THIRD, OTHER, True)
    assert [(one.sender, one.target) for one in calls(found)] == [(ME, SHOP), (THIRD, TOKEN)]
