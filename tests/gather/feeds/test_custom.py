import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds.custom import read_custom
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.errors import BadRequest
from hueandcry.model.rows import ListingRow

ONE = """
[[feeds]]
name = "acme"
address = "https://lists.acme.test/a.txt"
kind = "plain"
stance = "block"
licence = "ours"
"""
ADDRESS = "https://lists.acme.test/a.txt"


def entries(text: str, data: bytes) -> list[str]:
    (feed,) = read_custom(text, "feeds.toml", frozenset())
    return [r.entry for r in feed.parse({ADDRESS: data}).rows if isinstance(r, ListingRow)]


def fault(text: str, taken: frozenset[str] = frozenset()) -> str:
    with pytest.raises(BadRequest) as found:
        read_custom(text, "feeds.toml", taken)
    return found.value.message


def test_plain_lists_hosts_files_and_adblock_lines() -> None:
    data = (
        b"! x\n# y\nevil.example\n0.0.0.0 bad.example\n||worse.example^$third-party\nt.me/thief\n"
    )
    assert entries(ONE, data) == ["evil.example", "bad.example", "worse.example", "t.me/thief"]


def test_a_column_by_name_or_number() -> None:
    named = ONE.replace('"plain"', '"csv"\ncolumn = "url"\ndelimiter = ";"')
    assert entries(named, b"id;url\n1;https://evil.example/a\n2;\n") == ["evil.example/a"]
    numbered = ONE.replace('"plain"', '"csv"\ncolumn = "2"')
    assert entries(numbered, b"1,evil.example\n2\n") == ["evil.example"]
    (feed,) = read_custom(named, "f", frozenset())
    with pytest.raises(FeedFault, match="no column url"):
        feed.parse({ADDRESS: b"id;link\n1;a.example\n"})


def test_a_misp_warninglist_and_an_event() -> None:
    data = json.dumps({"name": "x", "type": "hostname", "list": [".evil.example", "bad.example"]})
    assert entries(ONE.replace('"plain"', '"misp-warninglist"'), data.encode()) == [
        "evil.example", "bad.example",
    ]  # fmt: skip
    attributes = [
        {"type": "domain", "value": "evil.example", "to_ids": True},
        {"type": "domain|ip", "value": "worse.example|192.0.2.1"},
        {"type": "domain", "value": "honest.example", "to_ids": False},
        {"type": "sha256", "value": "00"},
    ]
    objects = [{"Attribute": [{"type": "url", "value": "https://bad.example/x"}]}]
    event = json.dumps({"Event": {"Attribute": attributes, "Object": objects}})
    assert entries(ONE.replace('"plain"', '"misp-event"'), event.encode()) == [
        "evil.example", "worse.example", "bad.example/x",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["plain", "misp-warninglist", "misp-event"])
@pytest.mark.parametrize("data", [b"", b"[1, 2]", b"<html>\nno list\n", b"{}", b"\xff\x00"])
def test_another_shape_is_refused(kind: str, data: bytes) -> None:
    (feed,) = read_custom(ONE.replace('"plain"', f'"{kind}"'), "f", frozenset())
    with pytest.raises(FeedFault):
        feed.parse({ADDRESS: data})


def test_a_fault_names_the_line_and_the_key() -> None:
    two = ONE + ONE.replace('"acme"', '"other"').replace('"plain"', '"plian"')
    assert fault(two).startswith("feeds.toml, line 12: kind:")
    assert fault(ONE.replace('licence = "ours"\n', "")).startswith("feeds.toml, line 2: ")
    assert "line 8" in fault(ONE + "colour = 1\n")
    assert "line 8" in fault(ONE + "colour = \n")
    assert fault(ONE + ONE).startswith("feeds.toml, line 10: name: there is a feed")
    assert "name" in fault(ONE, frozenset({"acme"}))
    assert fault(ONE.replace("https://lists", "http://lists")).startswith(
        "feeds.toml, line 4: addr"
    )
    assert "column" in fault(ONE.replace('"plain"', '"csv"\ncolumn = "0"'))


def test_no_feed_is_no_fault() -> None:
    assert read_custom("", "feeds.toml", frozenset()) == ()


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for given_text in (text, ONE + text):
        with suppress(BadRequest):
            read_custom(given_text, "f", frozenset())
