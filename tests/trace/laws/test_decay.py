"""Shares and logarithms against exact fractions, over long lines."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

from hueandcry.model.history import History
from hueandcry.trace.laws.decay import DRAINED, GOES_ON, LAST, decay_of, worth
from tests.trace.laws.paper import Paper
from tests.trace.laws.steps import Plan, plans, steps_of
from tests.trace.replay import Step


def history_of(steps: list[Step], account: str = "A") -> History:
    paper = Paper(steps)
    return paper.histories(np.array([paper.numbers[account]], dtype=np.int32))


@settings(max_examples=100, deadline=None)
@given(plans(10**18, 60))
def test_shares_and_what_is_left_are_exact(planned: list[Plan]) -> None:
    paper = Paper(steps_of(planned))
    lines = np.array(sorted(paper.names), dtype=np.int32)
    if not len(lines):
        return
    history = paper.histories(lines)
    decay, spans = decay_of(history)
    balance, kept = 0, Fraction(1)
    firsts = set(history.first.tolist())
    columns = zip(history.debit.tolist(), history.start.ints(), history.end.ints(), strict=True)
    span = -1
    for row, (debit, start, end) in enumerate(columns):
        balance = 0 if row in firsts else balance
        if decay.span[row] != span:
            span, kept = int(decay.span[row]), Fraction(1)
        left = worth(decay.log[row : row + 1] - spans.log_first[span])[0]
        assert left == pytest.approx(float(kept), rel=1e-13)
        if debit:
            share = Fraction(end - start, balance)
            assert decay.share[row] == pytest.approx(float(share), rel=1e-15)
            kept *= 1 - share
        balance += (start - end) if debit else end - start


def test_a_span_ends_where_all_was_drawn() -> None:
    steps = [Step("V", "A", 5), Step("A", "B", 5), Step("V", "A", 5), Step("A", "B", 2)]
    decay, spans = decay_of(history_of(steps))
    assert decay.span.tolist() == [0, 0, 1, 1]
    assert spans.closing.tolist() == [DRAINED, LAST]
    assert spans.first.tolist() == [0, 2]
    assert spans.end.tolist() == [2, 4]


def test_near_drains_keep_their_last_grain() -> None:
    whale = 10**18
    decay, spans = decay_of(history_of([Step("V", "A", whale), Step("A", "B", whale - 1)]))
    assert worth(spans.log_end - spans.log_first)[0] == pytest.approx(1e-18, rel=1e-13)
    assert decay.share[1] == 1.0


def test_a_line_that_nearly_drains_for_ever_has_borders() -> None:
    steps = [Step("V", "A", 10**18), Step("A", "B", 10**18 - 1)] * 50
    _, spans = decay_of(history_of(steps))
    assert set(spans.closing.tolist()) == {GOES_ON, LAST}
    deepest = worth(spans.log_end - spans.log_first)
    # Far from the least float: no product of a few such numbers vanishes.
    assert deepest.min() > 1e-66


def test_many_small_draws_add_up_without_loss() -> None:
    count = 20_000
    steps = [Step("V", "A", 10**15), *[Step("A", "B", 3)] * count]
    _, spans = decay_of(history_of(steps))
    left = Fraction(10**15 - 3 * count, 10**15)
    assert worth(spans.log_end - spans.log_first)[0] == pytest.approx(float(left), rel=1e-12)


def test_a_debit_of_nothing_known_is_refused() -> None:
    history = history_of([Step("V", "A", 5)])
    with pytest.raises(ValueError, match="nothing came"):
        decay_of(history._replace(debit=~history.debit))
