import numpy as np
from hypothesis import given, settings

from hueandcry.model.lines import Lines
from hueandcry.model.wide import Ints, wide
from hueandcry.trace.laws.known import MOVES, Column, Known
from hueandcry.trace.lots import REASON_CODE
from hueandcry.trace.overlay import NONE
from tests.trace.laws.exact import Cross
from tests.trace.laws.paper import Paper
from tests.trace.laws.steps import Plan, plans, steps_of
from tests.trace.replay import Step


def never(transfer: Ints) -> None:
    return None


def lines(*numbers: int) -> Lines:
    return np.array(numbers, dtype=np.int32)


@settings(max_examples=50, deadline=None)
@given(plans(10**18, 40))
def test_every_place_finds_its_credit(planned: list[Plan]) -> None:
    paper = Paper(steps_of(planned))
    known = Known(paper, NONE, never)
    for number in sorted(paper.names, reverse=True):
        known.learn(lines(number, number))
    for step, (line, lo, hi) in paper.credit_of.items():
        for place in (lo, (lo + hi) // 2, hi - 1):
            row = known.credit_at(lines(line), wide([place]))[0]
            assert known.transfer[row] == step
            assert known.line[row] == line


def test_a_line_is_asked_for_once() -> None:
    paper = Paper([Step("V", "A", 5), Step("A", "B", 3)])
    known = Known(paper, NONE, never)
    known.learn(lines(1))
    rows = len(known.line)
    known.learn(lines(1, 1))
    assert len(known.line) == rows
    known.learn(lines(0, 1, 2))
    assert sorted(set(known.line.tolist())) == [0, 1, 2]


def test_debits_say_what_they_end_as() -> None:
    steps = [Step("V", "A", 9), Step("A", None, 1, fee=True), Step("A", None, 1), Step("A", "B", 1)]
    known = Known(Paper(steps), NONE, lambda transfer: transfer > 2)
    known.learn(lines(1))
    wanted = [MOVES, REASON_CODE["fee"], REASON_CODE["burned"], REASON_CODE["date"]]
    assert known.ends_as.tolist() == wanted


def test_crossings_part_debits_once() -> None:
    paper = Paper([Step("V", "A", 9), Step("A", "B", 8), Step("P", "C", 4)])
    known = Known(paper, paper.overlay([Cross(1, 0, 2, 2, 0, 4)]), never)
    known.learn(lines(paper.numbers["A"]))
    assert known.own.tolist() == [1, 1]
    for _ in range(2):
        known.split(known.debit)
        assert known.own.tolist() == [1, 0.75]
        assert known.legs.part.tolist() == [0.25]
        assert known.legs.units.tolist() == [0.5]


def test_a_column_grows() -> None:
    column = Column(np.int64)
    for at in range(100):
        column.add(np.full(at, at))
    assert column.all.tolist() == [at for at in range(100) for _ in range(at)]
