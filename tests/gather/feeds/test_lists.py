"""The five link feeds: known shapes are read, others are refused with the reason."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds import (
    FEEDS,
    metamask,
    phantom,
    polkadot_js,
    public_suffix,
    tranco,
    unicode_confusables,
)
from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.model.rows import ConfusableRow, ListingRow, Parsed, PopularityRow, SuffixRow
from hueandcry.model.suffix import EXCEPTION, ICANN, ICANN_BELOW, PRIVATE


def entries(parsed: Parsed, stance: str) -> set[str]:
    rows = (row for row in parsed.rows if isinstance(row, ListingRow))
    return {row.entry for row in rows if row.stance == stance}


def test_metamasks_older_shape() -> None:
    config = {
        "version": 2, "tolerance": 2, "fuzzylist": ["metamask.io"],
        "whitelist": ["good.example"], "blacklist": ["evil.example", "www.other.example", "nodot"],
    }  # fmt: skip
    parsed = metamask.parse({metamask.ADDRESS: msgspec.json.encode(config)})
    assert entries(parsed, "block") == {"evil.example", "other.example"}
    assert entries(parsed, "allow") == {"good.example"}
    assert [row.entry for row in parsed.rejected] == ["nodot"]


def test_metamasks_current_shape_as_documented() -> None:
    config = {
        "version": 2, "tolerance": 1, "fuzzylist": [], "allowlist": [],
        "blocklist": ["evil.example"], "blocklistPaths": ["sites.example/view/claim/"],
        "c2DomainBlocklist": ["A" * 64, "not-a-hash"],
    }  # fmt: skip
    parsed = metamask.parse({metamask.ADDRESS: msgspec.json.encode(config)})
    assert entries(parsed, "block") == {
        "evil.example", "sites.example/view/claim", "sha256:" + "a" * 64,
    }  # fmt: skip
    assert len(parsed.rejected) == 1


def test_polkadots_shape() -> None:
    data = msgspec.json.encode({"allow": ["*.ok.example"], "deny": ["EVIL.example"], "denySub": []})
    parsed = polkadot_js.parse({polkadot_js.ADDRESS: data})
    assert entries(parsed, "block") == {"evil.example"}
    assert entries(parsed, "allow") == {"ok.example"}


def test_phantoms_shape() -> None:
    blocked, eth, allowed = phantom.PHANTOM.addresses
    files = {
        blocked: b"---\n  - url: evil.example\n",
        eth: b"- plain.example\n- url: 5\n",
        allowed: b"[]\n",
    }
    parsed = phantom.parse(files)
    assert entries(parsed, "block") == {"evil.example", "plain.example"}
    assert len(parsed.rejected) == 1


def test_the_suffix_list() -> None:
    data = (
        "// VERSION: 2026-08-19_x\n// ===BEGIN ICANN DOMAINS===\ncom\n*.ck\n!www.ck\n"
        "\u9999\u6e2f\n// ===BEGIN PRIVATE DOMAINS===\npages.dev\na.*.b\n"
    ).encode()
    parsed = public_suffix.parse({public_suffix.ADDRESS: data})
    rules = {row.name: row.rules for row in parsed.rows if isinstance(row, SuffixRow)}
    assert rules == {
        "com": ICANN, "ck": ICANN_BELOW, "www.ck": EXCEPTION, "pages.dev": PRIVATE,
        "xn--j6w193g": ICANN,
    }  # fmt: skip
    assert parsed.published == "2026-08-19"
    assert [row.entry for row in parsed.rejected] == ["a.*.b"]


def test_the_confusables() -> None:
    data = (
        "\ufeff# Date: 2026-08-06, x\n0430 ;\t0061 ;\tMA\t# x\n006D ; 0072 006E ; MA\nzz ; 1 ; MA\n"
    )
    parsed = unicode_confusables.parse({unicode_confusables.ADDRESS: data.encode()})
    assert parsed.rows == (ConfusableRow("\u0430", "a"),)
    assert parsed.published == "2026-08-06"
    assert len(parsed.rejected) == 1


def test_popularity() -> None:
    parsed = tranco.parse({tranco.ADDRESS: b"1,popular.example\r\nx,y\nnothing\n"})
    assert parsed.rows == (PopularityRow("popular.example", 1),)
    assert len(parsed.rejected) == 2


OUTSIDE = [feed for feed in FEEDS if not feed.shipped]


@pytest.mark.parametrize("feed", OUTSIDE, ids=lambda feed: feed.name)
@pytest.mark.parametrize(
    "data", [b"", b"<html>", b"{}", b"[]", b"\xff\xfe\x00", b'{"blacklist": 5}']
)
def test_a_file_of_another_shape_is_a_fault_or_brings_nothing(feed: Feed, data: bytes) -> None:
    try:
        parsed = feed.parse(dict.fromkeys(feed.addresses, data))
    except FeedFault:
        return
    assert not parsed.rows


@pytest.mark.parametrize("feed", OUTSIDE, ids=lambda feed: feed.name)
@given(data=st.binary(max_size=300))
def test_no_bytes_bring_another_error(feed: Feed, data: bytes) -> None:
    try:
        feed.parse(dict.fromkeys(feed.addresses, data))
    except FeedFault:
        return


def test_a_deeply_nested_file_is_refused() -> None:
    deep = b"[" * 100_000
    for feed in (metamask.METAMASK, polkadot_js.POLKADOT_JS, phantom.PHANTOM):
        with pytest.raises(FeedFault):
            feed.parse(dict.fromkeys(feed.addresses, deep))
