import pytest

from hueandcry.decode.typed.document import read_typed_data
from hueandcry.decode.typed.structs import MAX_VALUES
from hueandcry.decode.typed.unhashable import Unhashable
from tests.decode.typed.values import document, kind, message, rows, types


def test_an_array_of_more_values_than_anybody_reads_is_refused() -> None:
    made = document(kind("Batch", 2, "bool[]"), message(deadline=[True] * MAX_VALUES))
    with pytest.raises(Unhashable, match="more values than"):
        read_typed_data(made)


def test_values_are_counted_through_all_levels() -> None:
    row = {"a": True, "b": True}
    made = document(
        kind("Batch", 2, "Row[][]"), types(Row=rows(("a", "bool"), ("b", "bool"))),
        message(deadline=[[row] * 1_000] * 8),
    )  # fmt: skip
    with pytest.raises(Unhashable, match=r"^message\.deadline\[6\]\[.*more values than"):
        read_typed_data(made)


def test_a_missing_field_is_named_with_its_struct() -> None:
    made = document()
    del made["message"]["details"][0]["token"]
    with pytest.raises(Unhashable, match=r"details\[0\]\.token: the field is missing in Detail"):
        read_typed_data(made)
