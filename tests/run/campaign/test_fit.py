"""The regression: right, and the same in any order."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.run.campaign.fit import ROW_UNIT, UNIT, Rows, fit, margins, sigmoid_table


def rows_of(sets: list[list[int]], count: int) -> Rows:
    starts = np.cumsum([0, *map(len, sets)])
    return Rows(starts, np.array([p for row in sets for p in row], dtype=np.int32), count)


def test_the_table_is_the_sigmoid() -> None:
    table = sigmoid_table()
    middle = len(table) // 2
    assert table[middle] == UNIT // 2
    for place, value in enumerate(table):
        assert abs(value - UNIT / (1 + math.exp(-(place - middle) / 256))) < 1


def test_finds_the_weights_of_a_small_problem() -> None:
    # Piece 0 stands in 3 bad rows of 4, piece 1 in 1 of 4: the odds are 3 and 1/3.
    sets = [[0], [0], [0], [0], [1], [1], [1], [1]]
    bad = np.array([1, 1, 1, 0, 1, 0, 0, 0])
    fitted = fit(rows_of(sets, 2), bad, np.full(8, ROW_UNIT), 0.001, 300)
    first, second = fitted.weights / UNIT + fitted.bias / UNIT
    assert abs(first - math.log(3)) < 0.02
    assert abs(second + math.log(3)) < 0.02


@given(st.permutations(range(12)))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    sets = [[i % 5, 5 + i % 3] for i in range(12)]
    bad = np.array([i % 2 for i in range(12)])
    counts = np.array([ROW_UNIT * (1 + i % 4) for i in range(12)])
    first = fit(rows_of(sets, 8), bad, counts, 1.0, 30)
    second = fit(rows_of([sets[i] for i in order], 8), bad[order], counts[order], 1.0, 30)
    assert first.bias == second.bias
    assert (first.weights == second.weights).all()


def test_margins_are_sums_of_weights() -> None:
    rows = rows_of([[0, 2], [1], [0, 1, 2]], 3)
    assert margins(rows, np.array([5, 7, -1]), 10).tolist() == [14, 17, 21]
