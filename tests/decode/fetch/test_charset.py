import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.decode.fetch.charset import _LABELS, text_of

CYRILLIC = "\u0441\u0438\u0434"


@pytest.mark.parametrize(
    ("body", "content_type", "charset"),
    [
        (CYRILLIC.encode(), "text/html", "utf-8"),
        (CYRILLIC.encode("cp1251"), "text/html; charset=windows-1251", "cp1251"),
        (CYRILLIC.encode("koi8_r"), 'text/html;Charset="KOI8-R"', "koi8_r"),
        (b"\xef\xbb\xbf" + CYRILLIC.encode(), "text/html; charset=windows-1251", "utf-8"),
        (b"\xff\xfe" + CYRILLIC.encode("utf-16-le"), "text/html", "utf-16-le"),
    ],
)
def test_reads_by_mark_and_header(body: bytes, content_type: str, charset: str) -> None:
    assert text_of(body, content_type, 100) == (CYRILLIC, charset, "")


def test_reads_by_the_page() -> None:
    body = b"<html><meta charset='windows-1251'>" + CYRILLIC.encode("cp1251")
    assert text_of(body, "text/html", 100).text.endswith(CYRILLIC)


def test_a_page_that_was_read_so_far_is_not_in_utf_16() -> None:
    assert text_of(b"<meta charset=utf-16>a", "", 100).charset == "utf-8"


@pytest.mark.parametrize("label", ["unicode_escape", "zlib_codec", "rot13", "idna", "utf-7", "?"])
def test_takes_no_codec_that_is_no_alphabet(label: str) -> None:
    found = text_of(b"a\\u0041", f"text/html; charset={label}", 100)
    assert found.text == "a\\u0041"
    assert found.fault


def test_all_names_are_known_to_python() -> None:
    for codec in _LABELS:
        assert codecs.lookup(codec)


@given(st.binary(max_size=200), st.text(max_size=60))
def test_any_bytes_are_a_text(body: bytes, content_type: str) -> None:
    assert len(text_of(body, content_type, 50).text) <= 50
