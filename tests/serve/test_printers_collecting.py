"""Collecting printers hold what they show, not what they only count."""

from hueandcry.model.verdict import Verdict
from hueandcry.run.stream import Line
from hueandcry.serve.printers_collecting import HtmlPrinter, SarifPrinter
from hueandcry.serve.render.check_html import MOST_SHOWN
from tests.serve.answers import SNAPSHOT, answer
from tests.values import NOW


def test_a_log_keeps_no_answers_without_findings() -> None:
    printer = SarifPrinter(SNAPSHOT, NOW, "")
    for number in range(5):
        printer.answer(Line(number, ""), answer("a.com", Verdict.NOTHING_FOUND))
    assert list(printer._answers.rows()) == []
    assert printer._answers.counts == {Verdict.NOTHING_FOUND: 5}


def test_a_page_keeps_as_many_of_each_verdict_as_it_may_show() -> None:
    printer = HtmlPrinter(SNAPSHOT, NOW)
    for number in range(MOST_SHOWN + 5):
        printer.answer(Line(number, ""), answer("a.com", Verdict.NOTHING_FOUND))
    assert len(list(printer._answers.rows())) == MOST_SHOWN
