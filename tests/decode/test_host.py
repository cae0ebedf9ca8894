"""Splitting hosts by the Public Suffix List."""

from pathlib import Path

import pytest

from hueandcry.decode.host import parents, split_host, to_unicode
from hueandcry.gather.download import Mirror
from hueandcry.gather.feeds.public_suffix import PUBLIC_SUFFIX
from hueandcry.model.rows import SuffixRow
from hueandcry.model.suffix import EXCEPTION, ICANN, ICANN_BELOW, PRIVATE

RULES = {
    "com": ICANN,
    "uk": ICANN,
    "co.uk": ICANN,
    "ck": ICANN_BELOW,
    "www.ck": EXCEPTION,
    "pages.dev": PRIVATE,
}


def rules(name: str) -> int:
    return RULES.get(name, 0)


@pytest.mark.parametrize(
    ("host", "registrable", "platform"),
    [
        ("a.b.example.com", "example.com", ""),
        ("example.co.uk", "example.co.uk", ""),
        ("x.y.ck", "x.y.ck", ""),
        ("a.www.ck", "www.ck", ""),
        ("claim.shop.pages.dev", "shop.pages.dev", "pages.dev"),
        ("name.unknown", "name.unknown", ""),
    ],
)
def test_finds_what_somebody_registered(host: str, registrable: str, platform: str) -> None:
    parts = split_host(host, rules)
    assert (parts.registrable, parts.platform) == (registrable, platform)


@pytest.mark.parametrize("host", ["com", "co.uk", "y.ck", "pages.dev"])
def test_a_suffix_belongs_to_nobody(host: str) -> None:
    assert not split_host(host, rules)


def test_parents_end_at_what_was_registered() -> None:
    assert parents("a.b.example.com", "com") == ["a.b.example.com", "b.example.com", "example.com"]


def test_decodes_names_idna_refuses_too() -> None:
    assert to_unicode("xn--mnchen-3ya") == "m\u00fcnchen"
    assert to_unicode("xn--") == "xn--"
    assert to_unicode("plain") == "plain"


# Vectors of the list itself (test_psl.txt, public domain).
VECTORS = [
    ("b.domain.biz", "domain.biz"), ("uk.com", ""), ("b.example.uk.com", "example.uk.com"),
    ("test.ac", "test.ac"), ("c.mm", ""), ("b.c.mm", "b.c.mm"), ("a.b.c.mm", "b.c.mm"),
    ("ide.kyoto.jp", ""), ("b.ide.kyoto.jp", "b.ide.kyoto.jp"),
    ("www.city.kobe.jp", "city.kobe.jp"),
    ("test.k12.ak.us", "test.k12.ak.us"), ("xn--85x722f.com.cn", "xn--85x722f.com.cn"),
]  # fmt: skip


@pytest.mark.parametrize(("host", "registrable"), VECTORS)
def test_agrees_with_the_lists_own_vectors(host: str, registrable: str, mirror: Path) -> None:
    address = PUBLIC_SUFFIX.addresses[0]
    download = Mirror(mirror).get(address, "")
    assert download
    rows = PUBLIC_SUFFIX.parse({address: download.data}).rows
    table = {row.name: row.rules for row in rows if isinstance(row, SuffixRow)}
    assert split_host(host, lambda name: table.get(name, 0)).registrable == registrable
