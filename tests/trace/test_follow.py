"""The engine against the oracle, to the unit, and against the worked examples of docs/lines.md."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.follow import Limits, Stops, begin, follow
from hueandcry.trace.lots import REASON_CODE
from hueandcry.trace.settle import Settled
from tests.trace.replay import Replayed, Step, replay
from tests.trace.worlds import (
    FREE,
    NO_STOPS,
    ledger_of,
    line_numbers,
    seeds_of,
    trace,
)


def units(settled: Settled, names: dict[int, str]) -> Replayed:
    """Spread terminals into single units, as the oracle tells them."""
    held: dict[tuple[int, int], str] = {}
    gone: dict[tuple[int, int], str] = {}
    counted: dict[tuple[int, int], tuple[int, int]] = {}
    for row in settled.terminals:
        for unit in range(row.hi - row.lo):
            key = (row.seed, row.origin + unit)
            assert key not in held
            assert key not in gone
            if row.reason == "counted":
                assert row.by
                counted[key] = (row.by[0], row.by[1] + unit)
            elif row.reason == "held":
                held[key] = names[row.line]
            else:
                gone[key] = row.reason
    return Replayed(held, gone, counted)


def assert_equal(ledger: Ledger, steps: Sequence[Step], chosen: Sequence[int]) -> None:
    seeds = seeds_of(ledger, steps, chosen)
    _, settled = trace(ledger.lines(), seeds)
    names = {line: name for name, line in line_numbers(ledger).items()}
    assert units(settled, names) == replay(steps, chosen)


ACCOUNTS = "ABCDEF"
STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from([None, *ACCOUNTS]),
        st.sampled_from([None, *ACCOUNTS]),
        st.integers(1, 12),
    ).filter(lambda step: step.source != step.target),
    min_size=1,
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(STEPS, st.data())
def test_every_unit_ends_where_the_oracle_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], data: st.DataObject
) -> None:
    credited = [number for number, step in enumerate(steps) if step.target]
    chosen = sorted(data.draw(st.sets(st.sampled_from(credited), max_size=3))) if credited else []
    ledger = ledger_of(tmp_path_factory.mktemp("w") / "ledger", steps)
    if chosen:
        assert_equal(ledger, steps, chosen)
    ledger.close()


def held(settled: Settled, names: dict[int, str], seed: int = 0) -> set[tuple[str, int, int, int]]:
    return {
        (names[row.line], row.lo, row.hi, row.origin)
        for row in settled.terminals
        if row.seed == seed and row.reason == "held"
    }


def run(folder: Path, steps: list[Step], chosen: list[int]) -> tuple[Settled, dict[int, str]]:
    ledger = ledger_of(folder / "ledger", steps)
    seeds = seeds_of(ledger, steps, chosen)
    _, settled = trace(ledger.lines(), seeds)
    names = {line: name for name, line in line_numbers(ledger).items()}
    ledger.close()
    return settled, names


def test_a_fee_is_drawn_first_and_ends_as_fee(tmp_path: Path) -> None:
    steps = [Step(None, "H", 10), Step("V", "H", 100), Step("H", None, 2, fee=True)]
    steps.append(Step("H", "X", 58))
    settled, names = run(tmp_path, steps, [1])
    assert held(settled, names) == {("X", 8, 58, 0), ("H", 60, 110, 50)}


LATE = [Step(None, "X", 10), Step("V", "X", 100), Step("X", "Y", 60), Step("X", "Z", 70)]


@pytest.mark.parametrize("steps", [LATE, [*LATE, Step("W", "X", 50)]], ids=["four", "five"])
def test_an_unexplained_credit_stands_late_and_moves_nothing(
    tmp_path: Path, steps: list[Step]
) -> None:
    settled, names = run(tmp_path, steps, [1])
    assert held(settled, names) == {("Y", 10, 60, 0), ("Z", 0, 50, 50)}


CYCLE = [Step("V", "H", 100), Step("H", "K", 100), Step("K", "H", 40), Step("H", "X", 30)]


def test_money_that_comes_home_is_counted_once(tmp_path: Path) -> None:
    settled, names = run(tmp_path, CYCLE, [0, 2])
    assert held(settled, names) == {("X", 0, 30, 0), ("H", 130, 140, 30), ("K", 40, 100, 40)}
    counted = [row for row in settled.terminals if row.seed == 1]
    assert [(row.origin, row.hi - row.lo, row.by) for row in counted] == [(0, 40, (0, 0, 40))]


TWO_THEFTS = [
    Step("V", "H", 100), Step(None, "J", 50), Step("H", "J", 60), Step("J", "K", 80),
    Step("K", "X", 70),
]  # fmt: skip


def test_the_first_theft_wins_where_one_robs_another(tmp_path: Path) -> None:
    settled, names = run(tmp_path, TWO_THEFTS, [0, 3])
    assert held(settled, names, 0) == {
        ("H", 60, 100, 60), ("J", 80, 110, 30), ("X", 50, 70, 0), ("K", 70, 80, 20)
    }  # fmt: skip
    assert held(settled, names, 1) == {("X", 0, 50, 0)}


def test_backward_is_the_inverse(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "ledger", TWO_THEFTS)
    seeds = seeds_of(ledger, TWO_THEFTS, [4])
    backward = follow(begin(seeds), ledger.lines(), seeds, FREE, NO_STOPS, backward=True)
    reasons = backward.terminals.reason.tolist()
    amounts = backward.terminals.hi.minus(backward.terminals.lo).ints()
    found = dict(zip(reasons, amounts, strict=True))
    # J's first 50 were minted; the other 20 came from H, who had them of V, unexplained.
    assert found == {REASON_CODE["minted"]: 50, REASON_CODE["unexplained"]: 20}
    ledger.close()


@pytest.mark.parametrize(
    ("limits", "stops", "reason"),
    [
        (Limits((0,) * 9, depth=1), NO_STOPS, "depth"),
        (Limits((1000,) * 9, depth=99), NO_STOPS, "floor"),
        (Limits((0,) * 9, depth=99, until_height=0), NO_STOPS, "date"),
        (Limits((0,) * 9, depth=99), NO_STOPS._replace(degree=-1), "service"),
    ],
    ids=["depth", "floor", "date", "degree"],
)
def test_a_stop_loses_nothing(tmp_path: Path, limits: Limits, stops: Stops, reason: str) -> None:
    ledger = ledger_of(tmp_path / "ledger", CYCLE)
    seeds = seeds_of(ledger, CYCLE, [0])
    _, settled = trace(ledger.lines(), seeds, limits, stops)
    assert reason in {row.reason for row in settled.terminals}
    assert sum(row.hi - row.lo for row in settled.terminals) == 100
    ledger.close()


def test_a_labelled_line_is_not_followed_further(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "ledger", CYCLE)
    line = line_numbers(ledger)["K"]
    code = np.array([REASON_CODE["mixer"]], dtype=np.int8)
    stops = Stops(np.array([line], dtype=np.int32), code, 10**9)
    _, settled = trace(ledger.lines(), seeds_of(ledger, CYCLE, [0]), FREE, stops)
    assert [(row.line, row.reason) for row in settled.terminals] == [(line, "mixer")]
    ledger.close()
