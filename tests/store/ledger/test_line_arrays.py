"""Looking rows up in mapped segments finds exactly those that overlap."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.wide import wide
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.line_arrays import LineArrays
from tests.trace.replay import Step
from tests.trace.test_follow import STEPS
from tests.trace.worlds import add, transfers

BIG = 10**18
FEW = [
    Step("V", "H", 3 * BIG), Step("V", "H", 5), Step("H", "K", 2 * BIG), Step("H", "X", BIG + 1),
]  # fmt: skip


def all_rows(arrays: LineArrays, line: int, side: str) -> list[tuple[int, int]]:
    number = np.array([line], dtype=np.int32)
    total = arrays.drawn(number) if side == "debits" else arrays.filled(number)
    rows = getattr(arrays, side)(number, wide([0]), total)
    return list(zip(rows.start.ints(), rows.end.ints(), strict=True))


@settings(max_examples=30)
@given(STEPS, st.data())
def test_a_range_finds_what_overlaps_it_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], data: st.DataObject
) -> None:
    ledger = Ledger(tmp_path_factory.mktemp("w") / "w", write=True)
    cut = data.draw(st.integers(0, len(steps)))
    add(ledger, transfers(steps[:cut]))
    add(ledger, transfers(steps[cut:], first=cut + 1))
    arrays = ledger.lines()
    lines = len(ledger.database.execute("SELECT id FROM line").fetchall())
    for line in range(lines):
        side = data.draw(st.sampled_from(["debits", "credits"]))
        everything = all_rows(arrays, line, side)
        assert all(a[1] == b[0] for a, b in pairwise(everything))
        lo = data.draw(st.integers(0, 60))
        hi = lo + data.draw(st.integers(1, 60))
        number = np.array([line], dtype=np.int32)
        rows = getattr(arrays, side)(number, wide([lo]), wide([hi]))
        found = list(zip(rows.start.ints(), rows.end.ints(), strict=True))
        assert found == [(a, b) for a, b in everything if a < hi and lo < b]
    ledger.close()


def test_amounts_beyond_64_bits_are_exact(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers(FEW))
    found = {tuple(all_rows(ledger.lines(), line, "debits")) for line in range(4)}
    assert ((0, 2 * BIG), (2 * BIG, 3 * BIG + 1)) in found


def test_a_frontier_is_answered_piece_by_piece(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers(FEW))
    arrays = ledger.lines()
    line = np.array([0, 1, 2, 3, 0], dtype=np.int32)
    none, all_ = wide([0] * 5), wide([9 * BIG] * 5)
    rows = arrays.debits(line, none, all_)
    assert rows.parent.tolist() == sorted(rows.parent.tolist())
    by_piece = [rows.transfer[rows.parent == piece].tolist() for piece in (0, 4)]
    assert by_piece[0] == by_piece[1]


def test_nothing_laid_is_nothing_found() -> None:
    arrays = LineArrays([])
    assert arrays.empty
    number = np.array([0], dtype=np.int32)
    assert len(arrays.debits(number, wide([0]), wide([9])).parent) == 0
    assert arrays.filled(number).ints() == [0]


def test_moments_of_transfers_are_found_in_every_segment(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "w", write=True)
    add(ledger, transfers(FEW[:2]))
    add(ledger, transfers(FEW[2:], first=50))
    moments = ledger.lines().moments(np.array([0, 1, 2, 3], dtype=np.int64))
    assert moments.height.tolist() == [1, 2, 50, 51]
    assert moments.time.tolist() == [1001, 1002, 1050, 1051]
