"""Walks: where the money of many seeds rests, and the way back to each seed."""

from pathlib import Path

import numpy as np
import pytest

from hueandcry.run.walks import STOPPED, CutShort, stops_at, walk
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.lots import REASONS
from tests.trace.replay import Step
from tests.trace.worlds import ledger_of, line_numbers

STEPS = [
    Step("D", "K", 10), Step("V", "K", 5), Step("K", "A", 12), Step("K", "B", 3), Step("A", "B", 4),
]  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return ledger_of(tmp_path / "w", STEPS)


def rested(
    ledger: Ledger, seeds: list[tuple[str, int]], hops: int, *, backward: bool
) -> list[tuple[int, str, int, int, str, list[int]]]:
    """Return (seed, account, amount, hops, reason, way) of every end."""
    lines = line_numbers(ledger)
    names = {line: name for name, line in lines.items()}
    stops = stops_at(np.array([lines["D"]], dtype=np.int32), 1_000)
    asked = [(lines[name], total) for name, total in seeds]
    walked = walk(ledger.lines(), asked, stops, hops, backward=backward)
    ends = walked.ends
    columns = zip(
        ends.seed.tolist(), ends.line.tolist(), ends.lo.ints(), ends.amount.ints(),
        ends.hops.tolist(), ends.reason.tolist(), strict=True,
    )  # fmt: skip
    return sorted(
        (seed, names[line], amount, far, REASONS[reason],
         walked.way(seed, line, lo, far) if reason == STOPPED else [])
        for seed, line, lo, amount, far, reason in columns
    )  # fmt: skip


def test_backward_to_a_stop_with_its_way_in_the_order_of_the_money(ledger: Ledger) -> None:
    assert rested(ledger, [("A", 12)], 5, backward=True) == [
        (0, "D", 10, 2, "service", [0, 2]), (0, "V", 2, 3, "unexplained", []),
    ]  # fmt: skip


def test_seeds_do_not_take_each_others_money(ledger: Ledger) -> None:
    together = rested(ledger, [("A", 12), ("B", 7)], 5, backward=True)
    assert [end for end in together if end[1] == "D"] == [
        (0, "D", 10, 2, "service", [0, 2]), (1, "D", 4, 3, "service", [0, 2, 4]),
    ]  # fmt: skip


def test_forward_with_what_is_held(ledger: Ledger) -> None:
    assert rested(ledger, [("K", 15)], 5, backward=False) == [
        (0, "A", 8, 2, "held", []), (0, "B", 3, 2, "held", []), (0, "B", 4, 3, "held", []),
    ]  # fmt: skip


def test_hops_end_a_walk(ledger: Ledger) -> None:
    assert rested(ledger, [("A", 12)], 1, backward=True) == [(0, "K", 12, 1, "depth", [])]


def test_no_seed_is_no_walk(ledger: Ledger) -> None:
    assert rested(ledger, [], 3, backward=True) == []


def test_too_many_steps_are_refused(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hueandcry.trace.follow.MAX_EDGES", 0)
    with pytest.raises(CutShort):
        rested(ledger, [("A", 12)], 5, backward=True)
