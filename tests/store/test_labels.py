"""Labels in a snapshot: found by account, by many accounts, by chain; carried over and upgraded."""

import sqlite3
from pathlib import Path

import pytest

from hueandcry.model.rows import LabelRow
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.labels import Labels
from hueandcry.store.snapshot import Snapshot
from tests.values import feed_state

COIN = "bip122:000000000019d6689c085ae165831e93"
ONE, TWO = "0x" + "ab" * 20, "0x" + "cd" * 20


def row(chain: str, account: str, name: str, category: str, confidence: float) -> LabelRow:
    return LabelRow(chain, account, name, name.lower(), category, confidence, "2026-01-01", "x")


ROWS = {
    "first": (
        row("eip155:1", ONE, "Shop", "exchange", 0.5),
        row("eip155:56", ONE, "Elsewhere", "defi", 0.9),
        row("eip155:1", TWO, "Person", "person", 0.5),
        row(COIN, "1Case", "Pool", "mixer", 0.7),
    ),
    "second": (
        row("eip155:*", ONE, "Listed", "sanctioned", 1.0),
        row("eip155:*", TWO, "Bank", "payment", 0.4),
    ),
}


def build(path: Path, previous: Path | None = None) -> Path:
    builder = SnapshotBuilder(path, previous)
    for feed, rows in ROWS.items():
        count = builder.add(feed, rows, (), "2026-01-01")
        builder.describe(feed_state(feed, "labels", count), {}, 1)
    builder.finish({"id": path.stem, "created": "x", "tool": "test"})
    return path


@pytest.fixture
def labels(tmp_path: Path) -> Labels:
    return Labels(Snapshot(build(tmp_path / "1.sqlite")))


def test_all_sources_speak_the_surest_first(labels: Labels) -> None:
    found = labels.of("eip155:1", ONE)
    assert [(label.name, label.source) for label in found] == [
        ("Listed", "second"), ("Shop", "first"),
    ]  # fmt: skip
    assert found[0].reference == "x"
    assert found[0].date == "2026-01-01"


def test_what_holds_on_any_evm_chain_holds_on_each(labels: Labels) -> None:
    assert [label.name for label in labels.of("eip155:999", ONE)] == ["Listed"]
    assert [label.name for label in labels.of("eip155:*", ONE)] == ["Listed"]
    assert labels.of(COIN, ONE) == ()


def test_case_counts_only_where_the_chain_says_so(labels: Labels) -> None:
    assert labels.of("eip155:1", "0x" + "AB" * 20) == labels.of("eip155:1", ONE)
    assert labels.of(COIN, "1Case")
    assert labels.of(COIN, "1case") == ()


def test_many_accounts_at_once_answer_as_one_by_one(labels: Labels) -> None:
    accounts = [("eip155:1", f"0x{number:040x}") for number in range(3_000)]
    accounts += [("eip155:1", ONE), ("eip155:56", ONE), ("eip155:1", ONE.upper()), (COIN, "1Case")]
    found = labels.of_many(accounts)
    assert found == {key: labels.of(*key) for key in accounts}
    assert sum(map(bool, found.values())) == 4


def test_services_of_a_chain(labels: Labels) -> None:
    assert [(account, label.name) for account, label in labels.services("eip155:1")] == [
        (ONE, "Shop"), (TWO, "Bank"),
    ]  # fmt: skip
    assert [account for account, _ in labels.services(COIN)] == ["1Case"]


def test_without_a_snapshot_nobody_says_anything() -> None:
    assert Labels(None).of("eip155:1", ONE) == ()
    assert Labels(None).of_many([(COIN, "x")]) == {(COIN, "x"): ()}
    assert list(Labels(None).services(COIN)) == []


def test_a_feed_that_brings_nothing_keeps_its_labels(tmp_path: Path) -> None:
    builder = SnapshotBuilder(tmp_path / "2.sqlite", build(tmp_path / "1.sqlite"))
    assert builder.keep("first", None) == len(ROWS["first"])
    builder.finish({"id": "2", "created": "x", "tool": "test"})
    assert [label.name for label in Labels(Snapshot(tmp_path / "2.sqlite")).of(COIN, "1Case")] == [
        "Pool"
    ]


def test_a_previous_snapshot_of_another_format_is_left_alone(tmp_path: Path) -> None:
    old = build(tmp_path / "1.sqlite")
    with sqlite3.connect(old) as database:
        database.execute("DROP TABLE label")
        database.execute("PRAGMA user_version = 1")
    database.close()
    builder = SnapshotBuilder(tmp_path / "2.sqlite", old)
    assert builder.keep("first", "2026-01-02") == 0
    builder.finish({"id": "2", "created": "x", "tool": "test"})
    assert Labels(Snapshot(build(tmp_path / "3.sqlite", old))).of("eip155:1", ONE)
