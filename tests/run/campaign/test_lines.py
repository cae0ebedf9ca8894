"""Lines are drawn so that no more than the budget is above them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.run.campaign.lines import Budget, Honest, draw, line_of

SCORES = st.lists(st.integers(-100, 100), min_size=1, max_size=60)


@given(SCORES, st.floats(0, 1))
def test_no_more_than_the_share_is_above(scores: list[int], share: float) -> None:
    line = line_of(np.array(scores), share)
    assert sum(score > line for score in scores) <= share * len(scores)


@given(SCORES, SCORES, SCORES)
def test_official_ones_on_shared_hosts_spend_of_the_same_budget(
    official: list[int], popular: list[int], customers: list[int]
) -> None:
    shared = np.array([place % 5 == 0 for place in range(len(official))])
    honest = Honest(np.array(official), shared, np.array(popular), np.array(customers))
    line, shared_line = draw(honest, Budget(0.2, 0.1, 0.1))
    own_above = sum(s > line for s, on in zip(official, shared, strict=True) if not on)
    on_shared = sum(s > shared_line for s, on in zip(official, shared, strict=True) if on)
    assert own_above == 0 or own_above + on_shared <= 0.2 * len(official)
    assert sum(s > line for s in popular) <= 0.1 * len(popular)
    assert sum(s > shared_line for s in customers) <= 0.1 * len(customers)


def test_without_customers_there_is_one_line() -> None:
    none = np.array([], dtype=np.int64)
    honest = Honest(np.array([1, 2, 3]), np.zeros(3, dtype=bool), np.array([0]), none)
    assert draw(honest, Budget(0, 0, 0)) == (3, 3)
