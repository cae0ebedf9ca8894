"""Which accounts of a chain have a label that counts."""

from pathlib import Path

import pytest

from hueandcry.model.exposure import Asked
from hueandcry.model.rows import LabelRow
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.labelled_accounts import labelled_accounts, labels_said
from hueandcry.store.snapshot import Snapshot
from tests.values import feed_state

ROWS = (
    LabelRow("eip155:1", "0xb", "B", "", "exchange", 0.5, "", "x"),
    LabelRow("eip155:*", "0xa", "A", "", "sanctioned", 1.0, "", "x"),
    LabelRow("eip155:56", "0xc", "C", "", "theft", 0.9, "", "x"),
    LabelRow("eip155:1", "0xd", "D", "", "theft", 0.4, "", "x"),
    LabelRow("eip155:1", "0xe", "E", "", "person", 0.9, "", "x"),
    LabelRow("eip155:1", "0xb", "B again", "", "theft", 0.9, "", "x"),
)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    builder = SnapshotBuilder(tmp_path / "s.sqlite", None)
    builder.describe(feed_state("list", "labels", builder.add("list", ROWS, (), "x")), {}, 1)
    builder.finish({"id": "s", "created": "x", "tool": "test"})
    return Snapshot(tmp_path / "s.sqlite")


def test_each_account_once_of_its_chain_sure_enough_and_of_a_category(snapshot: Snapshot) -> None:
    wanted = ("exchange", "theft", "sanctioned")
    assert labelled_accounts(snapshot, "eip155:1", wanted, 0.5) == "0xa\n0xb"
    assert labelled_accounts(snapshot, "eip155:56", wanted, 0.5) == "0xa\n0xc"
    assert labelled_accounts(snapshot, "bip122:0", wanted, 0.5) == ""
    assert labelled_accounts(None, "eip155:1", wanted, 0.5) == ""


def names(snapshot: Snapshot, chain: str, account: str) -> list[str]:
    return [label.name for label in labels_said(snapshot, [Asked(chain, account)])[0]]


def test_who_leaves_the_chain_open_hears_of_all_of_them(snapshot: Snapshot) -> None:
    assert names(snapshot, "eip155:*", "0xc") == ["C"]
    assert names(snapshot, "eip155:1", "0xc") == []
    assert names(snapshot, "eip155:137", "0xa") == ["A"]
    assert names(snapshot, "bip122:0", "0xa") == []


def test_the_surest_first_and_doubtful_ones_too(snapshot: Snapshot) -> None:
    assert names(snapshot, "eip155:1", "0xb") == ["B again", "B"]
    assert names(snapshot, "eip155:1", "0xd") == ["D"]


def test_many_answer_as_one_by_one(snapshot: Snapshot) -> None:
    asked = [Asked("eip155:1", f"0x{number:x}") for number in range(2_500)]
    found = labels_said(snapshot, asked)
    assert found == [labels_said(snapshot, [one])[0] for one in asked[:20]] + found[20:]
    assert sum(map(bool, found)) == 4
    assert labels_said(None, asked[:2]) == [(), ()]
