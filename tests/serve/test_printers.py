"""Formats of answers that stand in documents, and of many at once."""

import json
import re
from typing import get_args

import pytest

from hueandcry.model.verdict import Refusal, Verdict
from hueandcry.run.stream import Line
from hueandcry.serve.printers import Format, Printer, printer_of
from tests.serve.answers import OLD, SNAPSHOT, answer, finding
from tests.values import NOW


def print_all(printer: Printer) -> None:
    printer.answer(
        Line(3, "x", file="a.md"), answer("https://listed.com", Verdict.DANGER, finding())
    )
    printer.answer(Line(4, "x", file="a.md"), answer("fine.com", Verdict.NOTHING_FOUND))
    printer.answer(Line(5, "x", file="a.md"), answer("old.com", Verdict.CANNOT_TELL, gaps=(OLD,)))
    printer.refusal(Line(6, "https://x", file="a.md"), Refusal("not_an_observable", "no dot", "y"))
    printer.close(20)


def test_text_of_documents_shows_places(capsys: pytest.CaptureFixture[str]) -> None:
    print_all(printer_of("text", SNAPSHOT, NOW, failing=()))
    said = capsys.readouterr().out
    assert said.startswith("a.md:3\n!! DANGER  https://listed.com\n")


def test_json_names_the_document_where_there_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    printer = printer_of("jsonl", SNAPSHOT, NOW)
    print_all(printer)
    printer.answer(Line(1, "x"), answer("a.com", Verdict.NOTHING_FOUND))
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row.get("file"), row["line"]) for row in rows] == [
        ("a.md", 3), ("a.md", 4), ("a.md", 5), ("a.md", 6), (None, 1),
    ]  # fmt: skip


def test_a_log_gives_lines_of_one_file_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    printer = printer_of("sarif", SNAPSHOT, NOW, "links.txt")
    printer.answer(Line(9, "x"), answer("listed.com", Verdict.DANGER, finding()))
    print_all(printer)
    run = json.loads(capsys.readouterr().out)["runs"][0]
    places = [row["locations"][0]["physicalLocation"] for row in run["results"]]
    assert [(one["artifactLocation"]["uri"], one["region"]["startLine"]) for one in places] == [
        ("links.txt", 9), ("a.md", 3),
    ]  # fmt: skip
    assert run["properties"]["verdicts"] == {"DANGER": 2, "NOTHING_FOUND": 1, "CANNOT_TELL": 1}
    assert run["invocations"][0]["exitCode"] == 20


@pytest.mark.parametrize("kind", get_args(Format))
def test_every_format_prints_nothing_as_something_whole(
    kind: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    printer_of(kind, SNAPSHOT, NOW).close(2)
    said = capsys.readouterr().out
    if kind in {"json", "sarif"}:
        json.loads(said)
    if kind == "html":
        assert re.search(r"</html>\n$", said)
