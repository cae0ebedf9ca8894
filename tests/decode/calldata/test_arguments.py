from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.calldata.arguments import arguments_of, shown
from hueandcry.decode.evm.abi_type import parse_function, parse_type
from hueandcry.model.act import Argument
from tests.decode.calldata.calls import ME, MOST


def test_plain_values() -> None:
    for text, value, expected in (
        ("address", ME, ME), ("bool", True, "true"), ("uint256", MOST, str(MOST)),
        ("bytes4", b"abcd", "0x61626364"), ("string", "text", "text"), ("int8", -3, "-3"),
    ):  # fmt: skip
        assert shown(parse_type(text), value) == expected


def test_long_values_are_shortened_and_say_so() -> None:
    found = shown(parse_type("bytes"), b"\1" * 1_000)
    assert found == "0x" + "01" * 32 + "... (1,000 bytes)"
    assert shown(parse_type("string"), "x" * 500).endswith("xx...")
    found = shown(parse_type("address[]"), (ME,) * 5_000)
    assert found.endswith("...] (5,000 items)")


def test_nested_values() -> None:
    found = shown(parse_type("(address,(uint8,bool)[])"), (ME, ((1, True), (2, False))))
    assert found == f"({ME}, [(1, true), (2, false)] (2 items))"


def test_names_come_along() -> None:
    function = parse_function("f(address to,uint256)")
    assert arguments_of(function.inputs, (ME, 5)) == (
        Argument("to", "address", ME), Argument("", "uint256", "5"),
    )  # fmt: skip


@given(st.lists(st.lists(st.binary(max_size=60), max_size=40), max_size=40))
def test_never_long(values: list[list[bytes]]) -> None:
    given = tuple(tuple(one) for one in values)
    assert len(shown(parse_type("bytes[][]"), given)) <= 180
