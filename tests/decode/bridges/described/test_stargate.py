"""Stargate: the guid links, though the deposit tells no receiver."""

from hueandcry.trace.crossings.linking import IDENTIFIER_ALONE
from tests.decode.bridges.logs import ALICE, BOB, CAME, crossed, read

SENT = {"guid": b"\x55" * 32, "dstEid": 30184, "fromAddress": ALICE, "amountSentLD": 100,
        "amountReceivedLD": 99}  # fmt: skip
CAME_IN = {"guid": b"\x55" * 32, "srcEid": 30101, "toAddress": BOB, "amountReceivedLD": 99}


def test_the_guid_links_both_sides() -> None:
    found = crossed(
        read("stargate", "eip155:1", "OFTSent", SENT),
        read("stargate", "eip155:8453", "OFTReceived", CAME_IN, CAME),
    )
    assert [one.confidence for one in found.links] == [IDENTIFIER_ALONE]


def test_a_release_on_another_chain_than_was_told_differs() -> None:
    found = crossed(
        read("stargate", "eip155:1", "OFTSent", SENT),
        read("stargate", "eip155:10", "OFTReceived", CAME_IN, CAME),
    )
    assert [one.reason for one in found.forged] == ["differs"]
