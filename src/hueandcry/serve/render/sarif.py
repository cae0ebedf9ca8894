"""SARIF 2.1.0 (OASIS, 2020): findings for code hosts and editors, each at its file and line.

A finding is a result, its level by the table of verdicts; a detector is a rule in its own words.
What could not be read or known is a notification of the invocation: it is no result. Nothing in a
message can be clicked: brackets are escaped (§3.11.6), and links are written as `hxxp`. So they are
in logical locations.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from hueandcry.detect.detector import KINDS, Detector, load
from hueandcry.judge.verdict import TABLE
from hueandcry.model.fact import Gap
from hueandcry.model.finding import Finding, Severity
from hueandcry.model.verdict import Answer, Ignored, Verdict
from hueandcry.serve.render.collected import About, Answered, Collected, Refused
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.sarif_place import LONGEST, WEB, location
from hueandcry.version import __version__

Json = dict[str, Any]

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
# GitHub takes no file with more results a run.
MAX_RESULTS: Final = 25_000
MAX_NOTICES: Final = 1_000
_LEVEL: Final[Mapping[Verdict | None, str]] = {
    Verdict.DANGER: "error",
    Verdict.CAUTION: "warning",
    None: "note",
}
_DEFAULT: Final = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_ENDED: Final = {
    0: "nothing that fails the run was found", 10: "caution", 20: "danger", 30: "cannot tell",
    2: "nothing could be read",
}  # fmt: skip
_NOTICES: Final = {
    "hue/unreadable": "A text that names nothing to check",
    "hue/not-known": "A fact that is not known",
    "hue/left-out": "More was found than is listed",
}


def sarif_log(answers: Collected, about: About) -> Json:
    """Return the log of one run. It holds MAX_RESULTS results at most, and says if more are out."""
    rules = [rule for kind in KINDS for rule in load(kind)]
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    results = [one for row in answers.rows() for one in _results(row, numbers)]
    left = len(results) - MAX_RESULTS
    driver = {
        "name": "Hue and Cry",
        "version": __version__,
        "rules": [_rule(rule) for rule in rules],
        "notifications": [
            {"id": name, "shortDescription": {"text": words}} for name, words in _NOTICES.items()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"hue-check/{harmless(about.snapshot.id)}"},
        "invocations": [_invocation(answers, about, left)],
        "results": results[:MAX_RESULTS],
        "columnKind": "unicodeCodePoints",
        "properties": {
            "snapshot": harmless(about.snapshot.id),
            "verdicts": {verdict.value: count for verdict, count in answers.counts.items()},
        },
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Detector) -> Json:
    name = "".join(part.capitalize() for part in re.split(r"[/-]", rule.id))
    found: Json = {
        "id": rule.id,
        "name": name,
        "shortDescription": {"text": _words(rule.title)},
        "fullDescription": {"text": _words(rule.why)},
        "help": {"text": _words(f"{rule.advice} See: {'; '.join(rule.references)}.")},
        "defaultConfiguration": {"level": _DEFAULT[rule.severity]},
        "properties": {"tags": ["security", rule.kind], "severity": rule.severity.value},
    }
    pages = [reference for reference in rule.references if reference.startswith("https://")]
    return found | ({"helpUri": pages[0]} if pages else {})


def _results(row: Answered, numbers: Mapping[str, int]) -> Iterator[Json]:
    for finding in row.answer.findings:
        yield _result(row, finding, numbers)
    for ignored in row.answer.ignored:
        yield _suppressed(row, ignored, numbers)


def _result(row: Answered, finding: Finding, numbers: Mapping[str, int]) -> Json:
    told = [one.text for one in finding.evidence]
    where = f"{finding.path[-1]}: " if finding.path else ""
    text = f"{where}{finding.title}: {row.answer.observable.written}. {'; '.join(told)}"
    return _named(finding.rule, finding.id, numbers) | {
        "level": _LEVEL[TABLE[finding.severity, finding.confidence]],
        "message": {"text": _words(f"{text}. What to do: {finding.advice}")},
        "locations": [location(row.file, row.line, row.answer.observable)],
        "properties": {
            "verdict": row.answer.verdict.value,
            "severity": finding.severity.value,
            "confidence": finding.confidence.value,
            "sources": [
                _plain(", ".join(filter(None, (one.name, one.date[:10], one.reference))))
                for one in finding.sources
            ],
        },
    }


def _suppressed(row: Answered, ignored: Ignored, numbers: Mapping[str, int]) -> Json:
    reason = _plain(f"{ignored.reason} (until {ignored.until})")
    text = f"{ignored.title}: {row.answer.observable.written}"
    return _named(ignored.id.partition(":")[0], ignored.id, numbers) | {
        "message": {"text": _words(text)},
        "locations": [location(row.file, row.line, row.answer.observable)],
        "suppressions": [{"kind": "external", "justification": reason}],
    }


def _named(rule: str, finding: str, numbers: Mapping[str, int]) -> Json:
    named: Json = {"ruleId": rule, "partialFingerprints": {"hueFindingId/v1": finding}}
    return named | ({"ruleIndex": numbers[rule]} if rule in numbers else {})


def _invocation(answers: Collected, about: About, left: int) -> Json:
    notices = [*_refusals(answers.refused), *_gaps(answers.gaps)]
    missing = answers.refusals - len(answers.refused)
    cut = [
        _notice("hue/left-out", "warning", f"{count:,} more {what} are not listed here")
        for count, what in ((left, "findings"), (missing, "texts that cannot be read"))
        if count > 0
    ]
    return {
        "executionSuccessful": about.code in _ENDED and about.code != 2,
        "exitCode": about.code,
        "exitCodeDescription": _ENDED.get(about.code, "ended early"),
        "startTimeUtc": about.created.replace("+00:00", "Z"),
        "toolExecutionNotifications": [*notices[:MAX_NOTICES], *cut],
    }


def _refusals(rows: Iterable[Refused]) -> Iterator[Json]:
    for row in rows:
        words = f"{row.given[:80]}: {row.refusal.message}. {row.refusal.advice}".rstrip(". ") + "."
        notice = _notice("hue/unreadable", "warning", words)
        yield notice | ({"locations": [location(row.file, row.line)]} if row.file else {})


def _gaps(gaps: Iterable[Gap]) -> Iterator[Json]:
    for gap in gaps:
        level = "warning" if gap.needed else "note"
        yield _notice("hue/not-known", level, f"not known: {gap.fact}: {gap.reason}")


def _notice(name: str, level: str, text: str) -> Json:
    return {"descriptor": {"id": name}, "level": level, "message": {"text": _words(text)}}


def keeps(answer: Answer) -> bool:
    """Say whether an answer has results: the others are only counted."""
    return bool(answer.findings or answer.ignored)


def _plain(text: str) -> str:
    """Return text from outside in which nothing can be clicked."""
    return WEB.sub("hxxp", harmless(text, LONGEST))


def _words(text: str) -> str:
    """Return a message: a bracket would begin a link in it."""
    return re.sub(r"([\\\[\]])", r"\\\1", _plain(text))
