"""Elements of large XML: the chosen ones as trees, and no way to fill the memory."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.xml_elements import MAX_DEPTH, MAX_ELEMENTS, elements

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><list><entry>&b;</entry></list>"""
OUTSIDE = b'<!DOCTYPE a SYSTEM "file:///etc/hostname"><list><entry/></list>'


def read(data: bytes, *wanted: str) -> list[str]:
    return [element.text for element in elements([data], wanted or ("entry",), "ab")]


def test_chosen_elements_are_given_whole_and_the_others_passed_by() -> None:
    entry = b"<n:entry xmlns:n='x' ID='7'><a>2</a>t<b><a>3</a></b></n:entry>"
    data = b"<l><skip><a>1</a></skip>" + entry + b"</l>"
    (found,) = elements([data], ["entry"], "ab")
    assert (found.name, found.attributes["ID"], found.text) == ("entry", "7", "t")
    assert [element.text for element in found.all("a")] == ["2", "3"]
    assert (found.child("a"), found.child("c")) == ("2", "")


def test_blanks_are_joined() -> None:
    assert read(b"<l><entry>\n  two\n  words </entry></l>") == ["two words"]


def test_a_chosen_element_within_another_stays_in_it() -> None:
    (found,) = elements([b"<l><entry>o<entry>i</entry></entry></l>"], ["entry"], ["entry"])
    assert [found.text, found.child("entry")] == ["o", "i"]


def test_what_nobody_wants_is_passed_by_with_all_below_it() -> None:
    (found,) = elements([b"<l><entry><c>1<a>2</a></c><a>3</a>4</entry></l>"], ["entry"], "a")
    assert ([a.text for a in found.all("a")], found.text) == (["3"], "4")


def test_chunks_may_end_anywhere() -> None:
    data = "<l><entry>\u00e9t\u00e9</entry></l>".encode()
    pieces = [data[n : n + 1] for n in range(len(data))]
    assert [element.text for element in elements(pieces, ["entry"], ())] == ["\u00e9t\u00e9"]


@pytest.mark.parametrize("data", [BOMB, OUTSIDE])
def test_a_document_type_is_refused(data: bytes) -> None:
    with pytest.raises(FeedFault, match="document type"):
        read(data)


@pytest.mark.parametrize("data", [b"", b"text", b"<l>", b"<l></k>", b"<l>&x;</l>", b"\0"])
def test_what_is_no_xml_is_a_fault(data: bytes) -> None:
    with pytest.raises(FeedFault, match="no XML"):
        read(data)


def test_too_deep_and_too_large_are_faults() -> None:
    with pytest.raises(FeedFault, match="levels deep"):
        read(b"<a>" * (MAX_DEPTH + 1))
    with pytest.raises(FeedFault, match="elements"):
        read(b"<l><entry>" + b"<a/>" * MAX_ELEMENTS)


def test_nothing_is_read_ahead() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"<l><entry>1</entry>"
        raise AssertionError("read too far")

    assert next(elements(chunks(), ["entry"], ())).text == "1"


@given(st.binary(max_size=100), st.sampled_from(["utf-8", "utf-7", "shift_jis", "x-none", "hex"]))
def test_no_bytes_bring_another_error(data: bytes, encoding: str) -> None:
    head = b'<?xml version="1.0" encoding="%s"?>' % encoding.encode()
    for text in (data, head + data, head + b"<l><entry>" + data + b"</entry></l>"):
        try:
            read(text)
        except FeedFault:
            continue
