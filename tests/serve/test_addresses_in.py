"""Lists as people have them: spreadsheets, plain lists, byte order marks, broken lines."""

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest
from hueandcry.serve.addresses_in import cells_in, cells_of
from hueandcry.serve.lines import of_stream


def read(data: bytes) -> list[tuple[int, str, str]]:
    return [
        (cell.number, cell.fault or cell.address, cell.chain)
        for cell in cells_of(of_stream(BytesIO(data), 1))
    ]


def test_a_plain_list_with_comments_and_blank_lines() -> None:
    assert read(b"# mine\n0xa\n\n  0xb  \n") == [(2, "0xa", ""), (4, "0xb", "")]


@pytest.mark.parametrize("separator", [b",", b";", b"\t"])
def test_columns_by_their_names(separator: bytes) -> None:
    data = b"\xef\xbb\xbfname,Address,CHAIN\r\nAnn,0xa,1\r\nBob,0xb,\r\n".replace(b",", separator)
    assert read(data) == [(2, "0xa", "1"), (3, "0xb", "")]


def test_quotes_are_read_as_a_spreadsheet_writes_them() -> None:
    assert read(b'"note, long","address"\n"a, b","0xa"\n"c",0xb\n') == [
        (2, "0xa", ""), (3, "0xb", ""),
    ]  # fmt: skip


def test_a_list_without_a_head_has_the_address_first() -> None:
    assert read(b"0xa,someone\n0xb,else\n") == [(1, "0xa", ""), (2, "0xb", "")]


def test_bad_lines_are_said_and_the_others_go_on() -> None:
    data = b'address,note\n0xa,x\n"0xb\n,y\n\xff\n' + b"z" * 5_000 + b"\n0xc,z\n"
    assert [row[:2] for row in read(data)] == [
        (2, "0xa"), (3, "a quote is not closed"), (4, "there is no address in this line"),
        (5, "the line is not valid UTF-8 (byte 1)"), (6, "the line has more than 4,096 characters"),
        (7, "0xc"),
    ]  # fmt: skip


def test_the_same_address_twice_is_two_lines() -> None:
    assert read(b"0xa\n0xa\n") == [(1, "0xa", ""), (2, "0xa", "")]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        list(cells_in(str(tmp_path / "none.csv")))


@given(st.binary(max_size=300))
def test_any_bytes_are_lines_with_numbers_that_rise(data: bytes) -> None:
    numbers = [number for number, _, _ in read(data)]
    assert numbers == sorted(set(numbers))
