"""`hue digests`, as it is called."""

import io
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from hueandcry.serve import cli
from hueandcry.serve.documents import schema_of
from tests.decode.safe.values import bybit
from tests.serve.test_start_up import HEAVY, PROGRAM

Capture = pytest.CaptureFixture[str]
TRANSFER = json.dumps({"to": "0x" + "11" * 20, "data": "0xa9059cbb", "from": "0x" + "22" * 20})


@pytest.fixture
def proposal(cases: Path, tmp_path: Path) -> Path:
    path = tmp_path / "proposal.json"
    path.write_text(json.dumps({**bybit(cases, "executed"), "version": "1.1.1"}))
    return path


def test_a_file_s_hashes_are_shown_whole_and_in_groups(proposal: Path, capsys: Capture) -> None:
    assert cli.main(["digests", str(proposal)]) == 0
    out = capsys.readouterr().out
    assert "0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8" in out
    assert "line 1: b347 6d06 1aeb 8fc1 d605 a873 c483 a240" in out
    assert "Safe web app" in out
    assert "no chain: it holds on every chain" in out


def test_the_hash_of_what_was_shown_is_not_that_of_what_was_signed(
    proposal: Path, cases: Path, capsys: Capture
) -> None:
    shown = str(bybit(cases, "displayed")["safeTxHash"])
    true = str(bybit(cases, "executed")["safeTxHash"])
    assert cli.main(["digests", str(proposal), "--compare", shown]) == 20
    assert "DIFFERS" in capsys.readouterr().out
    assert cli.main(["digests", str(proposal), "--compare", true]) == 0
    assert cli.main(["digests", str(proposal), "--compare", true[:20]]) == 2
    assert "both ends" in capsys.readouterr().err


def test_the_domain_hash_alone_does_not_tell_them_apart(proposal: Path, cases: Path) -> None:
    domain = "b3ded2bd bff5db1a 87f6d551 fa256e9f 2bd6517a 3bb84f4c 2ea863fb 3a559622"
    assert cli.main(["digests", str(proposal), "--compare", domain]) == 10


def test_json_fits_the_schema(proposal: Path, capsys: Capture) -> None:
    assert cli.main(["digests", str(proposal), "--format", "json", "--compare", "ab" * 32]) == 20
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, schema_of("digests"))
    assert document["observable"]["kind"] == "safe"
    assert document["compared"][0]["result"] == "differs"


def test_what_cannot_be_hashed_says_what_to_give(
    proposal: Path, tmp_path: Path, capsys: Capture
) -> None:
    told = json.loads(proposal.read_text())
    path = tmp_path / "newer.json"
    path.write_text(json.dumps({**told, "version": "1.4.1"}))
    assert cli.main(["digests", str(path)]) == 30
    assert "give --chain" in capsys.readouterr().out
    assert cli.main(["digests", str(path), "--chain", "1"]) == 0
    assert cli.main(["digests", str(path), "--chain", "x"]) == 2


def test_an_open_transaction_shows_what_can_be_made(capsys: Capture) -> None:
    assert cli.main(["digests", TRANSFER]) == 30
    out = capsys.readouterr().out
    assert "Calldata Digest" in out
    assert "not made: the wallet still fills in fields" in out
    assert cli.main(["digests", TRANSFER, "--compare", "ab" * 32]) == 30


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    class Given:
        buffer = io.BytesIO(b"\xef\xbb\xbfhello\n")

    monkeypatch.setattr("sys.stdin", Given)
    assert cli.main(["digests", "-", "--kind", "message"]) == 0
    assert "50b2c43fd39106bafbba0da34fc430e1f91e3c96ea2acee2bc34119f92b37750" in (
        capsys.readouterr().out
    )


@pytest.mark.parametrize("data", [b"\xff", b" " * (1024 * 1024 + 1)])
def test_standard_input_is_bounded(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    class Given:
        buffer = io.BytesIO(data)

    monkeypatch.setattr("sys.stdin", Given)
    assert cli.main(["digests", "-"]) == 2


def test_a_cold_start_loads_nothing_heavy(proposal: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "digests", str(proposal)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    code, _, *modules = ran.stderr.split()
    assert code == "0"
    assert (HEAVY | {"coincurve"}) & set(modules) == set()


@pytest.mark.parametrize("text", ["", "x", "{", "{}", "0x", "./missing.json", "0x" + "ab" * 32])
def test_what_is_no_request_is_refused(text: str, capsys: Capture) -> None:
    assert cli.main(["digests", text]) == 2
    assert "Traceback" not in capsys.readouterr().err
