from hueandcry.model.act import Approval, Asset, Payment
from tests.decode.typed_acts.values import CHAIN, CONTRACT, OTHER, SIGNER, SOON, acts, reading

TOKEN = Asset(CHAIN, CONTRACT, "erc20")
ALLOWANCE = "AllowanceWithAuthorization(address owner,address spender,uint256"
TIMES = "uint256 validAfter,uint256 validBefore,bytes32 nonce"
WHEN = {"validAfter": 0, "validBefore": SOON, "nonce": "0x" + "00" * 32}


def test_a_signed_transfer_is_a_payment() -> None:
    for name in ("Transfer", "Receive"):
        text = f"{name}WithAuthorization(address from,address to,uint256 value,{TIMES})"
        manner = f"{name.lower()}WithAuthorization"
        assert acts(text, {"from": SIGNER, "to": OTHER, "value": 12, **WHEN}) == (
            Payment((f"{name}WithAuthorization",), TOKEN, SIGNER, OTHER, "12", manner),
        )


def test_an_increase_is_an_approval() -> None:
    text = f"Increase{ALLOWANCE} increment,{TIMES})"
    (act,) = acts(
        text,
        {"owner": SIGNER, "spender": OTHER, "increment": str(2**256 - 1), **WHEN},
    )
    assert isinstance(act, Approval)
    assert (act.manner, act.unlimited, act.deadline) == ("increaseAllowance", True, SOON)


def test_a_decrease_revokes() -> None:
    text = f"Decrease{ALLOWANCE} decrement,{TIMES})"
    (act,) = acts(text, {"owner": SIGNER, "spender": OTHER, "decrement": 3, **WHEN})
    assert isinstance(act, Approval)
    assert act.revokes


def test_a_cancellation_does_nothing_and_is_understood() -> None:
    message = {"authorizer": SIGNER, "nonce": "0x" + "00" * 32}
    found = reading("CancelAuthorization(address authorizer,bytes32 nonce)", message)
    assert (found.acts, found.unread) == ((), ())
    assert found.form == "ERC-3009 cancellation"
    renamed = reading("Verify(address authorizer,bytes32 nonce)", message)
    assert renamed.form == ""
    assert renamed.unread
