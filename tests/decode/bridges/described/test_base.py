"""Base: the same events as OP Mainnet, another bridge on Ethereum."""

from tests.decode.bridges.logs import ALICE, BOB, message, read

COIN = {"from": ALICE, "to": BOB, "amount": 3, "extraData": b""}


def test_deposits_on_ethereum_go_to_base() -> None:
    found = message(read("base", "eip155:1", "ETHBridgeInitiated", COIN))
    assert (found.bridge, found.counterpart) == ("base", "eip155:8453")


def test_the_contract_of_optimism_is_not_its_own() -> None:
    other = "0x99c9fc46f92e8a1c0dec1b1747d010903e884be1"
    assert read("base", "eip155:1", "ETHBridgeInitiated", COIN, contract=other) is None
