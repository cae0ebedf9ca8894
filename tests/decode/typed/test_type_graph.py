import pytest

from hueandcry.decode.typed.type_graph import (
    MAX_DEPTH,
    MAX_FIELDS,
    MAX_TYPES,
    Field,
    Table,
    graph_of,
    split,
    table_of,
)
from hueandcry.decode.typed.unhashable import Unhashable
from tests.decode.typed.values import rows


def table(**types: list[tuple[str, str]]) -> Table:
    return tuple((name, tuple(found)) for name, found in types.items())


def test_encode_type_is_the_type_and_then_its_parts_in_alphabetical_order() -> None:
    graph = graph_of(
        table(
            Post=[("writer", "Zebra"), ("letters", "Letter[2][]")],
            Zebra=[("letter", "Letter")],
            Letter=[("text", "string")],
        ),
        "Post",
    )
    assert graph.encoded["Post"] == (
        "Post(Zebra writer,Letter[2][] letters)Letter(string text)Zebra(Letter letter)"
    )
    assert graph.encoded["Zebra"] == "Zebra(Letter letter)Letter(string text)"
    assert graph.fields["Letter"] == (Field("text", "string"),)
    assert (graph.unused, graph.disputes) == ((), ())


def test_split_takes_arrays_apart_from_the_inside_out() -> None:
    assert split("Letter[2][][3]") == ("Letter", [2, None, 3])
    assert split("uint256") == ("uint256", [])
    for kind in ("", "a b", "uint256[", "uint256[]]", "uint256[-1]", "[2]", "a[01]", "\u0430"):
        with pytest.raises(Unhashable):
            split(kind)


def test_a_fan_of_types_costs_no_more_than_it_has_types() -> None:
    # Each type has ten fields of the next: ten to the power of forty ways to go through it.
    size = 40
    fan = {f"T{n}": [(f"f{m}", f"T{n + 1}") for m in range(10)] for n in range(size)}
    graph = graph_of(table(**fan, **{f"T{size}": [("end", "bool")]}), "T0")
    assert len(graph.fields) == size + 1


def test_too_many_types_fields_or_levels_are_refused() -> None:
    with pytest.raises(Unhashable, match="more than 64"):
        table_of({f"T{n}": [] for n in range(MAX_TYPES + 1)})
    with pytest.raises(Unhashable, match="more than 512 fields"):
        table_of({"T": rows(*((f"f{n}", "bool") for n in range(MAX_FIELDS + 1)))})
    with pytest.raises(Unhashable, match="levels deep"):
        graph_of(table(T=[("f", "bool" + "[]" * MAX_DEPTH)]), "T")
    with pytest.raises(Unhashable, match="plain identifier"):
        graph_of(table(T=[("f" * 200, "bool")]), "T")


@pytest.mark.parametrize("given", [None, [], {"T": None}, {"T": [None]}, {"T": [{"name": "a"}]}])
def test_what_is_no_table_is_refused(given: object) -> None:
    with pytest.raises(Unhashable):
        table_of(given)
