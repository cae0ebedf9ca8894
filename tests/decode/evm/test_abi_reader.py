import pytest

from hueandcry.decode.evm.abi import Decoded, Undecodable, decode_arguments
from hueandcry.decode.evm.abi_type import parse_function


def words(*given: int | str) -> bytes:
    return b"".join(
        bytes.fromhex(one) if isinstance(one, str) else one.to_bytes(32, "big") for one in given
    )


def decode(signature: str, data: bytes, *, masked: bool = False) -> Decoded:
    return decode_arguments(parse_function(signature).inputs, data, masked=masked)


DIRTY = [
    ("f(address a)", words(1 << 160), "0x" + "0" * 40),
    ("f(bool a)", words(2), True),
    ("f(uint8 a)", words(0x1FF), 255),
    ("f(int8 a)", words(128), -128),
    ("f(bytes4 a)", words("aabbccdd" + "00" * 27 + "01"), b"\xaa\xbb\xcc\xdd"),
]


@pytest.mark.parametrize(("signature", "data", "value"), DIRTY)
def test_dirty_words_are_refused_as_solidity_does(
    signature: str, data: bytes, value: object
) -> None:
    with pytest.raises(Undecodable, match="a: the word at byte 0 has bits set"):
        decode(signature, data)


@pytest.mark.parametrize(("signature", "data", "value"), DIRTY)
def test_older_contracts_cut_the_dirt_off(signature: str, data: bytes, value: object) -> None:
    found = decode(signature, data, masked=True)
    assert found.values == (value,)
    assert "the word at byte 0" in found.oddities[0]


@pytest.mark.parametrize(
    ("signature", "data", "where"),
    [
        ("f(address a)", b"\0" * 31, "1 bytes too short"),
        ("f(bytes a)", words(96, 0), "offset 96 reaches outside"),
        ("f(bytes a)", words(2**256 - 32, 0), "offset 2^53 or more reaches outside"),
        ("f(bytes a)", words(32), "32 bytes too short"),
        ("f(bytes a)", words(32, 33, 0), "a: 33 bytes reach outside"),
        ("f(uint256[] a)", words(32, 2, 0), "a: an array of 2 items reaches outside"),
        ("f(uint256[] a)", words(32, 2**255), "reaches outside"),
        ("f(bytes[] c)", words(32, 2, 64, 999, 0), r"c[1]: its offset"),
        ("f((uint256 x, bytes y) c)", words(32, 1, 640), "c: y: its offset"),
    ],
)
def test_what_reaches_outside_is_refused_with_its_place(
    signature: str, data: bytes, where: str
) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(signature, data)
    assert where in str(caught.value)


@pytest.mark.parametrize(
    ("signature", "data", "oddity"),
    [
        ("f(bytes a)", words(32, 1, "ff" + "00" * 30 + "01"), "the padding at byte 65 is not zero"),
        ("f(bytes a)", words(32, 1) + b"\xff", "the bytes at byte 64 are not padded"),
        ("f(bytes a)", words(64, 0, 0), "the offset at byte 0 leads behind a gap, to byte 64"),
        ("f(bytes a, bytes b)", words(64, 64, 0), "the offset at byte 32 leads over bytes"),
        ("f(bytes a)", words(0, 0), "leads over bytes that were read before, to byte 0"),
        ("f(string a)", words(32, 1, "ff" + "00" * 31), "the text at byte 64 is no UTF-8"),
    ],
)
def test_what_no_usual_encoder_writes_is_told(signature: str, data: bytes, oddity: str) -> None:
    assert oddity in decode(signature, data).oddities[0]


def test_text_that_is_no_utf_8_is_shown_escaped() -> None:
    found = decode("f(string a)", words(32, 2, "41ff" + "00" * 30))
    assert found.values == ("A\\xff",)


def test_few_oddities_are_told() -> None:
    found = decode("f(bytes[] a)", words(32, 40, *[40 * 32] * 40, 0))
    assert len(found.oddities) == 16


def test_shared_tables_of_offsets_do_not_unfold() -> None:
    # Five tables of 64 offsets, each of which leads to the next table: 64^5 values.
    depth, width = 5, 64
    table = words(width, *[32 * width] * width)
    data = words(32) + table * depth + words(0)
    with pytest.raises(Undecodable, match="share the same bytes"):
        decode(f"f(bytes{'[]' * depth} a)", data)


def test_a_table_that_holds_itself_does_not_unfold() -> None:
    # The array's items begin at byte 32, and their offset 0 leads back to where they begin.
    data = words(0, *[0] * 64)
    assert decode("f(uint256[][][] a)", data).values == ((),)
    with pytest.raises(Undecodable):
        decode("f(uint256[][][][][] a)", words(*[32] * 64))


def test_one_long_tail_is_not_copied_thousands_of_times() -> None:
    count, long = 1_000, 100_000
    data = words(32, count, *[32 * count] * count, long) + bytes(long)
    with pytest.raises(Undecodable, match="share the same bytes"):
        decode("f(bytes[] a)", data)


def test_a_huge_fixed_array_needs_as_many_words() -> None:
    with pytest.raises(Undecodable, match="too short"):
        decode("f(uint256[8192][8192][8192] a)", words(1))
