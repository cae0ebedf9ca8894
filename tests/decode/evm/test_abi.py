import pytest
from eth_abi.abi import decode as oracle_decode
from eth_abi.abi import encode as oracle_encode
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.abi import (
    Undecodable,
    Unencodable,
    Value,
    decode_arguments,
    encode_arguments,
)
from hueandcry.decode.evm.abi_type import Parameter, parse_function, parse_type
from tests.decode.evm.abi_cases import TYPES, arguments


def inputs_of(texts: list[str]) -> list[Parameter]:
    return [Parameter("", parse_type(text)) for text in texts]


@given(arguments())
def test_it_encodes_and_decodes_as_eth_abi_does(case: tuple[list[str], tuple[Value, ...]]) -> None:
    texts, values = case
    data = oracle_encode([parse_type(text).text for text in texts], values)
    assert encode_arguments(inputs_of(texts), values) == data
    found = decode_arguments(inputs_of(texts), data)
    assert found.values == values
    assert (found.trailing, found.oddities) == (0, ())
    assert oracle_decode(texts, data) == values


@given(st.lists(TYPES, max_size=3), st.binary(max_size=300))
def test_garbage_is_decoded_or_refused(texts: list[str], data: bytes) -> None:
    for masked in (False, True):
        try:
            found = decode_arguments(inputs_of(texts), data, masked=masked)
        except Undecodable:
            continue
        assert found.trailing <= len(data)
        assert len(encode_arguments(inputs_of(texts), found.values)) <= 64 * len(data) + 20_000


@given(st.lists(TYPES, min_size=1, max_size=3), st.lists(st.integers(0, 9), max_size=20))
def test_small_words_which_are_offsets_and_lengths_are_decoded_or_refused(
    texts: list[str], words: list[int]
) -> None:
    data = b"".join((32 * word).to_bytes(32, "big") for word in words)
    try:
        found = decode_arguments(inputs_of(texts), data)
    except Undecodable:
        return
    again = decode_arguments(inputs_of(texts), encode_arguments(inputs_of(texts), found.values))
    assert again.values == found.values


def test_bytes_after_the_last_argument_are_told() -> None:
    transfer = parse_function("transfer(address to, uint256 amount)")
    data = encode_arguments(transfer.inputs, ("0x" + "11" * 20, 7))
    assert decode_arguments(transfer.inputs, data + b"abc").trailing == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("uint8", 256), ("uint8", -1), ("int8", 128), ("bool", 1), ("uint256", True),
        ("address", "0x11"), ("bytes4", b"abc"), ("bytes", "0x"), ("uint8[2]", (1,)),
        ("(uint8,uint8)", (1,)), ("string", b""),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_not_encoded(text: str, value: Value) -> None:
    with pytest.raises(Unencodable):
        encode_arguments(inputs_of([text]), (value,))
