import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.evm.rlp import BadRlp, Rlp, decode_rlp, encode_rlp, integer_bytes

oracle = pytest.importorskip("rlp")
ITEMS: st.SearchStrategy[Rlp] = st.recursive(
    st.binary(max_size=70), lambda inner: st.lists(inner, max_size=5), max_leaves=12
)


@given(ITEMS)
def test_it_encodes_and_decodes_as_pyrlp_does(item: Rlp) -> None:
    data = encode_rlp(item)
    assert data == oracle.encode(item)
    assert decode_rlp(data) == item


@given(st.binary(max_size=80))
def test_what_is_read_has_no_other_spelling(data: bytes) -> None:
    try:
        found = decode_rlp(data)
    except BadRlp:
        with pytest.raises(oracle.DecodingError):
            oracle.decode(data)
        return
    assert encode_rlp(found) == data


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ("", "ends at byte 0"), ("8100", "length it needs not"), ("b800", "shortest form"),
        ("b83700", "shortest form"), ("b90038" + "00" * 56, "shortest form"), ("b9", "cut off"),
        ("82aa", "reaches outside"), ("c2c1", "reaches outside"), ("0000", "1 bytes follow"),
        ("bfffffffffffffffff", "reaches outside"), ("c1c1c0", "reaches outside"),
    ],
)  # fmt: skip
def test_other_spellings_are_refused(data: str, fault: str) -> None:
    with pytest.raises(BadRlp, match=fault):
        decode_rlp(bytes.fromhex(data))


def test_depth_size_and_number_are_limited() -> None:
    deep: Rlp = []
    for _ in range(15):
        deep = [deep]
    assert decode_rlp(encode_rlp(deep)) == deep
    with pytest.raises(BadRlp, match="more than 16 lists"):
        decode_rlp(encode_rlp([deep]))
    with pytest.raises(BadRlp, match="are read"):
        decode_rlp(bytes((1 << 20) + 1))
    with pytest.raises(BadRlp, match="200,000 items"):
        decode_rlp(encode_rlp([b""] * 200_000))


@given(st.integers(0, 2**256))
def test_numbers_have_no_leading_zeros(number: int) -> None:
    found = integer_bytes(number)
    assert found[:1] != b"\0"
    assert int.from_bytes(found, "big") == number
