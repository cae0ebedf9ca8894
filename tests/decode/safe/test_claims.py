"""What a service says, as text that compares."""

import pytest

from hueandcry.decode.safe.claims import claims_of, text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, "true"), ("True", "true"), (7, "7"), (b"\xab", "0xab"), ("0xAB", "0xab"),
        ([1, [2, True]], "[1,[2,true]]"), ((1, (2,)), "[1,[2]]"), ("['1', \"2\"]", "[1,2]"),
        ("(1, 2)", "[1,2]"), (" a b ", "a b"),
    ],
)  # fmt: skip
def test_values_have_one_text(value: object, text: str) -> None:
    assert text_of(value) == text


def test_a_decoding_becomes_a_signature_and_values() -> None:
    decoded = {"method": "f", "parameters": [{"type": "bool", "value": True}, {"type": "uint8"}]}
    assert claims_of({"dataDecoded": decoded, "trusted": True}) == (
        ("trusted", "true"), ("dataDecoded", "f(bool,uint8)"), ("dataDecoded.0", "true"),
        ("dataDecoded.1", ""),
    )  # fmt: skip
