import pytest

from hueandcry.gather.feeds.feed import Feed, FeedFault
from hueandcry.gather.feeds.no_coin import ADDRESS, NO_COIN
from hueandcry.gather.feeds.shadow_whisperer import SHADOW_WHISPERER
from hueandcry.gather.feeds.sublime import SUBLIME
from hueandcry.model.rows import IndicatorRow, PlatformRow


def test_a_host_a_line_with_what_it_is_used_for() -> None:
    files = dict.fromkeys(SHADOW_WHISPERER.addresses, b"# comment\na.example\n\nb.example # x\n")
    found = SHADOW_WHISPERER.parse(files)
    uses = {row.use for row in found.rows if isinstance(row, PlatformRow)}
    assert uses == {"shortener", "tunnel", "free-host", "dynamic-dns"}
    assert len(found.rows) == 8


def test_pages_and_words_are_rejected() -> None:
    files = dict.fromkeys(SUBLIME.addresses, b"a.example\nb.example/page\nc.example\n")
    assert {row.reason for row in SUBLIME.parse(files).rejected} == {
        "a page, not the host of a platform"
    }


@pytest.mark.parametrize("feed", [SHADOW_WHISPERER, SUBLIME])
def test_another_shape_is_refused(feed: Feed) -> None:
    for data in (b"", b"<html>\n<body>\nnot found\n"):
        with pytest.raises(FeedFault, match="no list of hosts"):
            feed.parse(dict.fromkeys(feed.addresses, data))


def test_a_hosts_file_of_miners() -> None:
    data = b"# head\n0.0.0.0 miner.example\n0.0.0.0 www.pool.example\nbroken\n"
    found = NO_COIN.parse({ADDRESS: data})
    entries = [row.entry for row in found.rows if isinstance(row, IndicatorRow)]
    assert entries == ["miner.example", "pool.example"]
    assert len(found.rejected) == 1
    with pytest.raises(FeedFault):
        NO_COIN.parse({ADDRESS: b"||miner.example^"})
