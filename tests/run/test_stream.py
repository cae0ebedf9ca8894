"""Streams: every line answered in order, the same from the file and from memory."""

from collections.abc import Iterator

from hueandcry.model.verdict import Verdict
from hueandcry.run import stream
from hueandcry.run.stream import Line, check_lines
from hueandcry.store.home import Home
from tests.values import NOW

TEXTS = ["uniswap.org", "", "app.unisvvap.org", "javascript:x", "recipes.com", "listed.com"]


def lines(count: int) -> Iterator[Line]:
    for number in range(count):
        yield Line(number + 1, TEXTS[number % len(TEXTS)])


def test_a_bad_line_stops_nothing(home: Home) -> None:
    found = list(check_lines(lines(6), home.open_current(), NOW, {}))
    assert [outcome.line.number for outcome in found] == [1, 2, 3, 4, 5, 6]
    assert [bool(outcome.refusal) for outcome in found] == [False, True, False, True, False, False]
    assert found[2].checked
    assert found[2].checked.answer.verdict is Verdict.DANGER


def test_answers_are_the_same_when_tables_are_held_in_memory(home: Home) -> None:
    count = stream.LOAD_AFTER + len(TEXTS) * 2
    found = list(check_lines(lines(count), home.open_current(), NOW, {}))
    first, last = found[: len(TEXTS)], found[-len(TEXTS) :]
    assert count % len(TEXTS) == stream.LOAD_AFTER % len(TEXTS)
    by_text = {o.line.text: o.checked and o.checked.answer for o in first}
    for outcome in last:
        assert (outcome.checked and outcome.checked.answer) == by_text[outcome.line.text]


def test_a_line_that_could_not_be_read_is_refused(home: Home) -> None:
    faulty = Line(1, "", "the line is not valid UTF-8 (byte 3)")
    (outcome,) = check_lines([faulty], home.open_current(), NOW, {})
    assert outcome.refusal
    assert "UTF-8" in outcome.refusal.message
