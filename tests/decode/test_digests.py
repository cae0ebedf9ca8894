"""All hashes of all kinds of request, against eth-account and the published ones."""

import json
from hashlib import sha256
from pathlib import Path

from eth_account import Account
from eth_account.messages import _hash_eip191_message, encode_defunct, encode_typed_data
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hueandcry.decode.digests import calldata_digest, digests_of
from hueandcry.decode.evm.raw_transaction import read_raw_transaction
from hueandcry.model.observable import (
    Authorization,
    Message,
    Request,
    SetCode,
    Transaction,
    TypedData,
    UserOperation,
)
from tests.decode.safe.values import bybit_queue

KEY = Account.from_key("0x" + "46" * 32)
TO = "0x" + "11" * 20
TYPED = {
    "types": {
        "EIP712Domain": [
            {"name": "name", "type": "string"}, {"name": "chainId", "type": "uint256"},
        ],
        "Mail": [{"name": "to", "type": "address"}, {"name": "text", "type": "string"}],
    },
    "primaryType": "Mail",
    "domain": {"name": "Post", "chainId": 1},
    "message": {"to": TO, "text": "hello"},
}  # fmt: skip


def values(request: Request) -> dict[str, str]:
    return {row.name: row.value for row in digests_of(request).rows}


def test_the_calldata_digest_is_the_one_of_erc_8213() -> None:
    data = "a9059cbb" + "0" * 24 + "4675c7e5baafbffbca748158becba61ef3b0a263" + f"{10**18:064x}"
    expected = "812cee5d9cc7461c04bbcd7b70af9c28b243ac5d74d3453b008b93b7dac69985"
    assert calldata_digest(bytes.fromhex(data)).hex() == expected


def test_a_signed_transaction_has_three() -> None:
    fields = {
        "chainId": 1, "nonce": 3, "to": TO, "value": 5, "data": "0xabcdef12", "gas": 50000,
        "maxFeePerGas": 9, "maxPriorityFeePerGas": 1,
    }  # fmt: skip
    signed = KEY.sign_transaction(fields)
    made = values(read_raw_transaction(bytes(signed.raw_transaction), "x"))
    assert made["transaction hash"] == "0x" + bytes(signed.hash).hex()
    assert made["Calldata Digest"] == "0x" + calldata_digest(b"\xab\xcd\xef\x12").hex()
    assert KEY.unsafe_sign_hash(bytes.fromhex(made["signing hash"][2:])).r == signed.r


def test_an_open_transaction_has_no_hash_yet_and_says_so() -> None:
    one = Transaction(
        "", "", "call", "eip155:1", "", TO, "0", "0x", "", (),
        (SetCode("eip155:*", TO, "4", ""), SetCode("eip155:1", TO, "", "")), "", "",
    )  # fmt: skip
    made = digests_of(one)
    assert [row.name for row in made.rows] == ["authorization hash"]
    assert "fills in" in made.fault
    assert "nonce of the delegation" in made.fault


def test_typed_data_has_those_of_eip_712() -> None:
    expected = encode_typed_data(full_message=TYPED)
    assert values(TypedData("", "", "", json.dumps(TYPED))) == {
        "Domain Hash": "0x" + expected.header.hex(),
        "Message Hash": "0x" + expected.body.hex(),
        "EIP-712 Digest": "0x" + _hash_eip191_message(expected).hex(),
    }


def test_typed_data_that_signers_hash_differently_say_why() -> None:
    odd = {**TYPED, "primaryType": "Missing"}
    for document in (json.dumps(odd), "[]", "{"):
        made = digests_of(TypedData("", "", "", document))
        assert made.rows == ()
        assert made.fault


@given(st.binary(max_size=200))
def test_a_message_has_that_of_erc_191(body: bytes) -> None:
    expected = "0x" + _hash_eip191_message(encode_defunct(body)).hex()
    message = Message("", "", "", "personal_sign", "0x" + body.hex())
    assert values(message) == {"ERC-191 Digest": expected}


def test_eth_sign_of_a_hash_signs_it_bare() -> None:
    digest = "0x" + "ab" * 32
    assert values(Message("", "", "", "eth_sign", digest))["bare hash"] == digest


def test_bybit_s_both_records_have_the_published_hashes(cases: Path) -> None:
    case = json.loads((cases / "signing" / "bybit_safe_nonce71.json").read_text())
    for which in ("displayed", "executed"):
        made = values(bybit_queue(cases, which))
        digest = bytes.fromhex(case[which]["safe_tx_hash"][2:])
        assert made["Domain Hash"] == case["safe"]["domain_hash"]
        assert made["safeTxHash"] == "0x" + digest.hex()
        text = "0x" + _hash_eip191_message(encode_defunct(digest)).hex()
        assert made["safeTxHash as a message"] == text
        assert made["SHA-256 of the safeTxHash"] == "0x" + sha256(digest).hexdigest()


def test_an_old_safe_s_hash_is_said_to_hold_on_every_chain(cases: Path) -> None:
    one = bybit_queue(cases, "executed")
    assert "every chain" in digests_of(one).rows[0].of
    assert (
        "every chain" not in digests_of(replace(one, version="1.3.0", chain="eip155:5")).rows[0].of
    )
    for version, says in (("", "version"), ("1.3.0", "--chain"), ("9.9.9", "not known here")):
        made = digests_of(replace(one, version=version))
        assert made.rows == ()
        assert says in made.fault


def test_an_authorization_has_that_of_eip_7702() -> None:
    for chain, name in ((1, "eip155:1"), (0, "eip155:*")):
        signed = KEY.sign_authorization({"chainId": chain, "address": TO, "nonce": 0})
        made = digests_of(Authorization("", "", SetCode(name, TO, "0", "")))
        assert made.rows[0].value == "0x" + bytes(signed.authorization_hash).hex()
        assert ("every chain" in made.rows[0].of) == (chain == 0)


def test_a_user_operation_without_entry_point_still_has_its_calldata_s() -> None:
    one = UserOperation("", "", "eip155:1", "", TO, "0xabcd", (), (SetCode("", TO, "1", ""),))
    made = digests_of(one)
    assert [row.name for row in made.rows] == ["Calldata Digest"]
    assert "entry point" in made.fault
    assert "chain of the delegation" in made.fault
