"""Nomad: what its logs tell, and how a release finds its deposit."""

from tests.decode.bridges.logs import ALICE, BOB, CAME, OTHER, TOKEN, crossed, message, read

ETHEREUM, MOONBEAM = "eip155:1", "eip155:1284"


def test_a_request_tells_receiver_and_destination() -> None:
    found = message(read("nomad", MOONBEAM, "Send", {
        "token": TOKEN, "from": ALICE, "toDomain": 6_648_936,
        "toId": bytes(12) + bytes.fromhex(BOB[2:]), "amount": 5, "toHook": False,
    }))  # fmt: skip
    assert (found.side, found.receiver, found.counterpart) == ("deposit", BOB, ETHEREUM)
    assert (found.sender, found.asset, found.amount, found.identifier) == (ALICE, TOKEN, 5, "")


def test_a_release_tells_where_it_came_from() -> None:
    found = message(read("nomad", ETHEREUM, "Receive", {
        "originAndNonce": 1_650_811_245 << 32 | 77, "token": OTHER, "recipient": BOB,
        "liquidityProvider": ALICE, "amount": 5,
    }))  # fmt: skip
    assert (found.side, found.counterpart) == ("release", MOONBEAM)
    assert found.identifier == "1650811245:77"


def test_an_account_that_is_no_evm_address_is_kept_whole() -> None:
    sent = read("nomad", ETHEREUM, "Send", {
        "token": TOKEN, "from": ALICE, "toDomain": 1_650_811_245, "toId": b"\1" * 32, "amount": 1,
        "toHook": True,
    })  # fmt: skip
    assert message(sent).receiver == "0x" + "01" * 32


def test_without_a_mapping_nothing_is_linked() -> None:
    sent = read("nomad", MOONBEAM, "Send", {
        "token": TOKEN, "from": ALICE, "toDomain": 6_648_936,
        "toId": bytes(12) + bytes.fromhex(BOB[2:]), "amount": 5, "toHook": False,
    })  # fmt: skip
    came = read("nomad", ETHEREUM, "Receive", {
        "originAndNonce": 1_650_811_245 << 32 | 77, "token": OTHER, "recipient": BOB,
        "liquidityProvider": ALICE, "amount": 5,
    }, CAME, time=9_000)  # fmt: skip
    found = crossed(sent, came)
    assert not found.links
    assert [one.reason for one in found.unlinked] == ["asset not mapped", "asset not mapped"]
