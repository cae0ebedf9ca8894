"""Sums of wide columns are those of Python's integers."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.wide import wide
from hueandcry.model.wide_sums import grouped

ROWS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9 * 10**35)), max_size=40)


@given(ROWS)
def test_sums_and_largest_by_key(rows: list[tuple[int, int]]) -> None:
    keys = np.array([key for key, _ in rows], dtype=np.int64)
    found = grouped(keys, wide(amount for _, amount in rows))
    sums: dict[int, list[int]] = defaultdict(list)
    for key, amount in rows:
        sums[key].append(amount)
    assert found.key.tolist() == sorted(sums)
    assert found.total == [sum(sums[key]) for key in sorted(sums)]
    for key, at in zip(found.key.tolist(), found.largest.tolist(), strict=True):
        assert rows[at] == (key, max(sums[key]))


def test_many_large_lower_limbs_do_not_overflow() -> None:
    count = 1_000
    found = grouped(np.zeros(count, np.int64), wide([10**18 - 1] * count))
    assert found.total == [count * (10**18 - 1)]
