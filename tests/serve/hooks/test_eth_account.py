"""An account of eth-account that signs nothing unseen."""

from typing import Any

import pytest
from eth_account import Account
from eth_account.messages import encode_defunct, encode_typed_data

from hueandcry import open_checker
from hueandcry.model.errors import BadRequest
from hueandcry.model.verdict import Answer, Verdict
from hueandcry.serve.hooks.eth_account import GuardedAccount, guarded
from hueandcry.serve.hooks.policy import Policy, Refused
from hueandcry.store.home import Home

KEY = "0x" + "42" * 32
SPENDER = "0x00001f786b5c4d3e2f1a9b8c7d6e5f4a3b220000"
TOKEN = "0x" + "70" * 20
PERMIT: dict[str, Any] = {
    "types": {
        "EIP712Domain": [
            {"name": "name", "type": "string"},
            {"name": "chainId", "type": "uint256"},
            {"name": "verifyingContract", "type": "address"},
        ],
        "Permit": [
            {"name": "owner", "type": "address"},
            {"name": "spender", "type": "address"},
            {"name": "value", "type": "uint256"},
            {"name": "nonce", "type": "uint256"},
            {"name": "deadline", "type": "uint256"},
        ],
    },
    "primaryType": "Permit",
    "domain": {"name": "Coin", "chainId": 1, "verifyingContract": TOKEN},
    "message": {
        "owner": Account.from_key(KEY).address,
        "spender": SPENDER,
        "value": 2**256 - 1,
        "nonce": 0,
        "deadline": 2**40,
    },
}
PAY = {
    "to": Account.from_key("0x" + "43" * 32).address, "value": 1, "gas": 21000, "nonce": 0,
    "chainId": 1, "maxFeePerGas": 2, "maxPriorityFeePerGas": 1,
}  # fmt: skip


@pytest.fixture
def account(home: Home) -> GuardedAccount:
    dangers_only = Policy(refused=frozenset({Verdict.DANGER}))
    return guarded(Account.from_key(KEY), open_checker(home=home.root), policy=dangers_only)


def test_a_permit_to_a_drainer_is_not_signed(account: GuardedAccount) -> None:
    with pytest.raises(Refused, match="DANGER") as refused:
        account.sign_typed_data(full_message=PERMIT)
    assert refused.value.answer.verdict is Verdict.DANGER


def test_typed_data_in_three_parts_are_the_same(account: GuardedAccount) -> None:
    types = {"Permit": PERMIT["types"]["Permit"]}
    with pytest.raises(Refused):
        account.sign_typed_data(PERMIT["domain"], types, PERMIT["message"])


def test_typed_data_that_come_as_hashes_are_not_signed(account: GuardedAccount) -> None:
    with pytest.raises(BadRequest, match="sign_typed_data"):
        account.sign_message(encode_typed_data(full_message=PERMIT))


def test_a_bare_hash_is_not_signed(account: GuardedAccount) -> None:
    with pytest.raises(Refused):
        account.unsafe_sign_hash(b"\x01" * 32)


def test_what_is_not_refused_is_signed_as_eth_account_signs_it(account: GuardedAccount) -> None:
    plain = Account.from_key(KEY)
    assert account.sign_transaction(PAY).hash == plain.sign_transaction(PAY).hash
    text = encode_defunct(text="hello")
    assert account.sign_message(text).signature == plain.sign_message(text).signature


def test_an_authorisation_of_unknown_code_is_not_signed(account: GuardedAccount) -> None:
    with pytest.raises(Refused):
        account.sign_authorization({"chainId": 0, "address": SPENDER, "nonce": 0})


def test_what_cannot_be_read_is_refused_though_the_verdict_is_caution(home: Home) -> None:
    called: list[Answer] = []
    policy = Policy(told=called.append)
    account = guarded(Account.from_key(KEY), open_checker(home=home.root), policy=policy)
    with pytest.raises(Refused, match="CAUTION"):
        account.sign_transaction({**PAY, "data": "0xdeadbeef", "gas": 90000})
    assert [answer.verdict for answer in called] == [Verdict.CAUTION]
