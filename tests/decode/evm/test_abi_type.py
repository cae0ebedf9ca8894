import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.abi_type import (
    BadSignature,
    function_of_json,
    parse_function,
    parse_type,
)


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("transfer(address to, uint amount)", "transfer(address,uint256)"),
        ("function f() external view returns (uint256, bytes memory);", "f()"),
        ("f( address payable to ,uint256[ ] a)", None),
        ("f(address payable to, int[2][] calldata a)", "f(address,int256[2][])"),
        ("f(tuple(uint256 a, bytes b)[] c)", "f((uint256,bytes)[])"),
        ("f((uint256 a,(bytes b,string s) d)[3] c)", "f((uint256,(bytes,string))[3])"),
        ("f(function g, fixed q, byte)", "f(function,fixed128x18,bytes1)"),
        ("f(address)external", "f(address)"),
        ("function()", "function()"),
        ("event(address indexed a)", "event(address)"),
    ],
)  # fmt: skip
def test_signatures_as_people_write_them(text: str, signature: str | None) -> None:
    if signature is None:
        with pytest.raises(BadSignature):
            parse_function(text)
    else:
        assert parse_function(text).signature == signature


def test_selectors_are_those_of_the_chain() -> None:
    assert parse_function("transfer(address,uint256)").selector.hex() == "a9059cbb"
    assert parse_function("multicall(bytes[] data)").selector.hex() == "ac9650d8"
    safe = (
        "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)"
    )
    assert parse_function(safe).selector.hex() == "6a761202"


def test_names_are_kept() -> None:
    made = parse_function("f(address to,(uint256 a,bytes b)[] c)")
    assert [one.name for one in made.inputs] == ["to", "c"]
    row = made.inputs[1].type.item
    assert row
    assert [one.name for one in row.components] == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "", "f", "f(", "f(address", "f(address,)", "f(,)", "f(adress)", "f(address) and more",
        "f(uint7)", "f(uint264)", "f(uint08)", "f(bytes33)", "f(bytes0)", "f(address[0])",
        "f(address[-1])", "f(())", "f(tuple)", "f(address[99999999])", "f(address a b)",
        "(address)", "1f(address)", "f(fixed128x81)", "f(addres\u017f)", "f(uint256\u00a0a)",
        "f(" + "(" * 40 + "uint" + ")" * 41, "f(uint" + "[]" * 17 + ")",
        "f(" + ",".join(["uint"] * 513) + ")", "f(" + "a" * 9_000 + ")",
    ],
)  # fmt: skip
def test_what_is_no_signature_is_refused(text: str) -> None:
    with pytest.raises(BadSignature):
        parse_function(text)


def test_a_fault_says_where() -> None:
    with pytest.raises(BadSignature, match=r"at 'b\)' \(character 13\)"):
        parse_function("f(address a b)")


def test_an_entry_of_a_json_abi() -> None:
    entry = {
        "type": "function", "name": "f", "inputs": [
            {"name": "", "type": "tuple[2][]", "components": [
                {"name": "a", "type": "uint256"}, {"name": "b", "type": "bytes"}]},
            {"type": "address"},
        ],
    }  # fmt: skip
    made = function_of_json(entry)
    assert made.signature == "f((uint256,bytes)[2][],address)"
    assert made.inputs[0].type.dynamic


def _nested(depth: int) -> dict[str, object]:
    inner: dict[str, object] = {"name": "a", "type": "bool"}
    for _ in range(depth):
        inner = {"name": "a", "type": "tuple", "components": [inner]}
    return {"name": "f", "inputs": [inner]}


@pytest.mark.parametrize(
    "entry",
    [
        {}, {"name": 1}, {"type": "event", "name": "f"}, {"name": "f", "inputs": {}},
        {"name": "f", "inputs": [1]}, {"name": "f", "inputs": [{"type": 1}]},
        {"name": "f", "inputs": [{"type": "tuple", "components": []}]},
        {"name": "f", "inputs": [{"type": "tuple"}]},
        {"name": "f", "inputs": [{"type": "bool[]x"}]},
        {"name": "f", "inputs": [{"type": "bool", "name": "a b"}]},
        {"name": "f", "inputs": [{"type": "bool"}] * 513}, _nested(20),
    ],
)  # fmt: skip
def test_what_is_no_function_of_a_json_abi_is_refused(entry: dict[str, object]) -> None:
    with pytest.raises(BadSignature):
        function_of_json(entry)


def test_a_type_alone() -> None:
    assert parse_type("(address,uint)[4]").text == "(address,uint256)[4]"
    assert parse_type("(address,uint)[4]").head == 256
    with pytest.raises(BadSignature):
        parse_type("uint256 a")


@given(st.text(alphabet="f(),[]0123456789 abuintyesdr_$;", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        made = parse_function(text)
    except BadSignature:
        return
    assert parse_function(made.signature).signature == made.signature
