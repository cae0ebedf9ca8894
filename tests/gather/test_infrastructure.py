from pathlib import Path

import pytest

from hueandcry.decode.host import parents, split_host
from hueandcry.decode.link import parse_link
from hueandcry.gather.infrastructure import InfrastructureFacts, path_keys
from hueandcry.model.infrastructure import Indicators, Platforms
from hueandcry.model.rows import IndicatorRow, PlatformRow
from hueandcry.model.suffix import ICANN, PRIVATE
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.infrastructure import Infrastructure
from hueandcry.store.snapshot import Snapshot
from tests.values import NOW, TODAY, feed_state

ROWS = (
    IndicatorRow("hacked.com/wp/x.php", "", "dprk", "Lazarus Group", False, "r"),
    IndicatorRow("evil.com", "", "dprk", "Kimsuky", False, "r"),
    PlatformRow("short.com", "shortener", "l"),
    PlatformRow("tunnel.com", "tunnel", "l"),
    PlatformRow("pages.dev", "free-host", "l"),
)


@pytest.fixture
def facts(tmp_path: Path) -> InfrastructureFacts:
    path = tmp_path / "s.sqlite"
    builder = SnapshotBuilder(path, None)
    builder.add("f", ROWS, (), TODAY)
    builder.describe(feed_state("f", "infrastructure", 5), {}, 1)
    builder.finish({"id": "x", "created": NOW, "tool": "test"})
    return InfrastructureFacts(Infrastructure(Snapshot(path)))


def rules(name: str) -> int:
    return {"com": ICANN, "dev": ICANN, "pages.dev": PRIVATE}.get(name, 0)


def gathered(facts: InfrastructureFacts, text: str) -> tuple[list[str], list[str]]:
    link = parse_link(text)
    parts = split_host(link.host, rules)
    indicators, platforms = facts.gather(link, parts, parents(link.host, parts.suffix))
    assert isinstance(indicators, Indicators)
    assert isinstance(platforms, Platforms)
    return [row.entry for row in indicators.rows], [row.host for row in platforms.rows]


def test_hosts_parents_and_pages(facts: InfrastructureFacts) -> None:
    assert gathered(facts, "https://a.evil.com/x")[0] == ["evil.com"]
    assert gathered(facts, "https://hacked.com/wp/x.php?a=1")[0] == ["hacked.com/wp/x.php"]
    assert gathered(facts, "https://hacked.com/")[0] == []


def test_a_platforms_own_front_page_is_no_customer(facts: InfrastructureFacts) -> None:
    assert gathered(facts, "https://short.com/abc")[1] == ["short.com"]
    assert gathered(facts, "https://www.short.com/")[1] == []
    assert gathered(facts, "https://a.tunnel.com/")[1] == ["tunnel.com"]
    assert gathered(facts, "https://tunnel.com/docs")[1] == []
    assert gathered(facts, "https://shop.pages.dev/")[1] == ["pages.dev"]


def test_paths_are_bounded() -> None:
    assert path_keys(["a.com"], "/x/y") == ["a.com/x", "a.com/x/y"]
    assert len(path_keys(["a.com"], "/x" * 100)) == 6
