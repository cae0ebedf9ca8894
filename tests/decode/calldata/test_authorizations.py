import pytest

from hueandcry.model.act import Approval, Asset, Control, Payment
from tests.decode.calldata.calls import (
    CHAIN,
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

HERE = Asset(CHAIN, SHOP)
S = (27, b"\1" * 32, b"\2" * 32)
SIGNED = "(uint8,bytes32,bytes32)"


def approval(data: bytes) -> Approval:
    (found,) = meaning(acts(data))
    assert isinstance(found, Approval)
    return found


@pytest.mark.parametrize(
    ("data", "owner"),
    [
        (called("allow(address,bool)", OTHER, True), ME),
        (called("setAuthorization(address,bool)", OTHER, True), ME),
        (called("approvePositionManager(address,bool)", OTHER, True), ME),
        (called("hope(address)", OTHER), ME),
        (called("setRelayerApproval(address,address,bool)", THIRD, OTHER, True), THIRD),
        (called("allowBySig(address,address,bool,uint256,uint256,uint8,bytes32,bytes32)",
                THIRD, OTHER, True, 0, 99, *S), THIRD),
        (called(f"setAuthorizationWithSig((address,address,bool,uint256,uint256),{SIGNED})",
                (THIRD, OTHER, True, 0, 99), S), THIRD),
    ],
)  # fmt: skip
def test_who_may_act_for_an_account(data: bytes, owner: str) -> None:
    found = approval(data)
    assert (found.owner, found.spender, found.asset) == (owner, OTHER, HERE)
    assert (found.manner, found.unlimited) == ("account authorization", True)


def test_what_is_taken_back() -> None:
    for data in (called("nope(address)", OTHER), called("allow(address,bool)", OTHER, False)):
        assert approval(data).revokes


def test_borrowing_for_others_is_allowed() -> None:
    found = approval(called("approveDelegation(address,uint256)", OTHER, 5))
    assert found == Approval((), HERE, ME, OTHER, "5", "credit delegation")


def test_a_safes_allowance_that_comes_back_has_no_limit() -> None:
    signature = "setAllowance(address,address,uint96,uint16,uint32)"
    once = approval(called(signature, OTHER, TOKEN, 5, 0, 0))
    assert once == Approval((), ERC20, ME, OTHER, "5", "approve")
    assert approval(called(signature, OTHER, TOKEN, 5, 60, 0)).unlimited
    assert approval(called(signature, OTHER, TOKEN, 0, 60, 0)).revokes


def test_delegates_of_the_allowance_module() -> None:
    (found,) = meaning(acts(called("addDelegate(address)", OTHER)))
    assert isinstance(found, Control)
    assert (found.target, found.change, found.subject) == (ME, "role", OTHER)
    data = called(
        "executeAllowanceTransfer(address,address,address,uint96,address,uint96,address,bytes)",
        THIRD, TOKEN, OTHER, 5, TOKEN, 1, ME, b"",
    )  # fmt: skip
    assert meaning(acts(data)) == [
        Payment((), ERC20, THIRD, OTHER, "5", "transferFrom"),
        Payment((), ERC20, THIRD, ME, "1", "transferFrom"),
    ]
