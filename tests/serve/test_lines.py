"""Lines from anywhere: bounded, and none stops the others."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest
from hueandcry.run.stream import Line
from hueandcry.serve.lines import MAX_LINE, of_arguments, of_file, of_input, of_stream


def read(data: bytes, *, first: int = 1, whole: bool = False) -> list[Line]:
    return list(of_input(io.BytesIO(data), first, whole=whole))


def texts(data: bytes, *, whole: bool = False) -> list[str]:
    return [line.text for line in read(data, whole=whole)]


def test_standard_input_is_lines() -> None:
    assert read(b"a.com\r\n\nb.com") == [Line(1, "a.com"), Line(2, ""), Line(3, "b.com")]
    assert read(b"a\nb\nc", first=3) == [Line(3, "c")]
    assert read(b"") == []


def test_one_json_document_over_several_lines_is_one() -> None:
    document = b'{\n  "to": "0x",\n  "data": []\n}\n'
    assert texts(document) == [document.decode().rstrip("\n")]
    assert texts(b"[\n1\n]") == ["[\n1\n]"]
    assert texts(b'\n\n{"a":\n1}') == ['\n\n{"a":\n1}']


def test_a_document_a_line_stays_a_line() -> None:
    assert texts(b'{"a":1}\n{"b":2}\n') == ['{"a":1}', '{"b":2}']
    assert texts(b'{"a":1}') == ['{"a":1}']
    assert texts(b'{"a":1}\n\n') == ['{"a":1}', ""]


@pytest.mark.parametrize("first", [b'{"a":', b"[", b"{", b"[" * 100_000, b'{"a" 1}', b"\xff"])
def test_a_wrong_first_line_does_not_take_the_others_with_it(first: bytes) -> None:
    found = read(first + b"\na.com\nb.com\n]")
    assert [line.text for line in found[1:]] == ["a.com", "b.com", "]"]


def test_a_text_to_be_signed_is_whole_or_refused_never_cut_into_lines() -> None:
    assert texts(b"one\ntwo\n", whole=True) == ["one\ntwo"]
    (refused,) = read(b"one\n" * MAX_LINE, whole=True)
    assert "more than 1,048,576 bytes" in refused.fault


class Pipe:
    """A pipe whose writer waits: what has not come yet may not be asked for."""

    def __init__(self, *lines: bytes) -> None:
        self.lines = list(lines)

    def readline(self, limit: int) -> bytes:
        assert self.lines, "it waits for more before it answers"
        assert len(self.lines[0]) <= limit
        return self.lines.pop(0)


@pytest.mark.parametrize("line", [b"a.com\n", b'{"a":1}\n', b'{"a" 1}\n', b"[[[x\n", b"[]\n"])
def test_a_line_is_answered_before_the_next_has_come(line: bytes) -> None:
    pipe = Pipe(line)
    found = next(of_input(pipe, 1, whole=False))  # type: ignore[arg-type]
    assert found.text == line.decode().rstrip("\n")


def test_a_line_that_opens_a_document_holds_the_others_up_only_until_they_are_none_of_it() -> None:
    pipe = Pipe(b"{\n", b"a.com\n")
    found = of_input(pipe, 1, whole=False)  # type: ignore[arg-type]
    assert [next(found).text, next(found).text] == ["{", "a.com"]


def test_a_document_followed_by_another_is_lines() -> None:
    assert texts(b'{\n"a":1\n}\n{\n"b":2\n}') == ["{", '"a":1', "}", "{", '"b":2', "}"]
    assert texts(b"{\n}\nlisted.com\n") == ["{", "}", "listed.com"]


def test_a_longer_line_is_passed_over_to_the_byte() -> None:
    fits, long = b"a" * MAX_LINE, b"a" * (MAX_LINE + 1)
    assert texts(fits) == [fits.decode()]
    found = read(long + b"\n" + b"b" * 3 * MAX_LINE + b"\nc.com")
    assert [(line.number, line.text) for line in found] == [(1, ""), (2, ""), (3, "c.com")]
    assert found[0].fault == "the line has more than 1,048,576 bytes"
    assert read(long, whole=True)[0].fault


def test_bytes_that_are_no_utf_8_are_that_lines_fault() -> None:
    found = read(b"a.com\n\xff\nb.com")
    assert [line.fault for line in found] == ["", "the line is not valid UTF-8 (byte 1)", ""]


@given(st.binary(max_size=200), st.integers(1, 5))
def test_every_line_is_answered(data: bytes, first: int) -> None:
    found = list(of_stream(io.BytesIO(data), first))
    count = data.count(b"\n") + (not data.endswith(b"\n") and bool(data))
    assert [line.number for line in found] == list(range(first, count + 1))


@given(st.lists(st.sampled_from([b"{", b"}", b"[", b"]", b'"a":1', b",", b"x", b""])))
def test_standard_input_loses_nothing(rows: list[bytes]) -> None:
    data = b"\n".join(rows)
    assert "".join("".join(line.text.split()) for line in read(data)) == "".join(
        data.decode().split()
    )


def test_arguments_are_things_or_files(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{\n"to": 1}\n')
    found = list(of_arguments(["a.com", str(path)]))
    assert [line.text for line in found] == ["a.com", '{\n"to": 1}']


def test_a_file_of_one_word_is_that_word(tmp_path: Path) -> None:
    path = tmp_path / "a.hex"
    path.write_text(" 0xabcd\n")
    assert next(of_arguments([str(path)])).text == "0xabcd"


def test_a_file_of_a_text_needs_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "message"
    path.write_text("I agree\n")
    with pytest.raises(BadRequest, match="no signing request"):
        next(of_arguments([str(path)]))
    assert next(of_arguments([str(path)], "message")).text == "I agree"
    path.write_text("a.com wants you to sign in with your Ethereum account:\n0x\n")
    assert next(of_arguments([str(path)])).text.startswith("a.com wants")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        next(of_file(tmp_path / "none", 1))
