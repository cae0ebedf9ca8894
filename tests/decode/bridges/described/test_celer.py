"""Celer: the pools and the vaults, linked by transfer and reference ids."""

from hueandcry.trace.crossings.linking import IDENTIFIER_ALONE
from tests.decode.bridges.logs import ALICE, BOB, CAME, OTHER, TOKEN, crossed, message, read

ETHEREUM, POLYGON = "eip155:1", "eip155:137"
ID = b"\x11" * 32


def test_a_pool_transfer_links_by_its_id() -> None:
    found = crossed(
        read("celer", ETHEREUM, "Send", {
            "transferId": ID, "sender": ALICE, "receiver": BOB, "token": TOKEN, "amount": 1_000,
            "dstChainId": 137, "nonce": 1, "maxSlippage": 5_000,
        }),
        read("celer", POLYGON, "Relay", {
            "transferId": b"\x22" * 32, "sender": ALICE, "receiver": BOB, "token": OTHER,
            "amount": 990, "srcChainId": 1, "srcTransferId": ID,
        }, CAME),
    )  # fmt: skip
    assert [(one.method, one.confidence) for one in found.links] == [
        ("identifier", IDENTIFIER_ALONE)
    ]


def test_a_relay_to_somebody_else_is_a_candidate_for_a_forged_one() -> None:
    found = crossed(
        read("celer", ETHEREUM, "Send", {
            "transferId": ID, "sender": ALICE, "receiver": BOB, "token": TOKEN, "amount": 1_000,
            "dstChainId": 137, "nonce": 1, "maxSlippage": 5_000,
        }),
        read("celer", POLYGON, "Relay", {
            "transferId": b"\x22" * 32, "sender": ALICE, "receiver": ALICE, "token": OTHER,
            "amount": 990, "srcChainId": 1, "srcTransferId": ID,
        }, CAME),
    )  # fmt: skip
    assert [one.reason for one in found.forged] == ["differs"]


def test_both_vaults_are_read() -> None:
    values = {"depositId": ID, "depositor": ALICE, "token": TOKEN, "amount": 7,
              "mintChainId": 137, "mintAccount": BOB, "nonce": 1}  # fmt: skip
    for bridge_event in ("Deposited",):
        found = message(read("celer", ETHEREUM, bridge_event, values))
        assert (found.receiver, found.counterpart, found.identifier) == (
            BOB, POLYGON, "0x" + "11" * 32,
        )  # fmt: skip


def test_a_burn_without_a_destination_links_by_its_id() -> None:
    found = crossed(
        read("celer", POLYGON, "Burn", {
            "burnId": ID, "token": TOKEN, "account": ALICE, "amount": 5, "withdrawAccount": BOB,
        }),
        read("celer", ETHEREUM, "Withdrawn", {
            "withdrawId": b"\x33" * 32, "receiver": BOB, "token": OTHER, "amount": 5,
            "refChainId": 137, "refId": ID, "burnAccount": ALICE,
        }, CAME),
    )  # fmt: skip
    assert len(found.links) == 1
