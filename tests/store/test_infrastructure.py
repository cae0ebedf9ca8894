from pathlib import Path

import pytest

from hueandcry.model.rows import IndicatorRow, PlatformRow
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.infrastructure import Infrastructure
from hueandcry.store.snapshot import Snapshot
from tests.values import NOW, TODAY, feed_state

ROWS = (
    IndicatorRow("evil.example", "", "dprk", "BlueNoroff", False, "https://report.test/"),
    IndicatorRow("192.0.2.1", "1244", "dprk", "Lazarus Group", True, "https://report.test/2"),
    PlatformRow("short.example", "shortener", "https://list.test/"),
)


@pytest.fixture(params=[False, True], ids=["file", "memory"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Infrastructure:
    path = tmp_path / "s.sqlite"
    builder = SnapshotBuilder(path, None)
    builder.add("maltrail", ROWS, (), TODAY)
    builder.describe(feed_state("maltrail", "infrastructure", 3), {}, 1)
    builder.finish({"id": "x", "created": NOW, "tool": "test"})
    return Infrastructure(Snapshot(path), in_memory=request.param)


def test_a_host_or_a_parent_is_found_with_its_report(index: Infrastructure) -> None:
    (row,) = index.indicators(["a.evil.example", "evil.example"], "443")
    assert (row.campaign, row.pivot, row.same_port) == ("BlueNoroff", False, True)
    assert row.source.reference == "https://report.test/"
    assert row.source.date == NOW
    assert index.indicators(["honest.example"], "") == ()


def test_a_port_is_compared_where_both_are_known(index: Infrastructure) -> None:
    for port, same in (("1244", True), ("", True), ("80", False)):
        (row,) = index.indicators(["192.0.2.1"], port)
        assert row.same_port is same


def test_platforms(index: Infrastructure) -> None:
    (row,) = index.platforms(["a.short.example", "short.example"])
    assert (row.host, row.use) == ("short.example", "shortener")
    assert index.platforms(["evil.example"]) == ()
