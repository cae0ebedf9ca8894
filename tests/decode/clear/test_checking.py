import pytest

from hueandcry.decode.clear.checking import path_faults
from hueandcry.decode.clear.fault import Unclear
from tests.decode.clear.values import Field, descriptor

CALL = "f((address to, uint256 amount)[] legs, bytes data)"
MESSAGE = "F(Leg[] legs,bytes data)Leg(address to,F again)"


def faults(key: str, *fields: Field, kind: str = "calldata") -> list[str]:
    found = descriptor(key, list(fields))
    return path_faults(found.document, found.format, key, kind)


@pytest.mark.parametrize(("key", "kind"), [(CALL, "calldata"), (MESSAGE, "eip712")])
def test_paths_that_lead_somewhere_are_no_fault(key: str, kind: str) -> None:
    group: Field = {"path": "legs.[]", "fields": [{"path": "to"}, {"path": "#.data.[:4]"}]}
    assert faults(key, {"path": "legs.[0].to"}, {"path": "@.value"}, group, kind=kind) == []


@pytest.mark.parametrize(("key", "kind"), [(CALL, "calldata"), (MESSAGE, "eip712")])
def test_paths_that_lead_nowhere_are(key: str, kind: str) -> None:
    wrong: list[Field] = [
        {"path": "other"}, {"path": "legs.to"}, {"path": "legs.[0].[0]"},
        {"path": "legs.[]", "fields": [{"path": "none"}]},
        {"path": "data", "params": {"tokenPath": "x", "token": "$.metadata.constants.none"}},
        {"path": "data", "$ref": "$.display.definitions.none"},
    ]  # fmt: skip
    assert len(faults(key, *wrong, kind=kind)) == 7


def test_types_that_hold_themselves_are_followed() -> None:
    assert faults(MESSAGE, {"path": "legs.[0].again.legs.[0].to"}, kind="eip712") == []


def test_a_bare_name_says_nothing_of_its_paths() -> None:
    assert faults("Permit", {"path": "any"}, kind="eip712") == []
    with pytest.raises(Unclear):
        faults("f(", {"path": "any"})
