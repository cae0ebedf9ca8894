"""What each kind of request would do, and what of it is not understood."""

import json
from typing import Any

from eth_abi.abi import encode

from hueandcry.decode.acts import Acts, read_acts
from hueandcry.decode.calldata.frame import NoAbis
from hueandcry.decode.evm.abi_type import Function, parse_function
from hueandcry.decode.evm.rlp import encode_rlp
from hueandcry.decode.request import read_request
from hueandcry.model.act import (
    BlindSignature,
    Call,
    Creation,
    Delegatecall,
    Delegation,
    Payment,
    ReadBy,
    SignIn,
)
from tests.decode.requests import BATCH, CALL, CODE, ME, OPERATION, OTHER, SAFE, TOKEN, TYPED

# Unsigned, as before EIP-155: nonce, price, gas, to, 1 wei, no data.
LEGACY = "0x" + encode_rlp(
    [b"", b"\1", b"\x52\x08", bytes.fromhex(OTHER[2:]), b"\1", b""]
).hex()  # fmt: skip


def acts(request: dict[str, Any] | str, kind: str = "", signer: str = "") -> Acts:
    text = request if isinstance(request, str) else json.dumps(request)
    return read_acts(read_request(text, kind), NoAbis(), signer)


def of(found: Acts, kind: type) -> list[Any]:
    return [act for act in found.rows if isinstance(act, kind)]


def test_a_transaction_is_its_call_and_what_the_call_does() -> None:
    found = acts(CALL)
    (payment,), (call,) = of(found, Payment), of(found, Call)
    assert (payment.sender, payment.recipient, payment.amount) == (ME, OTHER, "5")
    assert (call.target, call.read) == (TOKEN, "known selector")
    assert (found.unread, found.hidden, found.signer) == ((), (), ME)


def test_the_asker_is_the_sender_where_none_is_told() -> None:
    found = acts({"to": TOKEN, "data": CALL["data"]}, signer=ME)
    assert found.signer == of(found, Payment)[0].sender == ME
    assert of(found, Payment)[0].asset.chain == "eip155:*"


def test_without_a_recipient_a_contract_is_made() -> None:
    (creation,) = acts({"from": ME, "data": "0x6001", "value": "0x2"}).rows
    assert creation == Creation((), ME, "2", 2)


def test_delegations_of_a_transaction_are_numbered_where_they_are_several() -> None:
    one, two = ({**CALL, "authorizationList": [CODE] * many} for many in (1, 2))
    assert [act.place for act in of(acts(one), Delegation)] == [()]
    assert [act.place for act in of(acts(two), Delegation)] == [
        ("authorisation 1 of 2",), ("authorisation 2 of 2",),
    ]  # fmt: skip


def test_fields_that_no_transaction_has_are_not_signed() -> None:
    assert acts({**CALL, "surprise": 1}).hidden == (("surprise", "no field of a transaction"),)


def test_calls_that_cannot_be_read_are_told_with_their_place() -> None:
    unknown = {"to": TOKEN, "data": "0xdeadbeef"}
    assert acts(unknown).unread == (f"the call to {TOKEN}: function 0xdeadbeef is not known",)
    short = {"to": TOKEN, "data": "0xa9059cbb00"}
    assert "truncated" in acts(short).unread[0]
    batch = {**BATCH, "calls": [BATCH["calls"][0], unknown]}
    assert "(batch, call 2 of 2)" in acts(batch).unread[0]


def test_a_coin_alone_has_no_data_to_read() -> None:
    found = acts({"from": ME, "to": OTHER, "value": "0x1"})
    assert found.unread == ()
    assert of(found, Payment)[0].asset.standard == "native"


def test_a_safe_pays_itself_and_a_delegatecall_runs_foreign_code() -> None:
    assert of(acts(SAFE), Payment)[0].sender == SAFE["safe"]
    (foreign,) = of(acts({**SAFE, "operation": 1}), Delegatecall)
    assert (foreign.account, foreign.target, foreign.library) == (SAFE["safe"], TOKEN, "")


def test_typed_data_of_no_known_form_is_not_understood() -> None:
    found = acts(TYPED)
    assert found.rows == ()
    assert "Vote" in found.unread[0]
    assert found.document is not None


def test_typed_data_that_cannot_be_read_says_where() -> None:
    found = acts({**TYPED, "message": {}})
    assert "message.choice" in found.unread[0]
    assert found.document is None


def test_what_no_type_reaches_is_not_signed() -> None:
    found = acts({**TYPED, "message": {"choice": 1, "amount": "0"}})
    assert found.hidden == (("message.amount", "0"),)


def test_a_sign_in_a_text_and_bytes() -> None:
    (sign_in,) = acts("a.com wants you to sign in with your Ethereum account:\n" + ME).rows
    assert isinstance(sign_in, SignIn)
    assert acts("hello", "message").rows == ()
    assert isinstance(acts("0x" + "ab" * 32, "message").rows[0], BlindSignature)
    (bare,) = of(acts("hello", "eth-sign"), BlindSignature)
    assert "eth_sign" in bare.what


def test_characters_that_show_nothing_are_told_of_a_text() -> None:
    ((where, words),) = acts("hel\u200blo", "message").hidden
    assert where == "the text"
    assert "U+200B" in words


def test_a_delegation_alone() -> None:
    (found,) = acts(CODE, signer=ME).rows
    assert found == Delegation((), "", OTHER, "eip155:1", "3")


def test_a_user_operation_is_read_as_the_call_of_its_account() -> None:
    found = acts({**OPERATION, "factory": OTHER, "factoryData": "0x", "eip7702Auth": CODE})
    assert of(found, Call)[0].place == ("user operation",)
    assert of(found, Delegation)[0].delegate == OTHER
    assert found.unread[0].startswith("the account is made by this operation")
    assert found.signer == ME


def test_a_delegated_accounts_set_up_is_read_as_its_call() -> None:
    given = {**OPERATION, "factory": "0x7702", "factoryData": CALL["data"]}
    found = acts(given)
    assert [act.place for act in of(found, Call)] == [
        ("user operation",), ("user operation", "set-up"),
    ]  # fmt: skip
    assert not any("made by this operation" in part for part in found.unread)


def test_bytes_that_may_be_calls_are_not_understood() -> None:
    class Known(NoAbis):
        def functions(
            self, chain: str, target: str, selector: bytes
        ) -> list[tuple[Function, ReadBy]]:
            return [(parse_function("run(bytes data)"), "descriptor")]

    data = (
        "0x" + (parse_function("run(bytes data)").selector + encode(["bytes"], [b"x" * 40])).hex()
    )
    request = read_request(json.dumps({"to": TOKEN, "data": data}))
    (part,) = read_acts(request, Known()).unread
    assert part == f"the bytes data of the call to {TOKEN}"


def test_a_transaction_that_names_no_chain_is_valid_on_every_one() -> None:
    assert acts(LEGACY).unread == ("the transaction names no chain: it is valid on every one",)


def test_a_batch_is_all_its_calls() -> None:
    made = {"data": "0x6001"}
    found = acts({**BATCH, "calls": [*BATCH["calls"], made], "extra": 1})
    assert of(found, Payment)[0].place[0] == "batch"
    assert of(found, Creation)[0].size == 2
    assert found.hidden == (("extra", "not read"),)
