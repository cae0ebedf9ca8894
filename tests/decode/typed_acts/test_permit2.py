import json
from pathlib import Path

from hueandcry.decode.typed.document import read_typed_data
from hueandcry.decode.typed_acts.read import acts_of
from hueandcry.model.act import Approval, Asset
from tests.decode.typed_acts.values import (
    CHAIN,
    CONTRACT,
    MONEY,
    OTHER,
    SIGNER,
    SOON,
    TOKEN,
    acts,
    note_calls,
    reading,
)

PERMIT2 = "0x000000000022d473030f116ddee9f6b43ac78ba3"
DETAILS = "PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)"
SINGLE = "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)" + DETAILS
BATCH = "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)" + DETAILS
PERMISSIONS = "TokenPermissions(address token,uint256 amount)"


def detail(token: str, amount: int) -> dict[str, object]:
    return {"token": token, "amount": str(amount), "expiration": SOON, "nonce": 0}


def single(amount: int) -> dict[str, object]:
    return {"details": detail(TOKEN, amount), "spender": OTHER, "sigDeadline": SOON + 1}


def test_the_inferno_drainer_gets_everything(cases: Path) -> None:
    case = json.loads((cases / "signing" / "inferno_permit2_batch.json").read_text())
    victim = case["victim"].lower()
    found = acts_of(read_typed_data(case["typed_data"]), victim, note_calls)
    usdc = Asset(CHAIN, "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48", "erc20")
    assert found.unread == ()
    assert found.acts == (
        Approval(
            ("PermitBatch", "token 1 of 1"), usdc, victim,
            "0x00001f78189be22c3498cff1b8e02272c3220000", str(2**160 - 1), "Permit2 batch",
            unlimited=True, expires=2002758737, deadline=2002758737,
        ),
    )  # fmt: skip
    assert found.maxima == ("details[0].amount",)


def test_a_single_permit_is_the_signers() -> None:
    assert acts(SINGLE, single(5), PERMIT2) == (
        Approval(
            ("PermitSingle",), Asset(CHAIN, TOKEN, "erc20"), SIGNER, OTHER, "5", "Permit2 permit",
            expires=SOON, deadline=SOON + 1,
        ),
    )  # fmt: skip


def test_permit2s_words_for_another_contract_are_said() -> None:
    found = reading(SINGLE, single(5), CONTRACT)
    assert len(found.acts) == 1
    assert CONTRACT in found.unread[0]


def test_a_batch_transfer_is_one_approval_a_token() -> None:
    text = (
        "PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,"
        "uint256 deadline)" + PERMISSIONS
    )
    permitted = [{"token": TOKEN, "amount": 1}, {"token": MONEY, "amount": str(2**256 - 1)}]
    message = {"permitted": permitted, "spender": OTHER, "nonce": 0, "deadline": SOON}
    first, second = acts(text, message, PERMIT2)
    assert isinstance(first, Approval)
    assert isinstance(second, Approval)
    assert first.place == ("PermitBatchTransferFrom", "token 1 of 2")
    assert (first.manner, first.unlimited, first.deadline) == ("Permit2 transfer", False, SOON)
    assert (second.asset.contract, second.unlimited) == (MONEY, True)


def test_a_single_transfer_is_an_approval() -> None:
    text = (
        "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,"
        "uint256 deadline)" + PERMISSIONS
    )
    message = {"permitted": {"token": TOKEN, "amount": 3}, "spender": OTHER, "nonce": 0,
               "deadline": SOON}  # fmt: skip
    assert acts(text, message, PERMIT2) == (
        Approval(
            ("PermitTransferFrom",), Asset(CHAIN, TOKEN, "erc20"), SIGNER, OTHER, "3",
            "Permit2 transfer", deadline=SOON,
        ),
    )  # fmt: skip


def test_an_impostor_with_other_fields_is_not_read() -> None:
    text = (
        "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)"
        "PermitDetails(address token,uint256 amount)"
    )
    message = {"details": [{"token": TOKEN, "amount": 1}], "spender": OTHER, "sigDeadline": SOON}
    found = reading(text, message, PERMIT2)
    assert found.acts == ()
    assert "other fields" in found.unread[0]
    assert found.addresses == (TOKEN, OTHER)
