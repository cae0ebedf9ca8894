"""The command line as a person meets it: messages, exit codes, nothing lost."""

import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hueandcry.serve import cli
from hueandcry.serve.documents import SCHEMAS, schema_of
from hueandcry.serve.render.harmless import harmless
from hueandcry.store.home import Home

Hue = Callable[[Sequence[str]], int]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def hue(home: Home, monkeypatch: pytest.MonkeyPatch) -> Hue:
    monkeypatch.setenv("HUE_HOME", str(home.root))
    monkeypatch.setattr("hueandcry.serve.clock.now", lambda: "2026-11-24T12:00:00+00:00")
    return cli.main


@pytest.mark.parametrize(
    ("links", "code"),
    [
        (["recipes.com"], 0),
        (["uniswap.xyz"], 10),
        (["app.unisvvap.org"], 20),
        (["recipes.com", "uniswap.xyz", "app.unisvvap.org"], 20),
        (["recipes.com", "javascript:x"], 0),
        (["javascript:x"], 2),
        ([], 2),
        (["./file"], 2),
    ],
)
def test_the_exit_code_is_the_worst_answer(hue: Hue, links: list[str], code: int) -> None:
    assert hue(["check", *links]) == code


def test_text_says_why_and_what_to_do(hue: Hue, capsys: Capture) -> None:
    hue(["check", "app.unisvvap.org"])
    out = capsys.readouterr().out
    assert out.startswith("!! DANGER  app.unisvvap.org\n")
    assert "here   unisvvap\n       known  unisw\u00b7ap\n" in out
    assert "vv (U+0076 U+0076) for w (U+0077)" in out
    assert "what to do: " in out
    assert "not known: page" in out
    assert "\x1b" not in out


def test_json_lines_fit_the_schema_and_keep_their_order(hue: Hue, capsys: Capture) -> None:
    hue(["check", "uniswap.org", "app.unisvvap.org", "javascript:x", "--format", "jsonl"])
    documents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    validator = Draft202012Validator(schema_of("check"))
    for document in documents:
        validator.validate(document)
    assert [document["line"] for document in documents] == [1, 2, 3]
    assert documents[0]["recognised"][0]["as"] == "official domain (uniswap.org)"
    assert documents[1]["verdict"] == "DANGER"
    assert documents[2]["error"]["kind"] == "not_an_observable"
    assert documents[1]["gaps"][0]["kind"] in {"not_asked", "unavailable", "unsupported"}


