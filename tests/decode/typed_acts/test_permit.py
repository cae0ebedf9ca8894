import pytest

from hueandcry.decode.typed_acts.quantities import UNLIMITED
from hueandcry.model.act import Approval, Asset
from tests.decode.typed_acts.values import CHAIN, CONTRACT, OTHER, SIGNER, SOON, acts

TOKEN = Asset(CHAIN, CONTRACT, "erc20")
PERMIT = "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
DAI = "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)"


def permit(value: int) -> dict[str, object]:
    return {"owner": SIGNER, "spender": OTHER, "value": str(value), "nonce": 0, "deadline": SOON}


def test_a_permit_lets_its_spender_move_so_much() -> None:
    assert acts(PERMIT, permit(5)) == (
        Approval(("Permit",), TOKEN, SIGNER, OTHER, "5", "permit", deadline=SOON),
    )


@pytest.mark.parametrize("value", [2**256 - 1, 2**255, 2**96 - 1, 2**160 - 1])
def test_an_endless_permit_is_unlimited(value: int) -> None:
    (act,) = acts(PERMIT, permit(value))
    assert isinstance(act, Approval)
    assert act.unlimited
    assert act.amount == str(value)


def test_a_permit_of_nothing_revokes() -> None:
    (act,) = acts(PERMIT, permit(0))
    assert isinstance(act, Approval)
    assert act.revokes
    assert not act.unlimited


def test_a_renamed_permit_is_still_seen() -> None:
    (act,) = acts(PERMIT.replace("Permit(", "ClaimReward("), permit(5))
    assert isinstance(act, Approval)
    assert act.place == ("ClaimReward",)
    assert act.spender == OTHER


def test_a_deadline_in_milliseconds_is_kept() -> None:
    (act,) = acts(PERMIT, {**permit(5), "deadline": SOON * 1000})
    assert isinstance(act, Approval)
    assert act.deadline == SOON * 1000


@pytest.mark.parametrize(("allowed", "amount"), [(True, UNLIMITED), (False, 0)])
def test_dai_allows_everything_or_nothing(allowed: bool, amount: int) -> None:
    message = {"holder": SIGNER, "spender": OTHER, "nonce": 1, "expiry": 0, "allowed": allowed}
    expected = Approval(
        ("Permit",), TOKEN, SIGNER, OTHER, str(amount), "DAI permit", unlimited=allowed,
        revokes=not allowed, deadline=None,
    )  # fmt: skip
    assert acts(DAI, message) == (expected,)


def test_an_nft_permit_is_of_one_token_and_by_the_signer() -> None:
    text = "Permit(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)"
    message = {"spender": OTHER, "tokenId": 7, "nonce": 0, "deadline": SOON}
    nft = Asset(CHAIN, CONTRACT, "erc721", "7")
    assert acts(text, message) == (
        Approval(("Permit",), nft, SIGNER, OTHER, "1", "permit", deadline=SOON),
    )


@pytest.mark.parametrize("owner", ["address owner,", ""])
def test_a_permit_for_all_is_for_the_collection(owner: str) -> None:
    text = f"PermitForAll({owner}address operator,bool approved,uint256 nonce,uint256 deadline)"
    message = {"owner": SIGNER, "operator": OTHER, "approved": True, "nonce": 0, "deadline": SOON}
    if not owner:
        del message["owner"]
    assert acts(text, message) == (
        Approval(
            ("PermitForAll",), Asset(CHAIN, CONTRACT), SIGNER, OTHER, str(UNLIMITED),
            "setApprovalForAll", unlimited=True, deadline=SOON,
        ),
    )  # fmt: skip


def test_a_lending_account_may_be_handed_over_whole() -> None:
    comet = (
        "Authorization(address owner,address manager,bool isAllowed,uint256 nonce,uint256 expiry)"
    )
    message = {"owner": SIGNER, "manager": OTHER, "isAllowed": True, "nonce": 0, "expiry": SOON}
    (act,) = acts(comet, message)
    assert isinstance(act, Approval)
    assert (act.spender, act.unlimited, act.manner) == (OTHER, True, "account authorization")


def test_credit_is_delegated_by_the_signer() -> None:
    text = "DelegationWithSig(address delegatee,uint256 value,uint256 nonce,uint256 deadline)"
    message = {"delegatee": OTHER, "value": 9, "nonce": 0, "deadline": SOON}
    assert acts(text, message) == (
        Approval(
            ("DelegationWithSig",), Asset(CHAIN, CONTRACT), SIGNER, OTHER, "9",
            "credit delegation", deadline=SOON,
        ),
    )  # fmt: skip
