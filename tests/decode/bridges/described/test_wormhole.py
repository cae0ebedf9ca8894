"""Wormhole: the payload of the core contract's message, linked by emitter and sequence."""

from hueandcry.decode.bridges.reader import BridgeFault
from hueandcry.trace.crossings.linking import IDENTIFIER_ALONE
from tests.decode.bridges.logs import ALICE, BOB, CAME, TOKEN, crossed, message, read

ETHEREUM, BASE = "eip155:1", "eip155:8453"
BRIDGE = "0x3ee18b2214aff97000d974cf647e7c347e8fa585"
PAYLOAD = (
    b"\1" + (9).to_bytes(32, "big") + bytes(12) + bytes.fromhex(TOKEN[2:]) + b"\0\2" + bytes(12)
    + bytes.fromhex(BOB[2:]) + b"\0\x1e" + bytes(32)
)  # fmt: skip
SENT = {"sender": BRIDGE, "sequence": 12, "nonce": 0, "payload": PAYLOAD, "consistencyLevel": 1}


def test_the_payload_tells_receiver_and_chain() -> None:
    found = message(read("wormhole", ETHEREUM, "LogMessagePublished", SENT))
    assert (found.receiver, found.counterpart, found.amount) == (BOB, BASE, None)
    assert found.identifier == f"2:{BRIDGE}:12"


def test_the_redemption_links_by_emitter_and_sequence() -> None:
    redeemed = read("wormhole", BASE, "TransferRedeemed", {
        "emitterChainId": 2, "emitterAddress": bytes(12) + bytes.fromhex(BRIDGE[2:]),
        "sequence": 12,
    }, CAME)  # fmt: skip
    found = crossed(read("wormhole", ETHEREUM, "LogMessagePublished", SENT), redeemed)
    assert [one.confidence for one in found.links] == [IDENTIFIER_ALONE]


def test_messages_of_others_are_passed_over() -> None:
    assert read("wormhole", ETHEREUM, "LogMessagePublished", SENT | {"sender": ALICE}) is None


def test_an_attestation_moves_no_money() -> None:
    payload = b"\2" + bytes(100)
    assert read("wormhole", ETHEREUM, "LogMessagePublished", SENT | {"payload": payload}) is None


def test_a_transfer_cut_short_is_a_fault() -> None:
    found = read("wormhole", ETHEREUM, "LogMessagePublished", SENT | {"payload": PAYLOAD[:-1]})
    assert isinstance(found, BridgeFault)
    assert "132 bytes" in found.reason
