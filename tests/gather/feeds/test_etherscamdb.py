from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.gather.feeds.etherscamdb import ADDRESS, parse
from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.model.rows import LabelRow, ListingRow

ACCOUNT = "0xD0cC2B24980CBCCA47EF755Da88B220a82291407"
YAML = f"""
-
    id: 1
    name: evil.example
    url: 'http://www.evil.example'
    coin: ETH
    category: Phishing
    subcategory: MyEtherWallet
    addresses:
        - '{ACCOUNT}'
        - 'NoSuchAccount'
    reporter: somebody
- name: twitter.com/FakeVitalik
  url: 'http://twitter.com/FakeVitalik'
- name: youtube.com/watch?v=1
  url: 'http://youtube.com/watch?v=1'
""".encode()


def test_sites_accounts_and_handles() -> None:
    found = parse({ADDRESS: YAML})
    listed = [row.entry for row in found.rows if isinstance(row, ListingRow)]
    assert listed == ["evil.example", "twitter.com/FakeVitalik"]
    (label,) = (row for row in found.rows if isinstance(row, LabelRow))
    assert (label.chain, label.account) == ("eip155:1", ACCOUNT.lower())
    assert label.name == "Phishing (MyEtherWallet), evil.example"
    assert [row.entry for row in found.rejected] == [
        "http://youtube.com/watch?v=1",
        "NoSuchAccount",
    ]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"a: b",
        b"- [[[[x]]]]",
        b"- a: {b: c}",
        b"- name: x",
        b"\x00",
        b"[" * 5_000,
        b"- &a [*a]",
    ],
)
def test_another_shape_is_refused(text: bytes) -> None:
    with pytest.raises(FeedFault):
        parse({ADDRESS: text})


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(FeedFault):
        parse({ADDRESS: text.encode(errors="replace")})
