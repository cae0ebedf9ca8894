import numpy as np

from tests.trace.laws.paper import Paper
from tests.trace.replay import Step

PAPER = Paper([Step("V", "A", 5), Step("A", "B", 3), Step("A", None, 1, fee=True)])


def test_one_line_is_taken_out_of_many() -> None:
    line = np.array([PAPER.numbers[name] for name in "VAB"], dtype=np.int32)
    history = PAPER.histories(line)
    alone = history.rows(1)
    assert alone.line.tolist() == [PAPER.numbers["A"]]
    assert alone.first.tolist() == [0, 3]
    assert alone.debit.tolist() == [False, True, True]
    assert alone.end.ints() == [5, 3, 4]
