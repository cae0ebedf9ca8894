"""The floor of facts under a link."""

from hueandcry.judge.floor import link_gaps
from hueandcry.model.fact import FeedBrief, FeedStates

NOW = "2026-11-24T12:00:00+00:00"
INDEX = (
    FeedBrief("starter", "brands", 60, NOW, ""),
    FeedBrief("psl", "suffixes", 9, NOW, ""),
    FeedBrief("uts39", "confusables", 9, NOW, ""),
)


def needed(*rows: FeedBrief) -> list[str]:
    return [gap.fact for gap in link_gaps(FeedStates(rows, NOW)) if gap.needed]


def test_a_fresh_list_and_the_index_are_enough() -> None:
    assert needed(*INDEX, FeedBrief("a", "block list", 5, "2026-11-18T12:00:00+00:00", "")) == []


def test_a_list_older_than_seven_days_is_missed() -> None:
    assert needed(*INDEX, FeedBrief("a", "block list", 5, "2026-11-17T11:00:00+00:00", "")) == [
        "block list a"
    ]


def test_one_list_of_two_that_is_missing_is_missed() -> None:
    lists = (FeedBrief("a", "block list", 5, NOW, ""), FeedBrief("b", "block list", 0, "", "no"))
    assert needed(*INDEX, *lists) == ["block list b"]


def test_the_starter_pack_alone_is_not_enough() -> None:
    assert needed(*INDEX) == ["block lists"]


def test_without_brands_look_alikes_cannot_be_told() -> None:
    assert needed(*INDEX[1:], FeedBrief("a", "block list", 5, NOW, "")) == ["brands"]


def test_no_snapshot_at_all_is_missed() -> None:
    assert [gap.fact for gap in link_gaps(None) if gap.needed] == ["snapshot"]


def test_what_this_version_cannot_do_is_said_and_not_needed() -> None:
    gaps = {gap.fact: gap.needed for gap in link_gaps(FeedStates(INDEX, NOW))}
    assert gaps["page"] is False
