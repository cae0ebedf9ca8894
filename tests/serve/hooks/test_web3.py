"""A guard inside web3.py, before a real node."""

from collections.abc import Iterator

import pytest
from eth_account import Account
from eth_typing import HexStr
from web3 import Web3
from web3.middleware import SignAndSendRawMiddlewareBuilder
from web3.types import Wei

from hueandcry import open_checker
from hueandcry.model.verdict import Verdict
from hueandcry.serve.hooks.policy import Policy, Refused
from hueandcry.serve.hooks.web3 import guard_middleware
from hueandcry.store.home import Home
from tests.chain.node import Node

# The first of anvil's published test keys; nobody's money lies there.
KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
ACCOUNT = Account.from_key(KEY)
DRAINER = "0x00001f786b5c4d3e2f1a9b8c7d6e5f4a3b220000"
APPROVE = "0x095ea7b3" + DRAINER[2:].rjust(64, "0") + "f" * 64
TOKEN = Web3.to_checksum_address("0x" + "70" * 20)


@pytest.fixture
def w3(home: Home) -> Iterator[Web3]:
    """Connect to a node of its own, the signer inside, the guard outside."""
    with Node() as node:
        connected = Web3(Web3.HTTPProvider(node.url))
        connected.middleware_onion.inject(SignAndSendRawMiddlewareBuilder.build(ACCOUNT), layer=0)
        only_danger = Policy(refused=frozenset({Verdict.DANGER}))
        guard = guard_middleware(open_checker(home=home.root), policy=only_danger)
        connected.middleware_onion.add(guard)
        connected.eth.default_account = ACCOUNT.address
        yield connected


def test_an_unlimited_approval_to_a_drainer_does_not_reach_the_node(w3: Web3) -> None:
    with pytest.raises(Refused, match="DANGER"):
        w3.eth.send_transaction({"from": ACCOUNT.address, "to": TOKEN, "data": HexStr(APPROVE)})
    assert w3.eth.get_transaction_count(ACCOUNT.address) == 0


def test_a_raw_transaction_is_read_as_well(w3: Web3) -> None:
    signed = ACCOUNT.sign_transaction({
        "to": TOKEN, "data": APPROVE, "value": 0, "gas": 90_000, "nonce": 0, "chainId": 31337,
        "maxFeePerGas": 2 * 10**9, "maxPriorityFeePerGas": 1,
    })  # fmt: skip
    with pytest.raises(Refused):
        w3.eth.send_raw_transaction(signed.raw_transaction)


def test_a_payment_goes_through_to_the_chain(w3: Web3) -> None:
    to = Account.from_key("0x" + "43" * 32).address
    sent = w3.eth.send_transaction({"from": ACCOUNT.address, "to": to, "value": Wei(5)})
    w3.eth.wait_for_transaction_receipt(sent)
    assert w3.eth.get_balance(to) == 5
