"""`hue check --links-in`, its formats and endings, and `--registration`, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hueandcry.serve import cli
from hueandcry.serve.documents import schema_of
from hueandcry.store.home import Home
from tests.decode.outside_answers import registration
from tests.gather.far_side import serving
from tests.values import NOW, snapshot_home

Hue = Callable[..., tuple[int, str, str]]


@pytest.fixture
def hue(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Hue:
    monkeypatch.setenv("HUE_HOME", str(home.root))
    monkeypatch.setattr("hueandcry.serve.clock.now", lambda: NOW)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(["check", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").write_text("# a\n\n[x](https://listed.com/) and https://recipes.com\n")
    (folder / "b.html").write_text('<a href="//metamaks.io">x</a>\n<a href="https://nodot/">y</a>')
    return folder


def test_each_link_is_answered_with_its_file_and_line(hue: Hue, docs: Path) -> None:
    code, said, noted = hue("--links-in", "docs", "--format", "jsonl")
    rows = [json.loads(line) for line in said.splitlines()]
    assert code == 20
    assert [(row["file"], row["line"], row.get("verdict", "error")) for row in rows] == [
        ("docs/a.md", 3, "DANGER"),
        ("docs/a.md", 3, "NOTHING_FOUND"),
        ("docs/b.html", 1, "CAUTION"),
        ("docs/b.html", 2, "error"),
    ]
    for row in rows:
        Draft202012Validator(schema_of("check")).validate(row)
    assert noted == "hue: documents read: 2\n"


def test_people_see_what_to_act_on(hue: Hue, docs: Path) -> None:
    code, said, _ = hue("--links-in", "docs/b.html", "docs/a.md")
    assert code == 20
    assert said.index("docs/b.html:1\n!  CAUTION") < said.index("docs/a.md:3\n!! DANGER")
    assert "recipes" not in said
    assert "1 danger, 1 caution, 1 nothing found, 1 unreadable" in said


def test_a_link_that_nobody_can_tell_of_is_named_with_its_place(
    hue: Hue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = snapshot_home(tmp_path / "old", checked="2026-01-01T00:00:00+00:00")
    monkeypatch.setenv("HUE_HOME", str(old.root))
    for name in ("s.md", "t.md"):
        (tmp_path / name).write_text("\nhttps://recipes.com\n")
    code, said, _ = hue("--links-in", "s.md", "t.md")
    assert code == 30
    assert "s.md:2\nt.md:2\n?  CANNOT TELL  https://recipes.com\n" in said
    assert hue("--links-in", "s.md", "--fail-on", "NEVER")[0] == 0


@pytest.mark.parametrize("text", ["https://exa_mple..com/", f"0x{'aB' * 20}"])
def test_documents_of_which_nothing_can_be_read_do_not_pass(
    hue: Hue, tmp_path: Path, text: str
) -> None:
    (tmp_path / "bad.md").write_text(text)
    code, said, _ = hue("--links-in", "bad.md")
    assert code == 2
    assert f"bad.md:1\n-- cannot be read: {text}\n" in said
    assert "links and addresses: 1 unreadable\n" in said
    assert hue("--links-in", "bad.md", "--fail-on", "never")[0] == 0


@pytest.mark.parametrize(("level", "code"), [("danger", 0), ("caution", 10), ("cannot-tell", 10)])
def test_it_fails_from_the_level_asked_for(hue: Hue, docs: Path, level: str, code: int) -> None:
    assert hue("--links-in", "docs/b.html", "--fail-on", level)[0] == code
    assert hue("metamaks.io", "--fail-on", level)[0] == code


def test_documents_without_links_are_fine_and_paths_that_are_not_there_are_not(
    hue: Hue, tmp_path: Path
) -> None:
    (tmp_path / "c.md").write_text("no link")
    assert hue("--links-in", "c.md")[0] == 0
    for wrong in (["--links-in"], ["--links-in", "none"], ["--links-in", "c.md", "--file", "x"]):
        assert hue(*wrong)[0] == 2


def test_a_record_keeps_the_document(hue: Hue, docs: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    said = hue("--links-in", "docs/a.md", "--save", str(record), "--format", "jsonl")[1]
    assert hue("--replay", str(record), "--format", "jsonl")[1] == said


def test_logs_and_pages_are_whole(hue: Hue, docs: Path) -> None:
    code, said, _ = hue("--links-in", "docs", "--format", "sarif")
    run: dict[str, Any] = json.loads(said)["runs"][0]
    assert code == run["invocations"][0]["exitCode"] == 20
    assert [row["level"] for row in run["results"]] == ["error", "warning"]
    code, said, _ = hue("listed.com", "recipes.com", "--format", "html")
    assert (code, said.count("<article")) == (20, 2)


def test_lines_of_a_file_are_places_in_it(hue: Hue, tmp_path: Path) -> None:
    (tmp_path / "links").write_text("recipes.com\nlisted.com\n")
    said = hue("--file", "links", "--format", "sarif")[1]
    (result,) = json.loads(said)["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "links"}, "region": {"startLine": 2},
    }  # fmt: skip


def test_a_registry_is_asked_on_request_and_a_record_needs_it_no_more(
    hue: Hue, home: Home, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(path: str, _: Any) -> Any:  # noqa: ANN401 - as JSON has it
        asked.append(path)
        return registration("recipes.com")

    record = tmp_path / "record"
    with serving(answer) as url:
        (home.root / "rdap.json").write_text(json.dumps([NOW, {"com": f"{url}/"}]))
        assert hue("recipes.com")[0] == 0
        assert asked == []
        things = ["www.recipes.com", "recipes.com", "--registration"]
        code, said, _ = hue(*things, "--save", str(record), "--format", "jsonl")
    assert (code, asked) == (0, ["/domain/recipes.com"])
    for line in said.splitlines():
        row = json.loads(line)
        assert [one["rule"] for one in row["findings"]] == ["link/young-domain"]
        assert row["details"][0].startswith("recipes.com was registered on 2026-11-20")
    assert hue("--replay", str(record), "--format", "jsonl") == (code, said, "")
    for line in record.read_text().splitlines():
        Draft202012Validator(schema_of("record")).validate(json.loads(line))
    text = hue("--replay", str(record))[1]
    assert "recipes.com was registered on 2026-11-20 at Invented Names Ltd." in text


def test_a_registry_that_is_silent_is_a_gap(hue: Hue, home: Home) -> None:
    with serving(lambda *_: {}) as url:
        gone = url
    (home.root / "rdap.json").write_text(json.dumps([NOW, {"com": f"{gone}/"}]))
    code, said, _ = hue("recipes.com", "--registration")
    assert code == 0
    assert "not known: registration: 127.0.0.1 cannot be asked" in said
