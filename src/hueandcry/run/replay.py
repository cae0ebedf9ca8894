"""Judges a record again: the same facts, today's detectors, and what has changed since."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from hueandcry.model.record import RecordEntry, RecordHead
from hueandcry.model.verdict import Answer, Choice
from hueandcry.run.check import lead_answer
from hueandcry.run.judge import Judge
from hueandcry.run.leads import Lead


class Replayed(Struct, frozen=True):
    """The answer today, and how it differs from the one in the record."""

    line: int
    answer: Answer
    differences: tuple[str, ...]
    file: str = ""


def replay(
    head: RecordHead, entries: Iterator[RecordEntry], choices: Mapping[str, Choice]
) -> Iterator[Replayed]:
    """Judge each entry as of the moment of its record: nothing is gathered."""
    judge = Judge(head.created[:10], choices)
    for entry in entries:
        leads = (Lead(lead.observable, lead.facts, lead.path) for lead in entry.leads)
        answers = (lead_answer(judge, lead) for lead in leads)
        answer = judge.answer(entry.observable, entry.facts, answers)
        yield Replayed(entry.line, answer, tuple(_differences(entry, answer)), entry.file)


def _differences(entry: RecordEntry, answer: Answer) -> Iterator[str]:
    if answer.verdict != entry.verdict:
        yield f"the verdict was {entry.verdict} and is {answer.verdict}"
    now = {finding.id for finding in answer.findings}
    for gone in sorted(set(entry.findings) - now):
        yield f"no longer found: {gone}"
    for new in sorted(now - set(entry.findings)):
        yield f"newly found: {new}"
