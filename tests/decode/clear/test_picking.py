import pytest

from hueandcry.decode.clear.abi_node import Arguments
from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.keys import function_of
from hueandcry.decode.clear.node import Node, data_of
from hueandcry.decode.clear.path import read_path
from hueandcry.decode.clear.picking import Picked, pick
from hueandcry.decode.clear.struct_node import StructNode

FUNCTION = function_of("f((address to, uint256[] amounts)[] legs, bytes data, uint64 n, bool b)")
TO = "0x" + "ab" * 20
VALUES = (((TO, (1, 2)), (TO, (3,))), b"0123456789", 0x0102, True)


def picked(path: str, beside: tuple[int, ...] = ()) -> list[tuple[tuple[int, ...], object]]:
    root = Picked((), Arguments(FUNCTION.inputs, VALUES))
    found = pick(root, read_path(path).steps, path, beside)
    return [(one.at, one.node.value) for one in found]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("n", [((), 0x0102)]),
        ("legs.[-1].amounts.[0]", [((), 3)]),
        ("legs.[].to", [((0,), TO), ((1,), TO)]),
        ("legs.[].amounts.[]", [((0, 0), 1), ((0, 1), 2), ((1, 0), 3)]),
        ("legs.[0].amounts.[1:]", [((1,), 2)]),
        ("data.[:4]", [((), b"0123")]),
        ("data.[-2:]", [((), b"89")]),
        ("data.[2:4]", [((), b"23")]),
        ("data.[-4:-2]", [((), b"67")]),
        ("data.[3]", [((), b"3")]),
        ("data.[-1]", [((), b"9")]),
        ("n.[-1:]", [((), b"\2")]),
        ("n.[:1]", [((), b"\0")]),
        ("legs.[0].to.[:2]", [((), b"\xab\xab")]),
    ],
)
def test_paths_pick_values(path: str, found: list[tuple[tuple[int, ...], object]]) -> None:
    assert picked(path) == found


def test_beside_a_value_only_its_own_place_is_picked() -> None:
    assert picked("legs.[].amounts.[]", (0, 1)) == [((0, 1), 2)]
    assert picked("legs.[].amounts.[]", (1,)) == [((1, 0), 3)]


@pytest.mark.parametrize(
    "path",
    ["other", "n.x", "legs.to", "legs.[2].to", "data.[11]", "data.[-20:]", "data.[8:12]", "b.[0]"],
)
def test_what_leads_nowhere_is_unclear(path: str) -> None:
    with pytest.raises(Unclear):
        picked(path)


def test_arrays_of_other_lengths_are_unclear_beside() -> None:
    with pytest.raises(Unclear, match="differ in length"):
        picked("legs.[].amounts", (2,))


def test_more_than_a_thousand_values_are_unclear() -> None:
    many = function_of("f(uint256[] x)")
    root = Picked((), Arguments(many.inputs, (tuple(range(1_001)),)))
    with pytest.raises(Unclear, match="more than 1,000"):
        pick(root, read_path("x.[]").steps, "x.[]")


def struct(value: dict[str, object]) -> Node:
    fields = {"Person": [("name", "string"), ("friends", "Person[]")]}
    return StructNode("Person", value, fields)


def test_types_that_hold_themselves_are_followed_as_far_as_asked() -> None:
    root = struct({"name": "a", "friends": [{"name": "b", "friends": []}], "unsigned": 1})
    found = pick(Picked((), root), read_path("friends.[].name").steps, "x")
    assert [one.node.value for one in found] == ["b"]
    assert root.member("unsigned") is None


def test_negative_numbers_have_their_bytes() -> None:
    inputs = function_of("f(int16 x)").inputs
    member = Arguments(inputs, (-2,)).member("x")
    assert member
    assert data_of(member) == b"\xff\xfe"
