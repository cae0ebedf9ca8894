"""A trace's state comes back as it was; what cannot be read is as if it were not there."""

from pathlib import Path

import numpy as np
import pytest

from hueandcry.store.ledger.checkpoint import Checkpoint
from hueandcry.trace.follow import Limits, State, begin, follow
from hueandcry.trace.ways import Way
from tests.trace.replay import Step
from tests.trace.worlds import NO_STOPS, ledger_of, seeds_of

STEPS = [Step("V", "H", 10**30), Step("H", "K", 60), Step("H", "X", 30), Step("K", "Y", 9)]


@pytest.fixture
def states(tmp_path: Path) -> list[State]:
    ledger = ledger_of(tmp_path / "ledger", STEPS)
    seeds = seeds_of(ledger, STEPS, [0])
    found = [begin(seeds)]
    follow(begin(seeds), ledger.lines(), seeds, Limits((0,), 9), NO_STOPS, after_round=found.append)
    return found


def flat(state: State) -> list[list[int]]:
    parts = [*state.edges, *state.terminals, state.frontier]
    columns = [column for part in parts for column in part]
    return [column.ints() if isinstance(column, tuple) else column.tolist() for column in columns]


def test_what_is_saved_is_loaded(tmp_path: Path, states: list[State]) -> None:
    assert len(states) > 2
    for state in states[:2]:
        state = state._replace(ways=(Way(1, 10**20, 0, 3, 0.25, 0.5),))
        Checkpoint(tmp_path, "k").save(state, [4, 2])
        kept = Checkpoint(tmp_path, "k").load()
        assert kept
        loaded, learned = kept
        assert (loaded.depth, flat(loaded)) == (state.depth, flat(state))
        assert (loaded.ways, learned) == (state.ways, [4, 2])


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"nothing"])
def test_a_damaged_file_is_no_checkpoint(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k.npz").write_bytes(content)
    assert Checkpoint(tmp_path, "k").load() is None


def test_a_file_of_other_columns_is_no_checkpoint(tmp_path: Path) -> None:
    np.savez(tmp_path / "k.npz", depth=np.array(1), l00=np.array([1]))
    assert Checkpoint(tmp_path, "k").load() is None


def test_a_finished_trace_forgets_it(tmp_path: Path, states: list[State]) -> None:
    kept = Checkpoint(tmp_path, "k")
    assert kept.load() is None
    kept.save(states[0])
    kept.forget()
    kept.forget()
    assert kept.load() is None
