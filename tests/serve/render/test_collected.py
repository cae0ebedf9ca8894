from hueandcry.model.verdict import Refusal, Verdict
from hueandcry.serve.render.collected import Answered, Collected, Refused
from tests.serve.answers import OLD, PAGE, answer


def test_all_are_counted_some_are_kept_the_worst_first() -> None:
    made = Collected(2)
    for number, verdict in enumerate([Verdict.NOTHING_FOUND] * 3 + [Verdict.DANGER]):
        made.add(Answered(number, "", answer("a.com", verdict)))
    assert dict(made.counts) == {Verdict.NOTHING_FOUND: 3, Verdict.DANGER: 1}
    assert [(row.line, row.answer.verdict) for row in made.rows()] == [
        (3, Verdict.DANGER), (0, Verdict.NOTHING_FOUND), (1, Verdict.NOTHING_FOUND),
    ]  # fmt: skip


def test_an_answer_may_count_without_being_kept_and_its_gaps_stay() -> None:
    made = Collected(2)
    made.add(Answered(1, "", answer("a.com", Verdict.CANNOT_TELL, gaps=(PAGE, OLD))), keep=False)
    made.add(Answered(2, "", answer("b.com", Verdict.CANNOT_TELL, gaps=(OLD,))), keep=False)
    assert list(made.rows()) == []
    assert list(made.gaps) == [PAGE, OLD]


def test_lines_that_cannot_be_read_are_bounded_too() -> None:
    made = Collected(2)
    for number in range(3):
        made.refuse(Refused(number, "", "x", Refusal("k", "m", "")))
    assert (made.refusals, len(made.refused)) == (3, 2)
