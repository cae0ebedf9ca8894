"""A page of answers: the verdict first, all words escaped, nothing of a suspect to click."""

import re

import pytest
from msgspec.structs import replace

from hueandcry.model.observable import Message
from hueandcry.model.verdict import Recognition, Refusal, Verdict
from hueandcry.serve.render.check_html import MOST_SHOWN, page_lines
from hueandcry.serve.render.collected import Answered, Collected, Refused
from tests.serve.answers import ABOUT, OLD, PAGE, answer, collected, finding, many
from tests.serve.render.pages import Page


def page(made: Collected) -> Page:
    return Page("".join(page_lines(made, ABOUT)))


def said(made: Collected) -> str:
    return re.sub(r"<[^>]*>", "", "".join(page_lines(made, ABOUT)))


def test_nothing_runs_is_loaded_or_leads_away() -> None:
    found = page(many())
    names = {one.name for one in found.elements}
    assert not names & {"script", "img", "link", "iframe", "form", "input", "svg", "object"}
    for one in found.elements:
        assert not {"src", "action", "onerror"} & one.attributes.keys()
        assert one.attributes.get("href", "#").startswith("#")
    policies = [one.attributes for one in found.all("meta") if "http-equiv" in one.attributes]
    assert policies[0]["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_hostile_words_stay_words() -> None:
    text = "".join(page_lines(many(), ABOUT))
    assert "<script>" not in text
    assert "<img" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_the_verdict_stands_first_and_the_worst_answers_before_the_others() -> None:
    rows = (
        Answered(1, "", answer("fine.com", Verdict.NOTHING_FOUND)),
        Answered(2, "", answer("bad.com", Verdict.DANGER, finding())),
    )
    found = page(collected(*rows))
    (title,) = found.all("h1")
    assert "DANGER: 1 of 2" in title.said
    assert [one.attributes["class"] for one in found.all("article")] == ["danger", "nothing"]
    assert [one.said for one in found.all("a")] == ["1", "2"]


def test_contents_lead_to_their_answers() -> None:
    found = page(many())
    targets = {one.attributes["id"] for one in found.all("article")}
    assert {one.attributes["href"][1:] for one in found.all("a")} == targets


def test_one_answer_needs_no_contents() -> None:
    row = Answered(1, "", answer("bad.com", Verdict.DANGER, finding()))
    found = page(collected(row))
    assert found.all("nav") == []
    assert [one.said for one in found.all("h1")] == ["DANGER"]


def test_a_finding_shows_evidence_sources_and_what_to_do() -> None:
    words = said(collected(Answered(3, "docs/a.md", answer("b.com", Verdict.DANGER, finding()))))
    for text in (
        "The host is on a block list", "severity high, confidence strong", "list lists listed.com",
        "source: list, 2026-11-24, https://list.test/", "link/listed-host:0123456789",
        "What to do: Do not open it.", "docs/a.md, line 3", "People put it there.",
    ):  # fmt: skip
        assert text in words


def test_known_parties_of_a_request_stand_after_its_findings() -> None:
    known = (Recognition("Uniswap", "router", "https://x.test/", "2026-01-01"),)
    link = replace(answer("b.com", Verdict.DANGER, finding()), recognised=known)
    message = replace(link, observable=Message("0x1", "hi", "", "personal_sign", "0x"))
    for row, before in ((link, True), (message, False)):
        words = said(collected(Answered(1, "", row)))
        assert (words.index("known as Uniswap") < words.index("on a block list")) is before


def test_where_a_link_leads_is_said() -> None:
    row = replace(answer("b.com", Verdict.DANGER, finding()), leads=("https://c.com/",))
    assert "leads to https://c.com/, checked as well" in said(collected(Answered(1, "", row)))


def test_gaps_stand_once_those_that_are_needed_first() -> None:
    rows = (
        Answered(1, "", answer("a.com", Verdict.CANNOT_TELL, gaps=(PAGE, OLD))),
        Answered(2, "", answer("b.com", Verdict.CANNOT_TELL, gaps=(PAGE, OLD))),
    )
    words = said(collected(*rows))
    assert words.count("the page was not opened") == 1
    assert words.index("9 days ago") < words.index("the page was not opened")
    assert "needed to say that nothing was found" in words


def test_more_than_a_page_shows_is_counted() -> None:
    made = Collected(MOST_SHOWN)
    for number in range(MOST_SHOWN + 40):
        made.add(Answered(number, "", answer("a.com", Verdict.NOTHING_FOUND)))
    made.add(Answered(1, "", answer("bad.com", Verdict.DANGER, finding(count=30))))
    found, words = page(made), said(made)
    assert len(found.all("article")) == MOST_SHOWN
    assert "41 more answers are not shown" in words
    assert "DANGER: 1 of 541" in words
    assert "10 more observations are in the JSON" in words
    assert "20 more sources are in the JSON" in words


@pytest.mark.parametrize("made", [collected(), Collected(1)])
def test_nothing_at_all_is_a_page_too(made: Collected) -> None:
    assert [one.said for one in page(made).all("h1")] == ["Nothing was checked"]


def test_what_cannot_be_read_is_told_in_whole_sentences() -> None:
    made = collected()
    advice = "Compare it. " * 30 + "If you are sure, give 0xab"
    made.refuse(Refused(4, "a.md", "xx", Refusal("not_an_observable", "no link", advice)))
    made.refuse(Refused(5, "a.md", "yy", Refusal("not_an_observable", "Is it?", "")))
    words = said(made)
    assert f"xx: no link. {advice}." in words
    assert "yy: Is it? \n" in words
