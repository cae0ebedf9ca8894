from hueandcry.decode.clear.shape import Shape, shape_of_encoding, shape_of_function


def member(shape: Shape | None, name: str) -> Shape:
    assert shape
    return shape.members[name]()


def item(shape: Shape) -> Shape:
    assert shape.item
    return shape.item()


def test_functions_have_structs_arrays_and_leaves() -> None:
    shape = shape_of_function("f((address to, bytes[] parts)[] legs, uint256 n)")
    assert list(shape.members) == ["legs", "n"]
    leg = item(member(shape, "legs"))
    assert list(leg.members) == ["to", "parts"]
    assert item(member(leg, "parts")) == Shape({})


def test_messages_have_them_too() -> None:
    shape = shape_of_encoding("F(Leg[2] legs,uint256 n)Leg(address to,F back)")
    leg = item(member(shape, "legs"))
    assert list(member(leg, "back").members) == ["legs", "n"]
    assert shape_of_encoding("Permit") is None
