"""Poly Network: the deposit tells the asset and account on the other chain as bytes."""

from hueandcry.trace.crossings.linking import RECORD
from tests.decode.bridges.logs import ALICE, BOB, CAME, OTHER, TOKEN, crossed, message, read

ETHEREUM, BNB = "eip155:1", "eip155:56"
LOCK = {
    "fromAssetHash": TOKEN, "fromAddress": ALICE, "toChainId": 6,
    "toAssetHash": bytes.fromhex(OTHER[2:]), "toAddress": bytes.fromhex(BOB[2:]), "amount": 8,
}  # fmt: skip
UNLOCK = {"toAssetHash": OTHER, "toAddress": BOB, "amount": 8}


def test_bytes_are_accounts() -> None:
    found = message(read("poly", ETHEREUM, "LockEvent", LOCK))
    assert (found.receiver, found.counterpart_asset, found.counterpart) == (BOB, OTHER, BNB)


def test_a_release_without_an_origin_links_by_the_record() -> None:
    found = crossed(
        read("poly", ETHEREUM, "LockEvent", LOCK), read("poly", BNB, "UnlockEvent", UNLOCK, CAME)
    )
    assert [(one.method, one.confidence) for one in found.links] == [("record", RECORD)]


def test_a_chain_of_no_known_number_is_not_told() -> None:
    found = message(read("poly", ETHEREUM, "LockEvent", LOCK | {"toChainId": 3}))
    assert found.counterpart == ""
