"""Descriptors in a snapshot: found by what they are for, and by nothing else."""

import json
from pathlib import Path

import pytest

from hueandcry.decode.clear.keys import function_of
from hueandcry.model.errors import Corrupt
from hueandcry.model.rows import DescriptorKeyRow, DescriptorRow, Row
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.descriptors import QUERY, Descriptors
from hueandcry.store.snapshot import Snapshot
from tests.values import feed_state

ONE, TWO = "0x" + "1a" * 20, "0x" + "2b" * 20
SEND, PERMIT = "transfer(address to, uint256 value)", "Permit(address owner,uint256 value)"
SELECTOR = function_of(SEND).selector
TEXT = json.dumps({"metadata": {"owner": "O"}, "display": {"formats": {SEND: {"intent": "Send"}}}})
ROWS: tuple[Row, ...] = (
    DescriptorRow("a", "calldata", "O", "", "", TEXT),
    DescriptorRow("b", "calldata", "O", "", "erc20", TEXT),
    DescriptorRow("c", "eip712", "O", "", "", '{"context": {"eip712": {}}}'),
    DescriptorRow("d", "eip712", "O", "", "erc2612", "{}"),
    DescriptorRow("e", "calldata", "O", "", "", "no json"),
    DescriptorKeyRow("eip155:1", ONE, "0xa9059cbb", "a", SEND),
    DescriptorKeyRow("", "", "0xa9059cbb", "b", SEND),
    DescriptorKeyRow("eip155:1", ONE, PERMIT, "c", PERMIT),
    DescriptorKeyRow("eip155:1", TWO, "Permit", "c", "Permit"),
    DescriptorKeyRow("", "", PERMIT, "d", PERMIT),
    DescriptorKeyRow("eip155:1", TWO, "0xa9059cbb", "e", SEND),
)


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    path = tmp_path / "1.sqlite"
    builder = SnapshotBuilder(path, None)
    count = builder.add("erc7730", ROWS, (), "2026-01-01")
    builder.describe(feed_state("erc7730", "descriptors", count), {}, 1)
    builder.finish({"id": "1", "created": "x", "tool": "test"})
    return Snapshot(path)


def test_calls_are_found_by_chain_contract_and_selector(snapshot: Snapshot) -> None:
    found = Descriptors(snapshot)
    (one,) = found.for_call("eip155:1", ONE.upper().replace("0X", "0x"), SELECTOR)
    assert (one.id, one.owner, one.format) == ("a", "O", {"intent": "Send"})
    assert found.for_call("eip155:10", ONE, SELECTOR) == ()
    assert found.for_call("eip155:1", ONE, b"\1\2\3\4") == ()
    assert found.for_call("", "", SELECTOR) == ()


def test_standards_are_asked_for_by_name(snapshot: Snapshot) -> None:
    found = Descriptors(snapshot)
    assert [one.id for one in found.for_standard_call("erc20", SELECTOR)] == ["b"]
    assert found.for_standard_call("erc721", SELECTOR) == ()
    assert found.for_standard_call("", SELECTOR) == ()
    assert [one.id for one in found.for_standard_message("erc2612", PERMIT)] == ["d"]


def test_messages_are_found_by_contract_and_type(snapshot: Snapshot) -> None:
    found = Descriptors(snapshot)
    spaced = PERMIT.replace(",", ", ")
    assert [one.id for one in found.for_message("eip155:1", ONE, "Permit", spaced)] == ["c"]
    assert [one.key for one in found.for_message("eip155:1", TWO, "Permit", PERMIT)] == ["Permit"]
    assert found.for_message("eip155:1", "", "Permit", PERMIT) == ()
    assert found.for_message("", ONE, "Permit", PERMIT) == ()
    assert found.for_message("eip155:1", ONE, "Order", "Order(uint256 a)") == ()


def test_functions_come_from_descriptors(snapshot: Snapshot) -> None:
    ((function, read_by),) = Descriptors(snapshot).functions("eip155:1", ONE, SELECTOR)
    assert (function.signature, read_by) == ("transfer(address,uint256)", "descriptor")
    assert [one.name for one in function.inputs] == ["to", "value"]
    assert Descriptors(snapshot).functions("eip155:1", ONE, b"\1\2\3\4") == []


def test_without_a_snapshot_there_are_none() -> None:
    assert Descriptors(None).for_call("eip155:1", ONE, SELECTOR) == ()


def test_look_ups_use_the_index(snapshot: Snapshot) -> None:
    plan = snapshot.database.execute(
        f"EXPLAIN QUERY PLAN {QUERY}", (ONE, "0xa9059cbb", "eip155:1", "calldata", "")
    ).fetchall()
    assert [row[3].split()[0] for row in plan] == ["SEARCH", "SEARCH"]


def test_a_damaged_descriptor_is_said(snapshot: Snapshot) -> None:
    with pytest.raises(Corrupt, match="descriptor e is damaged"):
        Descriptors(snapshot).for_call("eip155:1", TWO, SELECTOR)
