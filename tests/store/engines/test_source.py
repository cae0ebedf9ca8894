"""A warehouse answers a trace as the arrays of a ledger do, and drops no row when it drops out."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest, Unreachable
from hueandcry.model.wide import wide
from hueandcry.store.engines import source as source_module
from hueandcry.store.engines.source import EngineSource
from hueandcry.trace.lots import lots_of
from tests.store.engines.laying import Dropping, laid_beside, never
from tests.trace.replay import Step
from tests.trace.test_follow import STEPS
from tests.trace.worlds import FREE, ledger_of, line_numbers, trace

FEW = [Step(None, "V", 100), Step("V", "H", 60), Step("H", "K", 80), Step("K", "X", 20)]


def numbers(source: EngineSource) -> dict[str, int]:
    rows = source.ask("SELECT account, id FROM line", "naming")
    return {str(row[0]): int(str(row[1])) for row in rows}


@settings(max_examples=8)
@given(STEPS, st.data())
def test_a_range_finds_what_the_arrays_find(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("w")
    ledger = ledger_of(folder / "w", steps)
    engine = laid_beside(ledger, folder)
    source, arrays = EngineSource(engine, "hue", never), ledger.lines()
    here, there = line_numbers(ledger), numbers(source)
    names = data.draw(st.lists(st.sampled_from(sorted(here)), min_size=1, max_size=4))
    lo = [data.draw(st.integers(0, 60)) for _ in names]
    hi = wide(low + data.draw(st.integers(1, 60)) for low in lo)
    mine = np.array([here[name] for name in names], dtype=np.int32)
    theirs = np.array([there[name] for name in names], dtype=np.int32)
    for side in ("debits", "credits"):
        one = getattr(arrays, side)(mine, wide(lo), hi)
        two = getattr(source, side)(theirs, wide(lo), hi)
        for column in ("start", "end"):
            assert getattr(one, column).ints() == getattr(two, column).ints()
        assert one.parent.tolist() == two.parent.tolist()
        assert one.kind.tolist() == two.kind.tolist()
    most = data.draw(st.integers(0, 3))
    assert (arrays.pays_often(mine, most) == source.pays_often(theirs, most)).all()
    assert arrays.drawn(mine).ints() == source.drawn(theirs).ints()
    assert arrays.filled(mine).ints() == source.filled(theirs).ints()
    engine.close()
    ledger.close()


def traced(folder: Path, drops: set[int]) -> tuple[list[tuple[str, int, int]], EngineSource]:
    ledger = ledger_of(folder / "w", FEW)
    flaky = Dropping(laid_beside(ledger, folder), drops)
    source = EngineSource(flaky, "hue", never)
    names = {number: name for name, number in numbers(source).items()}
    seeds = lots_of([(0, {name: one for one, name in names.items()}["H"], 0, 60, 0)])
    _, settled = trace(source, seeds, FREE)
    ledger.close()
    return sorted((names[end.line], end.lo, end.hi) for end in settled.terminals), source


def test_a_round_is_one_query_for_rows_and_one_for_lines_not_met_before(tmp_path: Path) -> None:
    ends, source = traced(tmp_path, set())
    assert ends == [("K", 20, 60), ("X", 0, 20)]
    # One for the names; H: rows and facts; K: facts, rows; X: facts, rows.
    assert source.queries == 7


@pytest.mark.parametrize("at", range(2, 8))
def test_a_dropped_connection_changes_nothing(tmp_path: Path, at: int) -> None:
    assert traced(tmp_path, {at})[0] == [("K", 20, 60), ("X", 0, 20)]


def test_a_warehouse_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreachable) as told:
        traced(tmp_path, set(range(3, 100)))
    assert "while asking" in str(told.value)
    assert "a trace goes on where it was" in str(told.value)


def test_moments_of_rows_just_read_are_not_asked_for(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w", FEW)
    source = EngineSource(laid_beside(ledger, tmp_path), "hue", never)
    line = np.array([numbers(source)["V"]], dtype=np.int32)
    rows = source.debits(line, wide([0]), wide([100]))
    asked = source.queries
    assert source.moments(rows.transfer).height.tolist() == [2]
    assert source.queries == asked
    others = np.array([int(str(row[0])) for row in source.ask("SELECT id FROM transfer", "x")])
    assert sorted(source.moments(others).height.tolist()) == [1, 2, 3, 4]
    ledger.close()


def test_a_line_of_too_many_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_module, "MOST_ROWS", 0)
    ledger = ledger_of(tmp_path / "w", FEW)
    source = EngineSource(laid_beside(ledger, tmp_path), "hue", never)
    line = np.array([numbers(source)["V"]], dtype=np.int32)
    with pytest.raises(BadRequest, match="looks like a service"):
        source.credits(line, wide([0]), wide([100]))
    ledger.close()


def test_an_empty_frontier_asks_nothing(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "w", FEW)
    source = EngineSource(laid_beside(ledger, tmp_path), "hue", never)
    none = np.zeros(0, dtype=np.int32)
    assert len(source.debits(none, wide(()), wide(())).kind) == 0
    assert source.queries == 0
    ledger.close()
