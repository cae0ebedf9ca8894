import json

import pytest
from eth_account import Account
from eth_account.messages import encode_typed_data

from hueandcry.decode.evm.strict_json import read_json
from hueandcry.decode.typed_request import read_typed_request
from hueandcry.model.errors import NotAnObservable
from tests.decode.requests import ME, TYPED


def test_it_is_known_by_the_digest_of_eth_account() -> None:
    signed = Account.sign_message(encode_typed_data(full_message=TYPED), b"\1" * 32)
    found = read_typed_request(TYPED, ME)
    assert found.value == "0x" + bytes(signed.message_hash).hex()
    assert (found.written, found.signer) == ("typed data Vote", ME)


def test_the_order_of_keys_changes_nothing() -> None:
    turned = {name: TYPED[name] for name in reversed(TYPED)}
    assert read_typed_request(turned, ME) == read_typed_request(TYPED, ME)


def test_one_that_cannot_be_hashed_is_a_thing_to_check_all_the_same() -> None:
    text = json.dumps({**TYPED, "message": {"choice": 1.50}})
    value = read_json(text)
    assert isinstance(value, dict)
    found = read_typed_request(value, ME)
    assert len(found.value) == 66
    assert '"choice":1.5' in found.document
    assert read_typed_request({**TYPED, "message": {}}, ME).value != found.value


@pytest.mark.parametrize("part", ["types", "primaryType", "domain", "message"])
def test_a_missing_part_is_named(part: str) -> None:
    with pytest.raises(NotAnObservable, match=f"has no {part}"):
        read_typed_request({name: TYPED[name] for name in TYPED if name != part}, ME)


def test_a_long_type_is_cut() -> None:
    assert len(read_typed_request({**TYPED, "primaryType": "T" * 999}, ME).written) < 80
    assert read_typed_request({**TYPED, "primaryType": ["T"]}, ME).written
