"""Rows over time: first seen stays, what is gone keeps its end, and is no match any more."""

from pathlib import Path

from hueandcry.model.rows import ListingRow, Rejected
from hueandcry.store.build import MAX_REJECTED_KEPT, SnapshotBuilder
from hueandcry.store.link_index import FileIndex
from hueandcry.store.snapshot import Snapshot
from tests.values import feed_state


def build(path: Path, previous: Path | None, day: str, *entries: str) -> Snapshot:
    builder = SnapshotBuilder(path, previous)
    rows = [ListingRow(entry, "block", "x") for entry in entries]
    count = builder.add("list", rows, (), day)
    builder.describe(feed_state("list", "block list", count), {"x": "tag"}, 3)
    builder.finish({"id": path.stem, "created": day, "tool": "test"})
    return Snapshot(path)


def seen(snapshot: Snapshot) -> dict[str, tuple[str, str, str]]:
    query = "SELECT entry, first_seen, last_seen, valid_to FROM listing"
    return {row[0]: row[1:] for row in snapshot.database.execute(query)}


def test_first_seen_stays_and_what_is_gone_ends(tmp_path: Path) -> None:
    one, two, three = (tmp_path / f"{number}.sqlite" for number in range(3))
    build(one, None, "2026-01-01", "a.com", "b.com")
    build(two, one, "2026-01-02", "b.com", "c.com")
    last = build(three, two, "2026-01-03", "b.com", "a.com")
    found = last.database.execute(
        "SELECT entry, first_seen, last_seen, valid_to FROM listing ORDER BY entry, valid_to"
    ).fetchall()
    assert found == [
        ("a.com", "2026-01-03", "2026-01-03", ""),
        ("a.com", "2026-01-01", "2026-01-01", "2026-01-02"),
        ("b.com", "2026-01-01", "2026-01-03", ""),
        ("c.com", "2026-01-02", "2026-01-02", "2026-01-03"),
    ]
    assert FileIndex(last).listings(["c.com"]) == ()
    assert [row.first_seen for row in FileIndex(last).listings(["b.com"])] == ["2026-01-01"]


def test_kept_rows_are_confirmed_only_when_somebody_said_so(tmp_path: Path) -> None:
    one = tmp_path / "1.sqlite"
    build(one, None, "2026-01-01", "a.com")
    for name, today, expected in (("2", None, "2026-01-01"), ("3", "2026-01-05", "2026-01-05")):
        builder = SnapshotBuilder(tmp_path / f"{name}.sqlite", one)
        assert builder.keep("list", today) == 1
        builder.finish({"id": name, "created": "x", "tool": "test"})
        assert seen(Snapshot(tmp_path / f"{name}.sqlite"))["a.com"][1] == expected


def test_validators_and_states_come_back(tmp_path: Path) -> None:
    snapshot = build(tmp_path / "1.sqlite", None, "2026-01-01", "a.com")
    assert snapshot.validators("list").tags == {"x": "tag"}
    assert snapshot.validators("list").parser == 3
    assert snapshot.validators("other").parser == 0
    assert snapshot.feeds() == (feed_state("list", "block list", 1),)


def test_rejected_rows_are_kept_up_to_a_limit(tmp_path: Path) -> None:
    builder = SnapshotBuilder(tmp_path / "1.sqlite", None)
    many = [Rejected(str(number), "why") for number in range(MAX_REJECTED_KEPT + 5)]
    builder.add("list", [], many, "2026-01-01")
    builder.finish({"id": "1", "created": "x", "tool": "test"})
    assert len(Snapshot(tmp_path / "1.sqlite").rejected("list")) == MAX_REJECTED_KEPT
