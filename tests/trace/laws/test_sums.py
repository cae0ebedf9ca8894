import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.trace.laws import sums
from hueandcry.trace.laws.sums import Keyed, Tally, keyed, no_rows, running, summed

ROWS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 9)), max_size=40)


def rows_of(rows: list[tuple[int, int, int]]) -> Keyed:
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    return keyed((table[:, 0], table[:, 1]), table[:, 2:].astype(np.float64))


def told(rows: Keyed) -> dict[tuple[int, ...], float]:
    return dict(zip(map(tuple, rows.key.tolist()), rows.value[:, 0].tolist(), strict=True))


def plainly(rows: list[tuple[int, int, int]]) -> dict[tuple[int, ...], float]:
    found: dict[tuple[int, ...], float] = {}
    for a, b, value in rows:
        found[a, b] = found.get((a, b), 0.0) + value
    return found


@given(ROWS)
def test_values_of_equal_keys_add_up(rows: list[tuple[int, int, int]]) -> None:
    assert told(summed(rows_of(rows))) == plainly(rows)


@given(st.lists(ROWS, max_size=5))
def test_a_tally_is_the_sum_of_all_rounds(rounds: list[list[tuple[int, int, int]]]) -> None:
    tally = Tally(2, 1)
    for rows in rounds:
        tally.add(rows_of(rows))
    wanted = plainly([row for rows in rounds for row in rows])
    assert told(tally.sums()) == wanted
    assert tally.more_than(len(wanted) - 1)
    assert not tally.more_than(len(wanted))


def test_keys_seen_twice_count_once_towards_a_limit() -> None:
    tally = Tally(2, 1)
    for _ in range(3):
        tally.add(rows_of([(1, 1, 1), (1, 2, 1)]))
    assert not tally.more_than(2)


def test_a_tally_does_not_keep_every_row() -> None:
    tally = Tally(2, 1)
    for _ in range(5):
        tally.add(rows_of([(1, 1, 1)] * (sums._WAITING // 2)))
    assert len(tally.sums().key) == 1
    assert told(tally.sums()) == {(1, 1): 2.5 * sums._WAITING}


def test_running_sums_keep_small_groups_beside_large_ones() -> None:
    value = np.array([[1e27], [1e27], [1e-12], [3e-12], [5e-12]])
    first = np.array([0, 0, 2, 2, 2])
    assert running(value, first)[:, 0].tolist() == [1e27, 2e27, 1e-12, 4e-12, 9e-12]


def test_nothing_has_no_sums() -> None:
    assert len(summed(no_rows(2, 1)).key) == 0
    assert len(running(np.zeros((0, 1)), np.zeros(0, dtype=np.int64))) == 0
