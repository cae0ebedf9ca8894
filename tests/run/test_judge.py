"""Facts become findings, findings an answer."""

import pytest

from hueandcry.decode.address import parse_address
from hueandcry.decode.link import parse_link
from hueandcry.decode.request import read_request
from hueandcry.detect.detector import Detector, load
from hueandcry.model.any_fact import AnyFact
from hueandcry.model.fact import FeedBrief, FeedStates
from hueandcry.model.finding import Confidence, Finding, Severity
from hueandcry.model.signing import (
    Digest,
    Digests,
    Meaning,
    OfficialContract,
    Parties,
    Party,
    Unread,
)
from hueandcry.model.verdict import Answer, Choice, Ignored, Verdict
from hueandcry.run.judge import MAX_FINDINGS, Judge, folder_of
from tests.decode.requests import TEXTS, TOKEN
from tests.values import NOW, TODAY

FEEDS = FeedStates(
    (FeedBrief("a", "labels", 1, NOW, ""), FeedBrief("b", "sanctions", 1, NOW, "")), NOW
)
REQUEST = read_request(TEXTS["transaction"])
ROW = OfficialContract("shop", "Shop", "eip155:1", TOKEN, "router", "s", TODAY, "https://x.test/")
FACTS: tuple[AnyFact, ...] = (
    FEEDS, Unread(()), Meaning(("You send.",), ("by hand",)), Digests((Digest("n", "0x", "o"),)),
    Parties((Party("eip155:1", TOKEN, official=(ROW,)),)),
)  # fmt: skip


def finding(name: str, severity: Severity, confidence: Confidence) -> Finding:
    return Finding(
        id=f"link/{name}:0000000000", rule=f"link/{name}", title=name, severity=severity,
        confidence=confidence, evidence=(), sources=(), why="", advice="", path=("site x",),
    )  # fmt: skip


def lead(*findings: Finding, ignored: tuple[Ignored, ...] = ()) -> Answer:
    return Answer(parse_link("evil.com"), Verdict.DANGER, findings=findings, ignored=ignored)


HIGH = finding("a", Severity.HIGH, Confidence.STRONG)
LOW = finding("b", Severity.LOW, Confidence.WEAK)


def test_only_the_folder_of_its_kind_is_asked() -> None:
    assert folder_of(parse_link("a.com")) == "link"
    assert folder_of(parse_address(TOKEN)) == "address"
    assert {folder_of(read_request(text)) for text in TEXTS.values()} == {"signing"}


def test_an_answer_says_what_it_would_do_and_its_hashes() -> None:
    answer = Judge(TODAY).answer(REQUEST, FACTS)
    assert answer.verdict is Verdict.NOTHING_FOUND
    assert (answer.meaning, answer.details) == (("You send.",), ("by hand",))
    assert answer.digests[0].name == "n"
    (known,) = answer.recognised
    assert (known.entity, known.as_) == ("Shop", f"router ({TOKEN})")


def test_without_facts_it_cannot_be_told() -> None:
    assert Judge(TODAY).answer(REQUEST, ()).verdict is Verdict.CANNOT_TELL


def test_a_part_that_was_not_read_cannot_be_told() -> None:
    facts = (FEEDS, Unread(("a part",)))
    answer = Judge(TODAY).answer(REQUEST, facts)
    assert answer.verdict is not Verdict.NOTHING_FOUND


def test_findings_of_leads_count_and_stand_by_their_weight() -> None:
    answer = Judge(TODAY).answer(REQUEST, FACTS, [lead(LOW), lead(HIGH)])
    assert answer.verdict is Verdict.DANGER
    assert answer.findings == (HIGH, LOW)
    assert answer.findings[0].path == ("site x",)


def test_a_weighty_lead_is_not_cut_off_by_many_weak_findings() -> None:
    many = [finding(f"l{number}", Severity.LOW, Confidence.WEAK) for number in range(99)]
    answer = Judge(TODAY).answer(REQUEST, FACTS, [lead(*many), lead(HIGH)])
    assert len(answer.findings) == MAX_FINDINGS
    assert answer.findings[0] == HIGH


def test_what_was_ignored_of_a_lead_is_still_shown() -> None:
    choices = {HIGH.id: Choice("ours", "2026-12-31")}
    said = Ignored("link/c:0", "ours", "2026-12-31", "c")
    answer = Judge(TODAY, choices).answer(REQUEST, FACTS, [lead(HIGH, ignored=(said,))])
    assert [one.id for one in answer.ignored] == [HIGH.id, "link/c:0"]
    assert answer.findings == ()


def test_a_detector_of_requests_that_crashes_is_a_gap_that_is_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from msgspec.structs import replace

    def crash(*_: object) -> list[object]:
        raise ZeroDivisionError

    whole = load("signing")

    def broken(kind: str) -> tuple[Detector, ...]:
        assert kind == "signing"
        return tuple(replace(one, examine=crash) for one in whole)

    monkeypatch.setattr("hueandcry.run.judge.load", broken)
    answer = Judge(TODAY).answer(REQUEST, (FEEDS, Unread(("part",))))
    assert answer.verdict is Verdict.CANNOT_TELL
    assert any("ZeroDivisionError" in gap.reason and gap.needed for gap in answer.gaps)
