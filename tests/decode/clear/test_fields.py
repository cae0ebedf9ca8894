"""Fields, arrays, groups and definitions."""

from tests.decode.clear.values import COIN, Field, lines, shown

LEGS = "f((address to, uint256 amount)[] legs, uint256[] fees)"
VALUES = (((COIN, 1), (COIN, 2)), (7, 8))
TO: Field = {"path": "to", "label": "To"}
AMOUNT: Field = {"path": "amount", "label": "Amount"}


def test_each_item_of_an_array_is_a_line() -> None:
    found = shown(LEGS, VALUES, [{"path": "fees", "label": "Fee"}])
    assert lines(found) == [("Fee", "7"), ("Fee", "8")]
    same = shown(LEGS, VALUES, [{"path": "#.fees.[]", "label": "Fee"}])
    assert lines(same) == lines(found)


def test_parameters_of_an_item_are_those_at_its_place() -> None:
    field: Field = {
        "path": "legs.[].amount", "label": "A", "format": "tokenAmount",
        "params": {"tokenPath": "legs.[].to"},
    }  # fmt: skip
    found = shown(LEGS, (((COIN, 1), ("0x" + "01" * 20, 2)), ()), [field])
    assert [value.split()[0] for _, value in lines(found)] == ["0.000001", "2"]


def test_arrays_of_different_lengths_are_a_fault() -> None:
    field: Field = {
        "path": "fees", "label": "F", "format": "tokenAmount",
        "params": {"tokenPath": "legs.[].to"},
    }  # fmt: skip
    found = shown(LEGS, (((COIN, 1),), (7, 8)), [field])
    assert lines(found) == [("F", "0.000007 COIN"), ("F", "8")]
    assert "differ in length" in found.faults[0]


def test_groups_show_item_by_item_or_field_by_field() -> None:
    group: Field = {"path": "legs.[]", "fields": [TO, AMOUNT]}
    labels = [label for label, _ in lines(shown(LEGS, VALUES, [group]))]
    assert labels == ["To", "Amount", "To", "Amount"]
    group["iteration"] = "sequential"
    labels = [label for label, _ in lines(shown(LEGS, VALUES, [group]))]
    assert labels == ["To", "To", "Amount", "Amount"]


def test_bundled_groups_take_arrays_side_by_side() -> None:
    fields: list[Field] = [
        {"path": "legs.[].amount", "label": "A"}, {"path": "fees", "label": "F"},
    ]  # fmt: skip
    group: Field = {"label": "All", "iteration": "bundled", "fields": fields}
    assert lines(shown(LEGS, VALUES, [group])) == [
        ("All", ""), ("A", "1"), ("F", "7"), ("A", "2"), ("F", "8"),
    ]  # fmt: skip
    uneven = shown(LEGS, (((COIN, 1),), (7, 8)), [group])
    assert "differ in length" in uneven.faults[0]


def test_relative_parameters_start_at_the_group() -> None:
    amount = AMOUNT | {"format": "tokenAmount", "params": {"tokenPath": "to"}}
    found = shown(LEGS, VALUES, [{"path": "legs.[]", "fields": [amount]}])
    assert [value for _, value in lines(found)] == ["0.000001 COIN", "0.000002 COIN"]


def test_definitions_are_overridden_by_who_refers_to_them() -> None:
    definitions = {
        "sent": {
            "label": "Sent",
            "format": "tokenAmount",
            "params": {"token": COIN, "message": "m"},
        }
    }
    field: Field = {
        "path": "x", "$ref": "$.display.definitions.sent", "label": "Paid",
        "params": {"threshold": "1"},
    }  # fmt: skip
    found = shown("f(uint256 x)", (1,), [field], definitions=definitions)
    assert lines(found) == [("Paid", "m COIN")]


def test_definitions_without_end_are_a_fault() -> None:
    loop = {"a": {"$ref": "$.display.definitions.b"}, "b": {"$ref": "$.display.definitions.a"}}
    found = shown(
        "f(uint256 x)", (1,), [{"path": "x", "$ref": "$.display.definitions.a"}], definitions=loop
    )
    assert "without end" in found.faults[0]


def test_separators_stand_before_each_item() -> None:
    field: Field = {"path": "fees", "label": "F", "separator": "No. {index}:"}
    assert [value for _, value in lines(shown(LEGS, VALUES, [field]))] == ["No. 0: 7", "No. 1: 8"]


def test_values_without_data_and_of_the_descriptor() -> None:
    metadata = {"constants": {"ticker": "COIN"}}
    fields: list[Field] = [
        {"value": "$.metadata.constants.ticker", "label": "T", "format": "raw"},
        {"value": 3, "label": "N"},
        {"path": "@.value", "label": "V", "format": "amount"},
        {"path": "@.chainId", "label": "C", "format": "chainId"},
    ]
    assert lines(shown("f()", (), fields, metadata=metadata)) == [
        ("T", "COIN"), ("N", "3"), ("V", "2 ETH"), ("C", "Ethereum (1)"),
    ]  # fmt: skip


def test_encrypted_values_are_said_to_be() -> None:
    field: Field = {
        "path": "x", "label": "X", "format": "tokenAmount",
        "encryption": {"scheme": "fhevm", "fallbackLabel": "[Hidden]"},
    }  # fmt: skip
    found = shown("f(bytes2 x)", (b"\1\2",), [field])
    assert lines(found) == [("X", "[Hidden] 0x0102")]
    assert found.faults == ("X: its value is encrypted",)


def test_what_leads_nowhere_is_said_and_the_rest_is_shown() -> None:
    found = shown("f(uint256 x)", (1,), [{"path": "y", "label": "Y"}, {"path": "x", "label": "X"}])
    assert lines(found) == [("X", "1")]
    assert found.faults == ("Y: 'y': there is no 'y'",)
