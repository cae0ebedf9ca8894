"""What an account counts as where sources disagree, and on a day in the past."""

from hueandcry.judge.attribution import attribution_of
from hueandcry.model.label import Label
from tests.labelled_parties import said


def category(*labels: Label, as_of: str = "") -> str | None:
    found = attribution_of(labels, as_of).as_
    return found.category if found else None


def test_the_surest_source_speaks() -> None:
    assert category(said("scam", confidence=0.6), said("exchange", confidence=0.9)) == "exchange"


def test_of_equally_sure_sources_the_gravest_speaks() -> None:
    assert category(said("exchange"), said("theft"), said("scam")) == "theft"


def test_a_sanction_counts_whatever_else_is_said() -> None:
    assert category(said("mixer", confidence=1.0), said("sanctioned", confidence=0.6)) == (
        "sanctioned"
    )


def test_a_doubtful_label_decides_nothing() -> None:
    assert category(said("sanctioned", confidence=0.4)) is None


def test_a_person_counts_as_nobody() -> None:
    assert category(said("person"), said("other")) is None
    assert category() is None


def test_a_holder_listed_later_is_not_sanctioned_on_the_day() -> None:
    label = said("sanctioned", "OFAC SDN: N (CYBER2; holder listed 2022-08-08)", date="2026-01-01")
    found = attribution_of([label, said("mixer")], "2022-08-07")
    assert found.as_ is not None
    assert found.as_.category == "mixer"
    assert found.later == (label,)
    assert category(label, as_of="2022-08-08") == "sanctioned"


def test_a_source_that_wrote_later_may_have_known_earlier() -> None:
    label = said("sanctioned", date="2024-02-26")
    found = attribution_of([label], "2023-01-01")
    assert (found.as_, found.perhaps) == (None, (label,))
    assert category(label, as_of="2024-02-26") == "sanctioned"


def test_a_sanction_without_any_day_counts_and_that_is_known() -> None:
    found = attribution_of([said("sanctioned", date="")], "2019-01-01")
    assert found.as_ is not None
    assert found.undated
    assert not attribution_of([said("sanctioned", date="")]).undated


def test_days_matter_to_sanctions_only() -> None:
    assert category(said("theft", date="2026-01-02"), as_of="2020-01-01") == "theft"
