import pytest

from hueandcry.decode.typed.type_graph import Field
from hueandcry.decode.typed_acts.shape import MAX_SHAPE, inner_shape, shape_of


def test_structs_are_written_by_what_they_hold() -> None:
    types = {"A": [Field("b", "B[]"), Field("to", "address")], "B": [Field("n", "uint8")]}
    assert shape_of(types, "A") == "((uint8 n)[] b,address to)"
    assert inner_shape(types, "B[3]") == "(uint8 n)[3]"
    assert inner_shape(types, "bytes32") == "bytes32"


def test_trees_of_any_height_have_one_shape() -> None:
    for height in (1, 2, 24):
        types = {"T": [Field("tree", "L" + "[2]" * height)], "L": [Field("n", "uint8")]}
        assert shape_of(types, "T") == "((uint8 n)[2] tree)"


def test_short_words_for_numbers_are_written_out() -> None:
    assert shape_of({"A": [Field("n", "uint[]"), Field("m", "int")]}, "A") == (
        "(uint256[] n,int256 m)"
    )


@pytest.mark.parametrize("width", [1, 2, 20])
def test_types_that_double_with_every_level_have_no_shape(width: int) -> None:
    types = {
        f"T{level}": [Field(f"f{at}", f"T{level + 1}") for at in range(width)]
        for level in range(60)
    }
    types["T60"] = [Field("n", "uint8")]
    assert shape_of(types, "T0") == ""


def test_recursive_and_unknown_types_have_no_shape() -> None:
    assert shape_of({"A": [Field("a", "A[]")]}, "A") == ""
    assert shape_of({}, "A") == ""


def test_a_shape_is_bounded() -> None:
    wide = {"A": [Field(f"field{at}", "uint256") for at in range(500)]}
    assert shape_of(wide, "A") == ""
    assert MAX_SHAPE > 0
