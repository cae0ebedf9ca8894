"""The verdict table and its laws."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.judge.verdict import TABLE, decide, worst
from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.finding import Confidence, Finding, Severity
from hueandcry.model.verdict import Verdict


def finding(severity: Severity, confidence: Confidence) -> Finding:
    return Finding("x/y:0", "x/y", severity, confidence, "T", "w.", "a.", (), ())


NEEDED = Gap("block lists", GapKind.UNAVAILABLE, "none", needed=True)
NOT_NEEDED = Gap("page", GapKind.NOT_ASKED, "not opened")
FINDINGS = st.lists(st.builds(finding, st.sampled_from(Severity), st.sampled_from(Confidence)))


def test_the_table_has_every_pair() -> None:
    assert set(TABLE) == {(s, c) for s in Severity for c in Confidence}


def test_a_sure_loss_is_danger() -> None:
    assert decide([finding(Severity.HIGH, Confidence.STRONG)], []) is Verdict.DANGER


def test_a_gap_is_not_safety() -> None:
    assert decide([], [NEEDED]) is Verdict.CANNOT_TELL


def test_facts_nobody_asked_for_change_nothing() -> None:
    assert decide([], [NOT_NEEDED]) is Verdict.NOTHING_FOUND


def test_a_finding_decides_whatever_is_missing() -> None:
    assert decide([finding(Severity.HIGH, Confidence.MEDIUM)], [NEEDED]) is Verdict.CAUTION


@given(FINDINGS, st.builds(finding, st.sampled_from(Severity), st.sampled_from(Confidence)))
def test_another_finding_never_makes_it_better(findings: list[Finding], more: Finding) -> None:
    order = [Verdict.NOTHING_FOUND, Verdict.CAUTION, Verdict.DANGER]
    assert order.index(decide([*findings, more], [])) >= order.index(decide(findings, []))


def test_the_worst_of_many() -> None:
    every = list(Verdict)
    assert worst(every) is Verdict.DANGER
    assert worst([Verdict.CANNOT_TELL, Verdict.CAUTION]) is Verdict.CAUTION
    assert worst([Verdict.CANNOT_TELL, Verdict.NOTHING_FOUND]) is Verdict.CANNOT_TELL
