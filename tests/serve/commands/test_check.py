"""`hue check` of signing requests, from files, arguments and standard input."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hueandcry.serve import cli
from hueandcry.serve.documents import schema_of
from tests.decode.requests import CALL, OTHER, SAFE, TEXTS
from tests.signing_home import signing_home

Hue = Callable[..., tuple[int, str]]


@pytest.fixture
def hue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Hue:
    monkeypatch.setenv("HUE_HOME", str(signing_home(tmp_path / "home").root))
    monkeypatch.setattr("hueandcry.serve.clock.now", lambda: "2026-11-24T12:00:00+00:00")

    def run(*arguments: str, given: bytes = b"") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = cli.main(["check", *arguments])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return run


def documents(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_request_is_answered_alike_from_wherever_it_comes(hue: Hue, tmp_path: Path) -> None:
    text = json.dumps(CALL, indent=2)
    path = tmp_path / "request.json"
    path.write_text(text)
    said = {
        hue(text), hue(str(path)), hue("-", given=text.encode()),
        hue("-", given=json.dumps(CALL).encode()),
    }  # fmt: skip
    ((code, words),) = said
    assert code == 0
    assert "You send 0.000005 USDC to 0x" in words
    assert "not the same as safe" in words


def test_many_requests_stand_on_lines(hue: Hue, tmp_path: Path) -> None:
    path = tmp_path / "requests"
    rows = [TEXTS["transaction"], TEXTS["raw transaction"], "{", "listed.com"]
    path.write_text("\n".join(rows))
    for arguments, given in ((["--file", str(path)], b""), (["-"], path.read_bytes())):
        code, said = hue(*arguments, "--format", "jsonl", given=given)
        found = documents(said)
        assert code == 20
        assert [one.get("verdict", "error") for one in found] == [
            "NOTHING_FOUND", "NOTHING_FOUND", "error", "DANGER",
        ]  # fmt: skip


@pytest.mark.parametrize("form", TEXTS)
def test_json_and_records_fit_their_schemas(hue: Hue, tmp_path: Path, form: str) -> None:
    record = tmp_path / "record"
    site = ["--site", "https://app.uniswap.org"]
    code, said = hue(TEXTS[form], *site, "--format", "jsonl", "--save", str(record))
    (document,) = documents(said)
    Draft202012Validator(schema_of("check")).validate(document)
    for line in record.read_text().splitlines():
        Draft202012Validator(schema_of("record")).validate(json.loads(line))
    empty = ["--home", str(tmp_path / "empty")]
    assert hue("--replay", str(record), *empty, "--format", "jsonl") == (code, said)


def test_a_bad_site_is_shown_by_its_path(hue: Hue) -> None:
    code, said = hue(TEXTS["transaction"], "--site", "https://listed.com")
    assert code == 20
    assert "site listed.com: " in said


def test_options_reach_the_check(hue: Hue) -> None:
    shown = json.dumps({**CALL, "to": OTHER})
    code, said = hue(TEXTS["transaction"], "--displayed", shown)
    assert code in {10, 20}
    assert OTHER in said
    signers = ["--signer", str(CALL["from"]), "--signer", OTHER]
    assert "to your own 0x" in hue(TEXTS["transaction"], *signers)[1]


def test_a_text_is_a_message_by_its_kind(hue: Hue) -> None:
    assert hue("I agree", "--kind", "message")[0] == 0
    code, said = hue("-", "--kind", "message", given=b"I agree\nto all\n")
    assert (code, said.count("You sign a text")) == (0, 1)


def test_a_kind_that_does_not_fit_is_refused(hue: Hue) -> None:
    code, said = hue(json.dumps(SAFE), "--kind", "typed-data")
    assert code == 2
    assert "has no types" in said


def test_things_and_a_file_together_are_refused(hue: Hue) -> None:
    assert hue("a.com", "--file", "b")[0] == 2
    assert hue()[0] == 2


def test_a_record_from_elsewhere_cannot_steer_the_terminal(hue: Hue, tmp_path: Path) -> None:
    record = tmp_path / "record"
    hue(TEXTS["transaction"], "--site", "https://app.uniswap.org", "--save", str(record))
    rows = record.read_text()
    evil = json.dumps("\x1b[2J\u202e")[1:-1]
    changes = [(old, evil + old) for old in ("USDC", "You send", "signing", "20261124T120000Z")]
    for old, new in [*changes, ('"findings":[]', f'"findings":["{evil}"]')]:
        assert old in rows
        record.write_text(rows.replace(old, new))
        code, said = hue("--replay", str(record))
        assert code in {0, 1, 10, 20, 30}
        assert "\x1b" not in said
        assert "\u202e" not in said


def test_progress_and_exit_code_of_nothing_read(hue: Hue) -> None:
    assert hue("-", given=b"")[0] == 2
    assert hue("{", "[")[0] == 2
