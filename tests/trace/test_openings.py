"""Following with unexplained money first equals a replay in which it was there from the start."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.lines import UNEXPLAINED
from hueandcry.model.wide import wide
from hueandcry.store.ledger.histories import LedgerHistories
from hueandcry.trace.follow import begin, follow
from hueandcry.trace.laws.lifo import LastInFirstOut
from hueandcry.trace.lots import lots_of
from hueandcry.trace.openings import HeadFirst, HeadHistories
from hueandcry.trace.settle import settle
from tests.trace.laws import test_lifo
from tests.trace.replay import Step, replay
from tests.trace.test_follow import STEPS, units
from tests.trace.worlds import FREE, NO_STOPS, ledger_of, line_numbers, seeds_of


def missing(steps: Sequence[Step]) -> list[Step]:
    """Return what every account must have held before, as first steps."""
    balance: dict[str, int] = {}
    lowest: dict[str, int] = {}
    for step in steps:
        if step.source:
            balance[step.source] = balance.get(step.source, 0) - step.amount
            lowest[step.source] = min(lowest.get(step.source, 0), balance[step.source])
        if step.target:
            balance[step.target] = balance.get(step.target, 0) + step.amount
    return [Step(None, account, -low) for account, low in sorted(lowest.items()) if low]


@settings(max_examples=40)
@given(STEPS, st.data())
def test_head_placement_equals_a_replay_with_openings(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], data: st.DataObject
) -> None:
    credited = [number for number, step in enumerate(steps) if step.target]
    if not credited:
        return
    chosen = sorted(data.draw(st.sets(st.sampled_from(credited), min_size=1, max_size=3)))
    ledger = ledger_of(tmp_path_factory.mktemp("w") / "ledger", steps)
    head = HeadFirst(ledger.lines(), NO_STOPS)
    lots = seeds_of(ledger, steps, chosen)
    placed = head.seeds(lots, np.zeros(len(chosen), dtype=np.bool_))
    settled = settle(follow(begin(placed), head, placed, FREE, NO_STOPS), placed)
    names = {line: name for name, line in line_numbers(ledger).items()}
    first = missing(steps)
    assert units(settled, names) == replay([*first, *steps], [len(first) + at for at in chosen])
    assert head.differs <= bool(first)
    ledger.close()


@settings(max_examples=40, deadline=None)
@given(STEPS, st.data())
def test_under_last_in_first_out_it_equals_a_stack_with_openings(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], data: st.DataObject
) -> None:
    steps = [step for step in steps if step.source != step.target]
    credited = [number for number, step in enumerate(steps) if step.target]
    if not credited:
        return
    stolen = data.draw(st.sampled_from(credited))
    with contextlib.closing(ledger_of(tmp_path_factory.mktemp("w") / "ledger", steps)) as ledger:
        arrays = ledger.lines()
        head = HeadFirst(arrays, NO_STOPS)
        law = LastInFirstOut(HeadHistories(LedgerHistories(arrays, ledger.database), head))
        placed = head.seeds(seeds_of(ledger, steps, [stolen]), np.zeros(1, dtype=np.bool_))
        settled = settle(follow(begin(placed), head, placed, FREE, NO_STOPS, law=law), placed)
        names = {line: name for name, line in line_numbers(ledger).items()}
    found: dict[int, str] = {}
    for end in settled.terminals:
        where = names[end.line] if end.reason == "held" else "gone"
        found |= dict.fromkeys(range(end.origin, end.origin_hi), where)
    first = missing(steps)
    assert found == test_lifo.stacked([*first, *steps], len(first) + stolen)[0]


def test_the_worked_example() -> None:
    steps = [Step(None, "X", 10), Step("V", "X", 100), Step("X", "Y", 60), Step("X", "Z", 70)]
    assert missing(steps) == [Step(None, "V", 100), Step(None, "X", 20)]
    replayed = replay([*missing(steps), *steps], [3])
    held = list(replayed.held.values())
    assert (held.count("Y"), held.count("Z")) == (30, 70)


BIG = 10**36
SHORT = [
    Step("V", "X", 2 * BIG), Step("X", "Y", 3 * BIG), Step("V", "X", BIG), Step("X", "Y", 2 * BIG),
]  # fmt: skip


def placed(folder: Path, most_debits: int) -> tuple[list[int], list[int], bool]:
    """Return where X's credits lie late, and with its two unexplained ones first."""
    ledger = ledger_of(folder / "ledger", SHORT)
    lines = ledger.lines()
    line = np.array([line_numbers(ledger)["X"]], dtype=np.int32)
    rows = lines.credits(line, wide([0]), lines.filled(line))
    seeds = lots_of([(at, int(line[0]), lo, lo + 1, 0) for at, lo in enumerate(rows.start.ints())])
    head = HeadFirst(lines, NO_STOPS._replace(degree=most_debits))
    moved = head.seeds(seeds, rows.kind == UNEXPLAINED)
    ledger.close()
    assert moved.hi.minus(moved.lo).ints() == [1] * len(seeds.seed)
    return seeds.lo.ints(), moved.lo.ints(), head.differs


def test_known_credits_lie_above_all_unexplained_ones(tmp_path: Path) -> None:
    late, head, differs = placed(tmp_path, 9)
    assert late == [0, 2 * BIG, 3 * BIG, 4 * BIG]
    assert head == [2 * BIG, 0, 4 * BIG, BIG]
    assert differs


def test_a_line_with_too_many_debits_is_left(tmp_path: Path) -> None:
    late, head, differs = placed(tmp_path, 1)
    assert head == late
    assert not differs


def test_lines_without_unexplained_credits_are_left(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "ledger", [Step(None, "X", 10), Step("X", "Y", 10)])
    seeds = seeds_of(ledger, [Step(None, "X", 10)], [0])
    head = HeadFirst(ledger.lines(), NO_STOPS._replace(degree=9))
    assert head.seeds(seeds, np.zeros(1, dtype=np.bool_)).lo.ints() == seeds.lo.ints()
    assert not head.differs
    ledger.close()
