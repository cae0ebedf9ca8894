"""Random numbers: the same for the same words, and of the shape they promise."""

import numpy as np

from hueandcry.trace.drill.draws import UNIT, Draws


def test_the_stream_is_fixed() -> None:
    # These never change: a drill of last year is the same drill today.
    assert Draws(7, 2).below(10**9) == 277970282
    assert Draws(7, 2).amounts(3).tolist() == [30806625, 75899066, 2022278624]


def test_other_words_give_another_stream() -> None:
    assert Draws(7, 2).below(10**9) != Draws(7, 3).below(10**9)


def test_parts_lie_below_one() -> None:
    parts = Draws(1).parts(10_000)
    assert parts.min() >= 0.0
    assert parts.max() < 1.0
    assert abs(parts.mean() - 0.5) < 0.02


def test_amounts_are_positive_with_a_long_tail() -> None:
    amounts = Draws(1).amounts(50_000)
    assert amounts.min() > 0
    assert 90 * UNIT < np.median(amounts) < 110 * UNIT
    assert amounts.max() > 10_000 * UNIT


def test_between_reaches_both_ends() -> None:
    draws = Draws(1)
    assert {draws.between(2, 4) for _ in range(100)} == {2, 3, 4}
