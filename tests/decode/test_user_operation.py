import pytest

from hueandcry.decode.user_operation import read_user_operation
from hueandcry.model.errors import NotAnObservable

SENDER = "0x" + "a1" * 20
ENTRY = "0x" + "e0" * 20
GIVEN = {
    "sender": SENDER, "nonce": "0x0", "callData": "0xABCD", "callGasLimit": 5, "signature": "0x",
}  # fmt: skip


def test_fields_are_read_in_one_spelling() -> None:
    found = read_user_operation(GIVEN, "eip155:1", ENTRY)
    assert (found.sender, found.data, found.entry_point) == (SENDER, "0xabcd", ENTRY)
    assert dict(found.fields)["nonce"] == "0"
    assert dict(found.fields)["callGasLimit"] == "5"


def test_the_signature_is_not_part_of_what_it_is_known_by() -> None:
    signed = {**GIVEN, "signature": "0x12"}
    one, other = (read_user_operation(each, "eip155:1") for each in (GIVEN, signed))
    assert one.value == other.value


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"callData": None}, "no callData"),
        ({"callData": "0xabc"}, "no hex"),
        ({"sender": "0x12"}, "sender of the user operation"),
        ({"nonce": True}, "no number"),
        ({"nonce": "0x" + "f" * 65}, "no number"),
        ({"gas": "0x1"}, "no field 'gas'"),
        ({"eip7702Auth": 5}, "no JSON object"),
    ],
)
def test_a_wrong_field_is_refused_by_name(change: dict[str, object], words: str) -> None:
    with pytest.raises(NotAnObservable, match=words):
        read_user_operation({**GIVEN, **change}, "eip155:1")
