"""Arbitrum: both sides name the token by its Ethereum address."""

from hueandcry.trace.crossings.linking import IDENTIFIER, RECORD
from tests.decode.bridges.logs import ALICE, BOB, CAME, TOKEN, crossed, read

L1, L2 = "eip155:1", "eip155:42161"
PAID = {"l1Token": TOKEN, "from": ALICE, "to": BOB, "amount": 3}


def test_a_deposit_links_by_the_record() -> None:
    found = crossed(
        read("arbitrum", L1, "DepositInitiated", PAID | {"sequenceNumber": 4}),
        read("arbitrum", L2, "DepositFinalized", PAID, CAME),
    )
    assert [one.confidence for one in found.links] == [RECORD]


def test_a_withdrawal_links_by_its_exit() -> None:
    found = crossed(
        read("arbitrum", L2, "WithdrawalInitiated", PAID | {"l2ToL1Id": 8, "exitNum": 5}),
        read("arbitrum", L1, "WithdrawalFinalized", PAID | {"exitNum": 5}, CAME),
    )
    assert [one.confidence for one in found.links] == [IDENTIFIER]


def test_an_exit_of_more_than_was_asked_is_a_candidate_for_a_forged_one() -> None:
    found = crossed(
        read("arbitrum", L2, "WithdrawalInitiated", PAID | {"l2ToL1Id": 8, "exitNum": 5}),
        read("arbitrum", L1, "WithdrawalFinalized", PAID | {"exitNum": 5, "amount": 4}, CAME),
    )
    assert [one.reason for one in found.forged] == ["differs"]
