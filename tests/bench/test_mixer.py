"""The measurement of mixers: nothing of a day is learned before the day is judged."""

from pathlib import Path

import pytest
from bench.mixer import Case, examples, learn, of_addresses, read

from hueandcry.gather.mixer_weights import mixer_weights
from hueandcry.model.mixer import ONE
from hueandcry.run.mixer_training import Example
from hueandcry.trace.crossings.mixer_demix import EMPTIED, Known, judged

DAY = "2022-05-12"


@pytest.fixture(scope="module")
def case(cases: Path) -> Case:
    return read(cases / "mixer" / "tornado_100eth")


@pytest.fixture(scope="module")
def rows(case: Case) -> list[Example]:
    return examples(case)


def test_the_shipped_weights_are_those_of_all_days(case: Case, rows: list[Example]) -> None:
    assert learn(case, rows) == mixer_weights()


def test_labels_of_a_day_do_not_reach_its_weights(case: Case, rows: list[Example]) -> None:
    held = {row.withdrawer for row in rows if case.days[row.batch] == DAY}
    turned = [row._replace(right=not row.right) if row.withdrawer in held else row for row in rows]
    assert sum(row.right for row in turned) != sum(row.right for row in rows)
    assert learn(case, turned, without=DAY) == learn(case, rows, without=DAY)


def test_a_day_left_out_is_found_again(case: Case, rows: list[Example]) -> None:
    weights = learn(case, rows, without=DAY)
    of_day = [batch for batch in case.batches if case.days[batch.depositor] == DAY]
    chances = of_addresses(judged(case.pool, of_day, weights, Known(None, {}, {}), EMPTIED))
    called = {name for name, chance in chances.items() if chance >= 0.5}
    right = {name for name, depositor in case.labels.items() if case.days[depositor] == DAY}
    assert len(called & right) >= 0.8 * len(right)
    assert len(called & right) >= 0.7 * len(called)
    assert max(chances.values()) <= 1 == ONE / ONE
