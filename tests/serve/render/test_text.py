"""Answers as people read them; nothing in them moves the cursor."""

import unicodedata

from hueandcry.decode.link import parse_link
from hueandcry.decode.request import read_request
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.finding import Confidence, Evidence, Finding, Severity
from hueandcry.model.signing import Digest
from hueandcry.model.source import Source
from hueandcry.model.verdict import Answer, Ignored, Recognition, Refusal, Verdict
from hueandcry.serve.render.text import (
    MAX_SENTENCE,
    answer_lines,
    gap_lines,
    refusal_line,
)
from tests.decode.requests import OTHER, TEXTS

REQUEST = read_request(TEXTS["transaction"])
EVIL = "\x1b[2J\u202e\r\n\u200b"
LIKE = OTHER[:6] + "0" * 30 + OTHER[-6:]


def finding(evidence: Evidence, path: tuple[str, ...] = ()) -> Finding:
    return Finding(
        id="signing/x:0", rule="signing/x", title="Title", severity=Severity.HIGH,
        confidence=Confidence.STRONG, evidence=(evidence,),
        sources=(Source(f"s{EVIL}", "2026-01-01", EVIL),), why="Why.", advice="Do.", path=path,
    )  # fmt: skip


def lines(verdict: Verdict, **parts: object) -> list[str]:
    return list(answer_lines(Answer(REQUEST, verdict, **parts), colour=False))  # type: ignore[arg-type]


def test_the_verdict_then_the_meaning_then_who_is_known() -> None:
    found = lines(
        Verdict.NOTHING_FOUND, meaning=("You send.",), details=("by hand",),
        recognised=(Recognition("Shop", "router", "https://x.test/", "2026-01-01"),),
    )  # fmt: skip
    assert found[0].startswith("-  NOTHING FOUND  transaction to 0x")
    assert found[1:] == [
        "   You send.",
        "   . by hand",
        "   known as Shop: router, 2026-01-01, https://x.test/",
        "   nothing speaks against it in what was looked at. That is not the same as safe.",
    ]


def test_only_the_hash_that_is_signed_is_to_be_compared() -> None:
    digests = (Digest("safeTxHash", "0x12", "x"), Digest("Calldata Digest", "0x34", "x"))
    found = lines(Verdict.CANNOT_TELL, digests=digests)
    assert "   to compare with the device: safeTxHash 0x12" in found
    assert not any("0x34" in line for line in found)
    assert found[-1] == "   too little is known to say more; what is missing stands below."


def test_two_addresses_are_laid_one_above_the_other() -> None:
    found = lines(Verdict.DANGER, findings=(finding(Evidence("alike", LIKE, OTHER.upper())),))
    here = found.index(f"       here   {LIKE}")
    assert found[here + 1] == f"       known  {OTHER.upper()}"
    assert found[here + 2] == " " * 20 + "^" * 30


def test_a_finding_of_a_site_says_where() -> None:
    found = lines(Verdict.DANGER, findings=(finding(Evidence("e"), ("site listed.com",)),))
    assert any(line.startswith("   site listed.com: Title") for line in found)
    assert "   what to do: Do." in found


def test_a_long_sentence_is_cut() -> None:
    assert len(lines(Verdict.CANNOT_TELL, meaning=("x" * 5_000,))[1]) == 3 + MAX_SENTENCE


def test_nothing_from_outside_steers_the_terminal() -> None:
    written = "https://a.com/" + "\u202e"
    link = Answer(parse_link(written), Verdict.CAUTION)
    rows = [
        *answer_lines(link, colour=False),
        *lines(
            Verdict.DANGER,
            meaning=(EVIL,),
            details=(EVIL,),
            recognised=(Recognition(EVIL, EVIL, EVIL, EVIL),),
            findings=(
                finding(Evidence(EVIL, EVIL + "a", EVIL + "b"), (EVIL,)),
                finding(Evidence(EVIL, "0x" + EVIL, "0y" + EVIL)),
            ),
            ignored=(Ignored("signing/x:0", EVIL, "2026-01-01", "title"),),
        ),
        *gap_lines([Gap("part", GapKind.UNAVAILABLE, EVIL)]),
        *refusal_line(1, EVIL, Refusal("x", EVIL, EVIL)).split("\n"),
    ]
    for row in rows:
        assert not any(unicodedata.category(one) in {"Cc", "Cf"} for one in row), row


def test_a_refusal_says_what_and_what_to_do() -> None:
    refusal = Refusal("x", "it is wrong", "Do this")
    assert refusal_line(3, "{", refusal).split("\n") == [
        "-- cannot be read, line 3: {", "   it is wrong. Do this",
    ]  # fmt: skip
