"""The verdict.

Theory: any finding decides, by the table of severity and confidence; the worst of them counts. With
none that decides, a floor of facts must be met, else the answer is CANNOT_TELL. Facts nobody asked
for never change the verdict. Ignored findings decide nothing.
"""

from collections.abc import Iterable

from hueandcry.model.fact import Gap
from hueandcry.model.finding import Confidence, Finding, Severity
from hueandcry.model.verdict import Verdict

WORST_FIRST = (Verdict.DANGER, Verdict.CAUTION, Verdict.CANNOT_TELL, Verdict.NOTHING_FOUND)

# None: shown to the user, but of no weight alone.
TABLE: dict[tuple[Severity, Confidence], Verdict | None] = {
    (Severity.HIGH, Confidence.STRONG): Verdict.DANGER,
    (Severity.HIGH, Confidence.MEDIUM): Verdict.CAUTION,
    (Severity.HIGH, Confidence.WEAK): Verdict.CAUTION,
    (Severity.MEDIUM, Confidence.STRONG): Verdict.CAUTION,
    (Severity.MEDIUM, Confidence.MEDIUM): Verdict.CAUTION,
    (Severity.MEDIUM, Confidence.WEAK): None,
    (Severity.LOW, Confidence.STRONG): None,
    (Severity.LOW, Confidence.MEDIUM): None,
    (Severity.LOW, Confidence.WEAK): None,
}


def decide(findings: Iterable[Finding], gaps: Iterable[Gap]) -> Verdict:
    """Return the verdict for the findings that count and the facts that could not be had."""
    decided = {TABLE[finding.severity, finding.confidence] for finding in findings}
    for verdict in (Verdict.DANGER, Verdict.CAUTION):
        if verdict in decided:
            return verdict
    if any(gap.needed for gap in gaps):
        return Verdict.CANNOT_TELL
    return Verdict.NOTHING_FOUND


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of many, in the order DANGER, CAUTION, CANNOT_TELL, NOTHING_FOUND."""
    return min(verdicts, key=WORST_FIRST.index, default=Verdict.NOTHING_FOUND)
