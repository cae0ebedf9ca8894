from hueandcry.model.act import Control
from tests.decode.typed_acts.values import CONTRACT, OTHER, SIGNER, SOON, THIRD, acts, reading

ACCOUNT = (
    "Delegation(address delegate,address delegator,bytes32 authority,Caveat[] caveats,uint256 salt)"
    "Caveat(address enforcer,bytes terms)"
)
ROOT = "0x" + "ff" * 32


def delegation(caveats: list[dict[str, object]], delegate: str = OTHER) -> dict[str, object]:
    return {
        "delegate": delegate, "delegator": SIGNER, "authority": ROOT, "caveats": caveats, "salt": 0,
    }  # fmt: skip


def test_an_account_without_caveats_is_handed_over_whole() -> None:
    assert acts(ACCOUNT, delegation([])) == (
        Control(
            ("Delegation",), SIGNER, "admin", OTHER,
            "the delegate may act as the account without any limit",
        ),
    )  # fmt: skip


def test_caveats_limit_it_and_are_not_read() -> None:
    found = reading(ACCOUNT, delegation([{"enforcer": THIRD, "terms": "0x01"}]))
    (act,) = found.acts
    assert isinstance(act, Control)
    assert "1 caveats" in act.detail
    assert found.unread


def test_anybody_may_be_the_delegate() -> None:
    (act,) = acts(ACCOUNT, delegation([], "0x0000000000000000000000000000000000000a11"))
    assert isinstance(act, Control)
    assert act.detail.startswith("anybody")


def test_votes_are_handed_over() -> None:
    text = "Delegation(address delegatee,uint256 nonce,uint256 expiry)"
    assert acts(text, {"delegatee": OTHER, "nonce": 0, "expiry": SOON}) == (
        Control(("Delegation",), CONTRACT, "role", OTHER, f"votes of {SIGNER}"),
    )


def test_a_vote_does_nothing_more() -> None:
    found = reading("Ballot(uint256 proposalId,uint8 support)", {"proposalId": 1, "support": 1})
    assert (found.form, found.acts, found.unread) == ("vote", (), ())
