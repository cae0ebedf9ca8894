import json

import pytest

from hueandcry.decode.clear.descriptor import constant, descriptor_of, read_document
from hueandcry.decode.clear.fault import Unclear


def test_a_descriptor_knows_its_kind_owner_and_format() -> None:
    document = read_document(
        json.dumps(
            {
                "context": {"eip712": {}},
                "metadata": {"owner": "O", "contractName": "C"},
                "display": {"formats": {"K": {"intent": "I"}}},
            }
        )
    )
    found = descriptor_of("x", document, "K")
    assert (found.kind, found.owner, found.contract_name) == ("eip712", "O", "C")
    assert found.format == {"intent": "I"}
    assert descriptor_of("x", {}, "K").format == {}


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "1", "{", '{"a": ' * 40 + "1" + "}" * 40, "[" * 100_000,
        '{"a": ' + "[" * 40 + "]" * 40 + "}", '{"a": ' + "9" * 100 + "}", "x" * 1_000_001,
    ],
)  # fmt: skip
def test_what_is_no_descriptor_is_unclear(text: str) -> None:
    with pytest.raises(Unclear):
        read_document(text)


def test_constants_are_found_by_their_path() -> None:
    document = read_document('{"metadata": {"constants": {"max": 5}}}')
    assert constant(document, "$.metadata.constants.max") == 5
    for path in ("$.metadata.none", "#.metadata", "$.metadata.constants.max.x", "$.metadata.[0]"):
        with pytest.raises(Unclear):
            constant(document, path)
