"""The log fits SARIF 2.1.0, and nothing in it can be clicked."""

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hueandcry.detect.detector import KINDS, load
from hueandcry.judge.verdict import TABLE
from hueandcry.model.finding import Confidence, Severity
from hueandcry.model.verdict import Refusal, Verdict
from hueandcry.serve.render import sarif
from hueandcry.serve.render.collected import About, Answered, Collected, Refused
from hueandcry.serve.render.sarif import sarif_log
from tests.serve.answers import ABOUT, EVIL, OLD, answer, collected, finding, hostile_answer, many
from tests.serve.render.sarif_shape import LOG


@cache
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(LOG)
    return Draft202012Validator(LOG)


def log_of(made: Collected, about: About = ABOUT) -> dict[str, Any]:
    """Return the run of a log, as a reader gets it, checked against the schema."""
    log = json.loads(json.dumps(sarif_log(made, about)))
    validator().validate(log)
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def test_the_schema_refuses_what_is_no_log() -> None:
    log = sarif_log(collected(), ABOUT)
    log["runs"][0]["results"] = [{"message": "no object"}]
    assert list(validator().iter_errors(log))


def test_every_detector_is_a_rule_in_its_own_words() -> None:
    rules = log_of(collected())["tool"]["driver"]["rules"]
    detectors = [one for kind in KINDS for one in load(kind)]
    assert [rule["id"] for rule in rules] == [one.id for one in detectors]
    assert [rule["shortDescription"]["text"] for rule in rules] == [one.title for one in detectors]
    for rule in rules:
        assert rule["name"].isalnum()
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
    assert levels["link/listed-host"] == "error"
    assert levels["link/young-domain"] == "warning"


@pytest.mark.parametrize(("severity", "confidence"), TABLE)
def test_levels_go_by_the_table_of_verdicts(severity: Severity, confidence: Confidence) -> None:
    row = Answered(1, "a.md", answer("a.com", Verdict.CAUTION, finding(severity, confidence)))
    (result,) = log_of(collected(row))["results"]
    level = {Verdict.DANGER: "error", Verdict.CAUTION: "warning", None: "note"}
    assert result["level"] == level[TABLE[severity, confidence]]


def test_a_result_names_its_rule_its_place_and_its_finding() -> None:
    row = Answered(7, "docs/a b#1.md", answer("https://listed.com", Verdict.DANGER, finding()))
    run = log_of(collected(row))
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "link/listed-host"
    assert result["partialFingerprints"] == {"hueFindingId/v1": "link/listed-host:0123456789"}
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/a%20b%231.md"}, "region": {"startLine": 7},
    }  # fmt: skip
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "hxxps://listed[.]com/"
    assert "list lists listed.com. What to do: Do not open it." in result["message"]["text"]
    assert run["automationDetails"] == {"id": "hue-check/20261124T120000Z-00000000"}


def test_without_a_file_the_thing_itself_is_the_place() -> None:
    (result,) = log_of(collected(Answered(1, "", answer("a.com", Verdict.DANGER, finding()))))[
        "results"
    ]
    assert result["locations"] == [
        {"logicalLocations": [{"fullyQualifiedName": "a[.]com", "kind": "resource"}]}
    ]


def test_what_was_ignored_is_a_suppressed_result() -> None:
    (found,) = [
        result
        for result in log_of(collected(Answered(1, "", hostile_answer())))["results"]
        if "suppressions" in result
    ]
    assert found["suppressions"][0]["kind"] == "external"
    assert "until 2026-12-01" in found["suppressions"][0]["justification"]


@pytest.mark.parametrize(
    ("code", "fine"), [(0, True), (10, True), (20, True), (30, True), (2, False), (1, False)]
)
def test_the_invocation_tells_the_exit_code(code: int, fine: bool) -> None:
    (invocation,) = log_of(collected(), About(ABOUT.snapshot, ABOUT.created, code))["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (code, fine)
    assert invocation["startTimeUtc"] == "2026-11-24T12:00:00Z"


def test_what_is_not_known_or_not_read_is_a_notification_and_no_result() -> None:
    made = collected(Answered(1, "", answer("a.com", Verdict.CANNOT_TELL, gaps=(OLD,))))
    made.refuse(Refused(4, "a.md", "xx", Refusal("not_an_observable", "no link", "Give one")))
    run = log_of(made)
    assert run["results"] == []
    unread, gap = run["invocations"][0]["toolExecutionNotifications"]
    assert unread["descriptor"]["id"] == "hue/unreadable"
    assert unread["locations"][0]["physicalLocation"]["region"] == {"startLine": 4}
    assert (gap["descriptor"]["id"], gap["level"]) == ("hue/not-known", "warning")
    assert run["properties"]["verdicts"] == {"CANNOT_TELL": 1}


def test_nothing_can_be_clicked_or_steers_a_terminal() -> None:
    text = json.dumps(sarif_log(many(), ABOUT), ensure_ascii=False)
    run = log_of(many())
    assert "\x1b" not in text
    assert "\u202e" not in text
    places = [place for row in run["results"] for place in row["locations"]]
    names = [place["logicalLocations"][0]["fullyQualifiedName"] for place in places]
    for message in [*messages(run), *names]:
        assert "http" not in message
    for message in messages(run):
        plain = message.replace("\\\\", "").replace("\\[", "").replace("\\]", "")
        assert not set("[]\\") & set(plain)
    assert any("\\[open\\](hxxps" in message for message in messages(run))


def messages(run: dict[str, Any]) -> list[str]:
    """Return every message of results and notifications."""
    rows = [*run["results"], *run["invocations"][0]["toolExecutionNotifications"]]
    return [row["message"]["text"] for row in rows]


def test_more_than_code_hosts_take_is_left_out_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 3)
    rows = [Answered(n, "", answer("a.com", Verdict.DANGER, finding())) for n in range(5)]
    run = log_of(collected(*rows))
    assert len(run["results"]) == 3
    notices = run["invocations"][0]["toolExecutionNotifications"]
    assert notices[-1]["message"]["text"] == "2 more findings are not listed here"


def test_hostile_words_stay_words() -> None:
    made = collected(Answered(1, EVIL.replace("\x1b", ""), hostile_answer()))
    assert log_of(made)["results"]
