"""What stands in documents: each answer once with its places, what fails the run among them."""

import pytest

from hueandcry.model.verdict import Refusal, Verdict
from hueandcry.run.stream import Line
from hueandcry.serve import printers_documents
from hueandcry.serve.ending import FAIL_ON
from hueandcry.serve.printers_documents import DocumentsPrinter
from tests.serve.answers import OLD, SNAPSHOT, answer, finding

BAD = answer("https://listed.com", Verdict.DANGER, finding())
ODD = answer("https://odd.com", Verdict.CAUTION, finding())
OPEN = answer("https://short.test/x", Verdict.CANNOT_TELL, gaps=(OLD,))
FINE = answer("https://fine.com", Verdict.NOTHING_FOUND)
UNREAD = Refusal("not_an_observable", "no dot", "Give the whole host")


def said(capsys: pytest.CaptureFixture[str], fail_on: str = "cannot-tell", times: int = 1) -> str:
    printer = DocumentsPrinter(SNAPSHOT, FAIL_ON[fail_on])
    for number in range(times):
        file = f"{'abcdef'[number]}.md"
        for line, one in enumerate((FINE, OPEN, ODD, BAD), 1):
            printer.answer(Line(line, "x", file=file), one)
        printer.refusal(Line(9, "https://x", file=file), UNREAD)
    printer.close(20)
    return capsys.readouterr().out


def test_the_summary_has_the_worst_first_and_counts_the_unreadable(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = "1 danger, 1 caution, 1 cannot tell, 1 nothing found, 1 unreadable"
    assert f"links and addresses: {told}\n" in said(capsys)


def test_what_fails_the_run_is_shown_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys)
    assert "a.md:2\n?  CANNOT TELL  https://short.test/x\n" in shown
    assert "fine.com" not in shown
    assert "not known: block list: last confirmed 9 days ago" in shown


@pytest.mark.parametrize("fail_on", ["danger", "caution", "never"])
def test_what_does_not_fail_it_is_counted_but_danger_and_caution_are_shown(
    capsys: pytest.CaptureFixture[str], fail_on: str
) -> None:
    shown = said(capsys, fail_on)
    assert "short.test" not in shown
    assert "a.md:4\n!! DANGER" in shown
    assert "a.md:3\n!  CAUTION" in shown
    assert "a.md:9\n-- cannot be read: https://x\n   no dot. Give the whole host.\n" in shown


def test_an_answer_stands_once_below_all_its_places(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, times=3)
    assert "a.md:4\nb.md:4\nc.md:4\n!! DANGER  https://listed.com\n" in shown
    assert shown.count("!! DANGER") == shown.count("cannot be read") == 1
    assert "3 danger" in shown
    assert "3 unreadable" in shown


def test_more_places_than_anybody_reads_are_counted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers_documents, "MAX_PLACES", 2)
    assert "a.md:4\nb.md:4\nand 2 more places\n!! DANGER" in said(capsys, times=4)


def test_answers_beyond_what_is_held_are_shown_all_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers_documents, "MAX_ANSWERS", 1)
    shown = said(capsys, times=2)
    assert "a.md:2\nb.md:2\n?  CANNOT TELL" in shown
    assert "a.md:4\n!! DANGER" in shown
    assert "b.md:4\n!! DANGER" in shown


def test_nothing_is_said_to_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert "links and addresses: none\n" in said(capsys, times=0)
