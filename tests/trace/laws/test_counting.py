import numpy as np
import pytest

from hueandcry.trace.laws.counting import weights_of
from hueandcry.trace.laws.known import Known
from hueandcry.trace.laws.sums import Keyed, keyed
from hueandcry.trace.overlay import NONE
from tests.trace.laws.paper import Paper
from tests.trace.replay import Step


def known_of(*amounts: int) -> Known:
    """Return a line that gets these amounts, one row each."""
    paper = Paper([Step("V", "A", amount) for amount in amounts])
    known = Known(paper, NONE, lambda transfer: None)
    known.learn(np.array([paper.numbers["A"]], dtype=np.int32))
    return known


def rows(*told: tuple[int, int, float, float]) -> Keyed:
    table = np.array(told, dtype=np.float64).reshape(-1, 4)
    key = table[:, :2].astype(np.int64)
    return keyed((key[:, 0], key[:, 1]), table[:, 2:])


def counted(weights: Keyed) -> dict[tuple[int, ...], list[float]]:
    return dict(zip(map(tuple, weights.key.tolist()), weights.value.tolist(), strict=True))


def test_a_seed_owns_what_no_earlier_one_brought() -> None:
    laid = rows((0, 0, 1, 100), (1, 1, 1, 50))
    # A fifth of the first theft, 20 grains, came to the second's credit of 50.
    weights = weights_of(known_of(100, 50), laid, rows((0, 1, 0.2, 20)))
    assert weights.own.tolist() == pytest.approx([1, 0.6])
    assert counted(weights.counted) == {(1, 0): pytest.approx([0.4, 20])}


def test_what_was_given_away_gives_nothing_on() -> None:
    laid = rows((0, 0, 1, 10), (1, 1, 1, 10), (2, 2, 1, 10))
    met = rows((0, 1, 1, 10), (0, 2, 0.5, 5), (1, 2, 0.5, 5))
    weights = weights_of(known_of(10, 10, 10), laid, met)
    assert weights.own.tolist() == pytest.approx([1, 0, 0.5])
    assert counted(weights.counted) == {
        (1, 0): pytest.approx([1, 10]),
        (2, 0): pytest.approx([0.5, 5]),
    }


def test_a_later_seed_brings_an_earlier_one_nothing() -> None:
    laid = rows((0, 0, 1, 10), (1, 1, 1, 10))
    weights = weights_of(known_of(10, 10), laid, rows((1, 0, 1, 10), (0, 0, 1, 10)))
    assert weights.own.tolist() == [1, 1]
    assert counted(weights.counted) == {}


def test_no_seed_owns_less_than_nothing() -> None:
    laid = rows((0, 0, 1, 10), (1, 1, 1, 10), (2, 2, 1, 10))
    met = rows((0, 2, 1, 8), (1, 2, 1, 8))
    weights = weights_of(known_of(10, 10, 10), laid, met)
    assert weights.own[2] == pytest.approx(0)
    assert weights.counted.value[:, 0].sum() == pytest.approx(1)


def test_part_of_a_seed_on_one_of_its_credits() -> None:
    laid = rows((0, 0, 1, 10), (1, 1, 0.25, 10), (1, 2, 0.75, 30))
    weights = weights_of(known_of(10, 10, 30), laid, rows((0, 1, 1, 10)))
    assert weights.own.tolist() == pytest.approx([1, 0.75])
