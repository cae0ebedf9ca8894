"""The floor of facts under a link, an address and a request."""

from hueandcry.decode.address import parse_address
from hueandcry.decode.link import parse_link
from hueandcry.decode.request import read_request
from hueandcry.judge.floor import gaps_of, handle_gaps, label_gaps, link_gaps
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import FeedBrief, FeedStates
from hueandcry.model.handle import HandleRegister
from hueandcry.model.signing import History
from tests.decode.requests import TEXTS

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


def test_a_feed_the_mirror_may_be_without_is_not_missed() -> None:
    absent = FeedBrief("optional", "block list", 0, "", "not in this mirror", absent=True)
    assert "block list optional" not in needed(absent)


def test_a_handle_needs_official_and_listed_ones() -> None:
    table = FeedBrief("c", "confusables", 9, NOW, "")
    for register, missed in (
        (HandleRegister(0, 0), ["official handles", "listed handles"]),
        (HandleRegister(5, 0), ["listed handles"]),
        (HandleRegister(5, 2), []),
    ):
        gaps = handle_gaps(FeedStates((table,), NOW), {HandleRegister: register})
        assert [gap.fact for gap in gaps if gap.needed] == missed
    assert [g.fact for g in handle_gaps(None, {}) if g.needed] == ["snapshot"]


LABELS = FeedBrief("labels", "labels", 5, NOW, "")
SDN = FeedBrief("sdn", "sanctions", 5, NOW, "")
OLD = "2026-11-17T11:00:00+00:00"


def missed(*rows: FeedBrief) -> list[str]:
    return [gap.fact for gap in label_gaps(FeedStates(rows, NOW)) if gap.needed]


def test_a_request_and_an_address_need_labels_and_sanctions() -> None:
    assert missed(LABELS, SDN) == []
    assert missed(LABELS) == ["sanctions list"]
    assert missed(*INDEX) == ["sanctions list", "labels of accounts"]
    assert missed(SDN, FeedBrief("labels", "labels", 0, NOW, "no")) == ["labels of accounts"]
    assert [gap.fact for gap in label_gaps(None)] == ["snapshot"]


def test_labels_older_than_seven_days_are_missed_unless_another_feed_is_newer() -> None:
    old = FeedBrief("old", "labels", 5, OLD, "")
    assert missed(SDN, old) == ["labels of accounts"]
    assert missed(SDN, old, LABELS) == []


def by_type(*facts: AnyFact) -> dict[type, AnyFact]:
    return {type(fact): fact for fact in facts}


def test_the_floor_is_that_of_the_kind() -> None:
    states = FeedStates((LABELS, SDN), NOW)
    known = by_type(states)
    link, address = parse_link("example.org"), parse_address("0x" + "51" * 20)
    request = read_request(TEXTS["transaction"])
    facts = {
        kind: {gap.fact: gap.needed for gap in gaps_of(thing, known)}
        for kind, thing in (("link", link), ("address", address), ("request", request))
    }
    assert facts["link"]["block lists"] is True
    assert facts["address"] == {"chain": False, "history": False}
    assert set(facts["request"]) == {"effects", "history", "site", "signer"}
    assert any(gap.fact == "snapshot" and gap.needed for gap in gaps_of(request, {}))


def test_of_an_address_it_is_said_where_no_history_was_given() -> None:
    states, address = FeedStates((LABELS, SDN), NOW), parse_address("0x" + "51" * 20)

    def gaps(*facts: AnyFact) -> dict[str, str]:
        return {gap.fact: gap.reason for gap in gaps_of(address, by_type(states, *facts))}

    for known in (gaps(), gaps(History(given=False, payments=0))):
        assert known["history"] == "whom you paid before (--history FILE)"
    assert "history" not in gaps(History(given=True, payments=0))
