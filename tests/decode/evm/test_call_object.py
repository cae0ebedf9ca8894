from typing import Any

import pytest
from eth_account import Account
from eth_account._utils.legacy_transactions import (
    serializable_unsigned_transaction_from_dict as oracle,
)
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.call_object import read_call_object, unknown_keys
from hueandcry.decode.evm.strict_json import Float
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Transaction
from tests.decode.evm.test_raw_transaction import ACCESS, BASE, FORMS, SIGNED_CODE, TO

FROM = "0x" + "cd" * 20
OPEN = {"from": FROM, "to": TO, "value": "0x1", "data": "0xab"}


def read(given: dict[str, Any], signer: str = "", chain: str = "") -> Transaction:
    return read_call_object(given, "call", signer, chain)


def test_what_is_open_stays_open() -> None:
    found = read(OPEN)
    assert (found.form, found.chain, found.sender, found.to) == ("call", "eip155:*", FROM, TO)
    assert (found.amount, found.data, found.nonce, found.fees) == ("1", "0xab", "", ())
    assert found.signing_hash == ""
    assert len(found.value) == 66
    assert read(OPEN, chain="eip155:10").chain == "eip155:10"
    assert read(OPEN, chain="eip155:10").value != found.value


def as_json(form: str) -> dict[str, Any]:
    made: dict[str, Any] = dict(FORMS[form])
    if "authorizationList" in made:
        row = SIGNED_CODE
        made["authorizationList"] = [
            {"chainId": row.chain_id, "address": TO, "nonce": row.nonce, "yParity": row.y_parity,
             "r": hex(row.r), "s": hex(row.s)}
        ]  # fmt: skip
    made["accessList"] = [dict(row) for row in made.get("accessList", ())]
    return {name: hex(value) if isinstance(value, int) else value for name, value in made.items()}


@pytest.mark.parametrize("form", ["legacy", "2930", "1559", "4844", "7702"])
def test_the_signing_hash_is_that_of_eth_account(form: str) -> None:
    found = read(as_json(form))
    assert found.value == found.signing_hash == "0x" + bytes(oracle(FORMS[form]).hash()).hex()


@pytest.mark.parametrize("form", ["legacy", "2930", "1559", "7702"])
def test_the_type_is_told_by_the_fields(form: str) -> None:
    given = as_json(form)
    given.pop("type", None)
    assert read(given).signing_hash == read(as_json(form)).signing_hash != ""


@pytest.mark.parametrize(
    "name", ["nonce", "gas", "maxFeePerGas", "maxPriorityFeePerGas", "chainId"]
)
def test_no_hash_is_claimed_where_the_wallet_fills_in_a_field(name: str) -> None:
    given = as_json("1559")
    del given[name]
    assert read(given).signing_hash == ""
    assert read(given).value != read(as_json("1559")).value


def test_an_unsigned_authorisation_leaves_the_hash_open() -> None:
    given = as_json("7702")
    row = given["authorizationList"][0]
    for name in ("yParity", "r", "s"):
        del row[name]
    found = read(given)
    assert found.signing_hash == ""
    assert found.authorizations[0].authority == ""


def test_keys_that_are_not_read_are_told_and_leave_the_hash_open() -> None:
    given = {**as_json("1559"), "feeCurrency": FROM}
    assert unknown_keys(given) == ("feeCurrency",)
    assert read(given).signing_hash == ""
    assert read(given).value != read({**given, "feeCurrency": TO}).value


@given(st.integers(0, 2**256 - 1))
def test_numbers_are_read_in_each_spelling(number: int) -> None:
    for written in (number, hex(number), hex(number).upper()):
        assert read({**OPEN, "value": written}).amount == str(number)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"value": Float("1e18")}, "value is the number 1e18"), ({"value": True}, "a JSON bool"),
        ({"value": -1}, "whole number"), ({"value": "010"}, "whole number"),
        ({"value": "1.5"}, "whole number"), ({"value": "0x" + "1" * 65}, "whole number"),
        ({"value": 2**256}, "256 bits"), ({"nonce": 2**64}, "nonce .* 64 bits"),
        ({"value": [1]}, "a JSON list"), ({"value": " 1"}, "whole number"),
        ({"value": "\u0661"}, "whole number"),
        ({"data": [1, 2]}, "data is a JSON list"), ({"data": "0xabc"}, "two digits each"),
        ({"data": "ab"}, "in hex after 0x"), ({"input": "0xac"}, "data and input differ"),
        ({"gas": 1, "gasLimit": 2}, "gas and gasLimit differ"),
        ({"to": "0x12"}, "to: 0x12 has 2 hex digits"), ({"to": 5}, "to is a JSON int"),
        ({"to": "0xFB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"}, "to: the checksum"),
        ({"from": "0xFB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"}, "from: the checksum"),
        ({"to": None, "data": None}, "neither a recipient nor data"), ({"chainId": 0}, "chainId"),
        ({"type": 5}, "type is 0x5"), ({"type": "0x7e"}, "type is 0x7e"), ({"type": "x"}, "type"),
        ({"type": 2, "gasPrice": 1}, "type 2 has no gasPrice"),
        ({"maxFeePerGas": 2, "gasPrice": 1}, "type 2 has no gasPrice"),
        ({"type": 0, "accessList": list(ACCESS)}, "type 0 has no accessList"),
        ({"type": 4}, "authorizationList is empty"), ({"accessList": {}}, "accessList is a JSON"),
        ({"accessList": [1]}, r"accessList\[0\] is a JSON int"),
        ({"accessList": [{"address": TO, "storageKeys": ["0x"]}]}, "0 bytes, not 32"),
        ({"authorizationList": [{}]}, r"authorizationList\[0\] has no chainId"),
        ({"authorizationList": [{}] * 2_401}, "2,401 rows"),
    ],
)  # fmt: skip
def test_what_programs_read_differently_is_refused(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(NotAnObservable, match=fault):
        read({**OPEN, **change})


def test_equal_data_and_input_are_one() -> None:
    assert read({**OPEN, "data": "0xAB", "input": "0xab"}).data == "0xab"


def test_a_creation_has_no_recipient() -> None:
    for to in (None, "", "0x"):
        assert read({**OPEN, "to": to}).to == ""


def test_the_signer_is_the_sender_where_none_is_told() -> None:
    given = {name: value for name, value in OPEN.items() if name != "from"}
    assert read(given, signer=FROM).sender == FROM
    with pytest.raises(NotAnObservable, match="the signer is said to be"):
        read(OPEN, signer=TO)


def test_a_signed_form_has_the_same_hash() -> None:
    made = Account.sign_transaction({**BASE, "gasPrice": 5, "chainId": 56}, "0x" + "17" * 32)
    from hueandcry.decode.evm.raw_transaction import read_raw_transaction

    raw = read_raw_transaction(bytes(made.raw_transaction), "")
    assert read(as_json("legacy")).signing_hash == raw.signing_hash