def test_json_is_one_array(hue: Hue, capsys: Capture) -> None:
    hue(["check", "uniswap.org", "recipes.com", "--format", "json"])
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_lines_of_a_file_are_all_answered(hue: Hue, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "links"
    path.write_bytes(
        b"\xef\xbb\xbfapp.unisvvap.org\r\n\n\xff\xfe\n"
        + b"x" * 1_100_000
        + b'\n"uniswap.org"\nrecipes.com'
    )
    assert hue(["check", "--file", str(path), "--format", "jsonl"]) == 20
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [document.get("verdict", "error") for document in found] == [
        "DANGER", "error", "error", "error", "NOTHING_FOUND", "NOTHING_FOUND",
    ]  # fmt: skip
    messages = [document["error"]["message"] for document in found if "error" in document]
    assert messages[0] == "the line is empty"
    assert "not valid UTF-8 (byte 1)" in messages[1]
    assert "more than 1,048,576 bytes" in messages[2]


def test_a_file_can_be_taken_up_in_the_middle(hue: Hue, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "links"
    path.write_text("a.com\nb.com\nc.com\n")
    hue(["check", "--file", str(path), "--from-line", "3", "--format", "jsonl"])
    (document,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (document["line"], document["observable"]["value"]) == (3, "c.com")


def test_standard_input_is_read(hue: Hue, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"app.unisvvap.org\n")))
    assert hue(["check", "-"]) == 20


def test_a_missing_file_is_said(hue: Hue, capsys: Capture) -> None:
    assert hue(["check", "--file", "/no/such/file"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_record_is_replayed_without_a_snapshot(hue: Hue, tmp_path: Path, capsys: Capture) -> None:
    record = tmp_path / "record"
    assert hue(["check", "app.unisvvap.org", "--save", str(record), "--format", "jsonl"]) == 20
    first = json.loads(capsys.readouterr().out)
    assert (
        hue(
            [
                "check",
                "--home",
                str(tmp_path / "empty"),
                "--replay",
                str(record),
                "--format",
                "jsonl",
            ]
        )
        == 20
    )
    assert json.loads(capsys.readouterr().out) == first
    for line in record.read_text().splitlines():
        Draft202012Validator(schema_of("record")).validate(json.loads(line))


def test_without_a_snapshot_it_says_what_to_do(tmp_path: Path, capsys: Capture) -> None:
    assert cli.main(["check", "uniswap.org", "--home", str(tmp_path)]) == 1
    assert "Run `hue update` first" in capsys.readouterr().err


def test_an_older_snapshot_can_be_asked(hue: Hue, capsys: Capture) -> None:
    assert hue(["check", "recipes.com", "--as-of", "2026-11-24"]) == 0
    assert hue(["check", "recipes.com", "--as-of", "2020-01-01"]) == 2
    assert "no snapshot of 2020-01-01" in capsys.readouterr().err


def test_ignoring_needs_a_reason_and_a_day_to_come(hue: Hue, capsys: Capture) -> None:
    hue(["check", "listed.com", "--format", "jsonl"])
    found = json.loads(capsys.readouterr().out)["findings"][0]["id"]
    assert hue(["ignore", found]) == 2
    assert hue(["ignore", found, "--reason", "ours", "--until", "2026-11-23"]) == 2
    assert hue(["ignore", found, "--reason", "ours", "--until", "soon"]) == 2
    assert hue(["ignore", "link/nothing:0", "--reason", "x", "--until", "2027-01-01"]) == 2
    assert hue(["check", "listed.com"]) == 20
    assert hue(["ignore", found, "--reason", "ours", "--until", "2027-01-01"]) == 0
    assert hue(["check", "listed.com"]) == 0
    assert "ignored until 2027-01-01" in capsys.readouterr().out
    assert hue(["ignore"]) == 0
    assert "ours" in capsys.readouterr().out
    assert hue(["ignore", found, "--remove"]) == 0
    assert hue(["check", "listed.com"]) == 20


def test_feeds_snapshots_brands_and_detectors_are_shown(hue: Hue, capsys: Capture) -> None:
    for command, says in (
        (["feeds"], "block list, fresh"),
        (["snapshot", "list"], "* 20261124T120000Z-00000000"),
        (["snapshot", "show"], "whole; sha256 "),
        (["brands"], "uniswap.org"),
        (["brands", "uniswap"], "https://uniswap.org/"),
        (["detectors"], "link/listed-host"),
        (["detectors", "link/idn"], "references: "),
        (["schema", "check"], "hueandcry/check/1"),
    ):
        assert hue(command) == 0
        assert says in capsys.readouterr().out
    hue(["feeds", "--format", "json"])
    Draft202012Validator(schema_of("feeds")).validate(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    "command", [["detectors", "x"], ["brands", "x"], ["check", "a.com", "--claims", "x"]]
)
def test_an_unknown_name_says_where_to_look(hue: Hue, command: list[str], capsys: Capture) -> None:
    assert hue(command) == 2
    assert "`hue " in capsys.readouterr().err


def test_a_snapshot_travels(hue: Hue, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "snapshot"
    assert hue(["snapshot", "export", str(file)]) == 0
    assert hue(["snapshot", "export", str(file)]) == 2
    other = ["--home", str(tmp_path / "other")]
    assert hue(["snapshot", "import", str(file), *other]) == 0
    assert hue(["check", "app.unisvvap.org", *other]) == 20
    file.write_bytes(b"x" * 5000)
    assert hue(["snapshot", "import", str(file), *other]) == 1
    assert hue(["check", "app.unisvvap.org", *other]) == 20


def test_a_licence_that_forbids_passing_on_is_kept(
    home: Home, hue: Hue, tmp_path: Path, capsys: Capture
) -> None:
    import sqlite3

    database = sqlite3.connect(home.path_of(home.current_id()))
    database.execute("UPDATE feed SET redistributable = 0 WHERE name = 'list'")
    database.commit()
    database.close()
    assert hue(["snapshot", "export", str(tmp_path / "a")]) == 2
    assert "forbids" in capsys.readouterr().err
    assert hue(["snapshot", "export", str(tmp_path / "a"), "--for-own-use"]) == 0


def test_our_own_fault_shows_no_traceback(
    hue: Hue, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr("hueandcry.serve.commands.detectors.load", broken)
    assert hue(["detectors"]) == 1
    error = capsys.readouterr().err
    assert "ZeroDivisionError" in error
    assert "Traceback" not in error


def test_published_schemas_only_grow(hue: Hue) -> None:
    folder = Path(__file__).parents[2] / "docs" / "schema"
    for name in SCHEMAS:
        published = json.loads((folder / f"{name}-1.json").read_text())
        assert lost(published, schema_of(name)) == []


def lost(old: object, new: object, path: str = "") -> list[str]:
    """Return what a newer schema no longer promises."""
    if isinstance(old, dict):
        if not isinstance(new, dict):
            return [path]
        gone = [f"{path}/{key}" for key in old if key not in new]
        return gone + [p for k in old if k in new for p in lost(old[k], new[k], f"{path}/{k}")]
    if isinstance(old, list) and path.endswith("/required") and isinstance(new, list):
        return [f"{path}: {field}" for field in old if field not in new]
    return []


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\u202eb", "x\ny", "a\u200bb", "\ud800"])
def test_what_comes_from_outside_cannot_steer_a_terminal(text: str) -> None:
    assert re.fullmatch(r"[\x20-\x7e]*<U\+[0-9A-F]{4}>[\x20-\x7e]*", harmless(text))
