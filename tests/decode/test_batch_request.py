import pytest

from hueandcry.decode.batch_request import MAX_CALLS, read_batch
from hueandcry.decode.request import read_request
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.observable import Batch

ME, TO = "0x" + "a1" * 20, "0x" + "b2" * 20
CALL = {"to": TO, "value": "0x5", "data": "0xABCD"}
GIVEN = {"version": "2.0.0", "from": ME, "chainId": "0x1", "calls": [CALL]}


def test_calls_are_read_in_one_spelling() -> None:
    found = read_batch(GIVEN, "", "")
    assert (found.chain, found.sender) == ("eip155:1", ME)
    assert (found.calls[0].to, found.calls[0].amount, found.calls[0].data) == (TO, "5", "0xabcd")


def test_what_is_not_read_is_named() -> None:
    call = {**CALL, "gas": "0x1", "capabilities": {"other": {}}}
    given = {**GIVEN, "capabilities": {"paymasterService": {}, "newer": {}}, "calls": [call]}
    assert read_batch(given, "", "").unknown == (
        "capabilities.newer", "calls[0].gas", "calls[0].capabilities.other",
    )  # fmt: skip


def test_the_json_rpc_call_is_told_by_its_method() -> None:
    text = f'{{"method":"wallet_sendCalls","params":[{{"from":"{ME}","calls":[{{"to":"{TO}"}}]}}]}}'
    assert isinstance(read_request(text), Batch)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"calls": []}, "0 calls"),
        ({"calls": [CALL] * (MAX_CALLS + 1)}, "201 calls"),
        ({"calls": [5]}, r"calls\[0\]"),
        ({"calls": [{"to": "0x12"}]}, r"calls\[0\]\.to"),
        ({"calls": [{"to": TO, "value": 1.5}]}, r"calls\[0\]\.value"),
        ({"chainId": "0xa"}, "you say eip155:1"),
    ],
)
def test_a_wrong_part_is_refused_with_its_place(change: dict[str, object], words: str) -> None:
    with pytest.raises(NotAnObservable, match=words):
        read_batch({**GIVEN, **change}, ME, "eip155:1")
