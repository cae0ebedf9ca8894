"""Measures of chances, on numbers one can check by hand."""

import pytest
from bench.probabilities import Bin, Judgement, at_chance, at_recall, brier, diagram, reliability

ROWS = [Judgement(0.9, True), Judgement(0.8, False), Judgement(0.8, True), Judgement(0.1, False)]


def test_brier_is_the_mean_square() -> None:
    assert brier(ROWS) == pytest.approx((0.01 + 0.64 + 0.04 + 0.01) / 4)


def test_equal_chances_are_called_together() -> None:
    assert at_recall(ROWS, 0.9)[1:] == (2 / 3, 1.0)
    assert at_recall(ROWS, 0.5)[1:] == (1.0, 0.5)


def test_nothing_called_has_no_precision() -> None:
    assert at_chance(ROWS, 1.1)[1:] == (0.0, 0.0)


def test_bins_hold_every_chance_once_and_one_is_in_the_last() -> None:
    rows = [*ROWS, Judgement(1.0, True)]
    found = reliability(rows)
    assert sum(one.number for one in found) == len(rows)
    assert found[-1] == Bin(0.9, 1.0, 0.95, 1.0, 2)


def test_the_diagram_marks_what_was_predicted() -> None:
    assert diagram([Judgement(0.55, True)], width=20).endswith("===========|========")
