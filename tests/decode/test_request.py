"""Requests are told apart by their form, and read alike however they are wrapped."""

import json
from typing import Any

import pytest

from hueandcry.decode.observable import REQUEST_KINDS
from hueandcry.decode.request import MAX_TEXT, read_request
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import (
    Authorization,
    Batch,
    Message,
    Request,
    SafeProposal,
    Transaction,
    TypedData,
    UserOperation,
)
from tests.decode.requests import (
    BATCH,
    CALL,
    CODE,
    ME,
    OPERATION,
    OTHER,
    RAW,
    SAFE,
    SIGN_IN,
    TEXTS,
    TYPED,
)

FORMS: dict[str, type[Request]] = {
    "transaction": Transaction, "raw transaction": Transaction, "safe": SafeProposal,
    "typed_data": TypedData, "user_operation": UserOperation, "authorization": Authorization,
    "batch": Batch, "message": Message,
}  # fmt: skip
CALLS: dict[str, tuple[list[Any], str]] = {
    "eth_sendTransaction": ([CALL], TEXTS["transaction"]),
    "eth_signTransaction": ([CALL], TEXTS["transaction"]),
    "eth_sendRawTransaction": (["0x" + RAW.hex()], TEXTS["raw transaction"]),
    "eth_signTypedData_v4": ([ME, TYPED], TEXTS["typed_data"]),
    "eth_signTypedData_v3": ([ME, json.dumps(TYPED)], TEXTS["typed_data"]),
    "personal_sign": ([SIGN_IN, ME], SIGN_IN),
    "eth_sendUserOperation": ([OPERATION], TEXTS["user_operation"]),
    "wallet_sendCalls": ([BATCH], TEXTS["batch"]),
}


@pytest.mark.parametrize("form", TEXTS)
def test_a_request_is_told_by_its_form(form: str) -> None:
    assert type(read_request(TEXTS[form])) is FORMS[form]
    # Blanks around a text are signed along, around everything else they are nothing.
    same = read_request(f"\n {TEXTS[form]}") == read_request(TEXTS[form])
    assert same is (form != "message")


@pytest.mark.parametrize("method", CALLS)
def test_a_json_rpc_call_is_what_its_params_are(method: str) -> None:
    params, text = CALLS[method]
    call = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
    assert read_request(call).value == read_request(text).value


def test_the_account_stands_first_or_second_by_the_method() -> None:
    for method, params in (("personal_sign", ["0x6869", ME]), ("eth_sign", [ME, "0x6869"])):
        found = read_request(json.dumps({"method": method, "params": params}))
        assert isinstance(found, Message)
        assert (found.signer, found.body, found.method) == (ME, "0x6869", method)


def test_the_entry_point_is_the_second_param() -> None:
    call = {"method": "eth_sendUserOperation", "params": [OPERATION, OTHER]}
    found = read_request(json.dumps(call))
    assert isinstance(found, UserOperation)
    assert found.entry_point == OTHER


def test_signer_and_chain_fill_what_is_left_out() -> None:
    open_call = {name: CALL[name] for name in ("to", "data")}
    found = read_request(json.dumps(open_call), "", ME.upper().replace("0X", "0x"), "eip155:5")
    assert isinstance(found, Transaction)
    assert (found.sender, found.chain) == (ME, "eip155:5")
    typed = read_request(TEXTS["typed_data"], signer=ME)
    assert isinstance(typed, TypedData)
    assert typed.signer == ME


def test_a_text_is_a_message_only_where_it_is_said_to_be_one_or_a_sign_in() -> None:
    assert isinstance(read_request("hello", "message"), Message)
    with pytest.raises(NotAnObservable, match="no signing request"):
        read_request("hello")


def test_a_transaction_as_a_message_is_signed_as_bytes() -> None:
    found = read_request("0x6869", "eth-sign")
    assert isinstance(found, Message)
    assert (found.method, found.body) == ("eth_sign", "0x6869")


def test_a_list_of_one_is_that_one_and_of_proposals_a_queue() -> None:
    assert read_request(f"[{TEXTS['transaction']}]") == read_request(TEXTS["transaction"])
    queue = read_request(json.dumps([SAFE, {**SAFE, "value": "1"}]))
    assert isinstance(queue, SafeProposal)
    assert len(queue.siblings) == 1
    with pytest.raises(NotAnObservable) as refused:
        read_request(json.dumps([CALL, CALL]))
    assert "One request at a time" in refused.value.advice


def test_fields_that_no_transaction_has_are_kept() -> None:
    found = read_request(json.dumps({**CALL, "surprise": 1}))
    assert isinstance(found, Transaction)
    assert found.unknown == ("surprise",)
    assert found.value != read_request(json.dumps(CALL)).value


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("0x" + "ab" * 32, "", "32 bytes are a hash"),
        ("0xabc", "", "odd number"),
        ("0xabcd", "safe", "hex alone is no safe"),
        ("{}", "", "keys \\(none\\)"),
        (json.dumps(CALL), "message", "no message"),
        (json.dumps(CALL), "safe", "missing"),
        (json.dumps(SAFE), "typed-data", "no types"),
        (json.dumps(CODE), "user-operation", "sender|field"),
        ('{"method":"personal_sign","params":["a"]}', "", "has 1 params"),
        ('{"method":"personal_sign","params":["a","b"]}', "", "account in the params"),
        ('{"method":"personal_sign","params":["a",1]}', "", "it is no text"),
        (f'{{"method":"personal_sign","params":[1,"{ME}"]}}', "", "the message is no text"),
        ('{"method":"eth_sign","params":{}}', "", "no list of params"),
        (" " * MAX_TEXT + "{}", "", "1,048,576"),
    ],
)
def test_what_is_none_is_refused_with_its_reason(text: str, kind: str, words: str) -> None:
    with pytest.raises(NotAnObservable, match=words):
        read_request(text, kind)


def test_a_wrong_signer_is_refused() -> None:
    with pytest.raises(NotAnObservable) as refused:
        read_request(TEXTS["transaction"], signer="0x12")
    assert "--signer" in refused.value.advice


@pytest.mark.parametrize("kind", REQUEST_KINDS)
def test_every_kind_refuses_an_empty_object(kind: str) -> None:
    with pytest.raises(NotAnObservable):
        read_request("{}", kind)
