import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.clear.fault import Unclear
from hueandcry.decode.clear.keys import encoding_of, function_of


@pytest.mark.parametrize(
    ("key", "signature"),
    [
        ("transfer(address _to, uint256 _value)", "transfer(address,uint256)"),
        ("transfer(address _to,uint256 _value)", "transfer(address,uint256)"),
        ("f(tuple(address a, bytes[] b) c, uint256 d)", "f((address,bytes[]),uint256)"),
        ("f((address a)[] memory c, bytes calldata d)", "f((address)[],bytes)"),
        (" f( (uint256 a,(bool b)[2] c) d ) ", "f((uint256,(bool)[2]))"),
        ("f()", "f()"),
    ],
)
def test_keys_are_functions(key: str, signature: str) -> None:
    assert function_of(key).signature == signature


def test_names_of_parameters_are_kept() -> None:
    found = function_of("f((address a)[] memory c, bytes calldata d)")
    assert [one.name for one in found.inputs] == ["c", "d"]


@pytest.mark.parametrize("key", ["", "f", "f(", "f(address a))", "f(thing a)", "f(a" * 9_000])
def test_other_keys_are_unclear(key: str) -> None:
    with pytest.raises(Unclear):
        function_of(key)


def test_type_encodings_come_in_one_form() -> None:
    wanted = "Mail(Person from,string text)Asset(uint256 id)Person(address to)"
    assert encoding_of("Mail(Person from, string text)Person(address to) Asset( uint256 id )") == (
        wanted
    )
    assert encoding_of(wanted) == wanted
    assert encoding_of("HyperliquidTransaction:Withdraw(uint64 time)")
    assert encoding_of("Permit") == "Permit"


@pytest.mark.parametrize("key", ["", "A(uint256 a", "A(uint256 a)x", "A b", "A" * 20_000])
def test_other_encodings_are_unclear(key: str) -> None:
    with pytest.raises(Unclear):
        encoding_of(key)


@given(st.text("fu(address uint256[],)tuple memory ", max_size=40))
def test_no_key_brings_another_error(key: str) -> None:
    for read in (function_of, encoding_of):
        try:
            read(key)
        except Unclear:
            continue
