"""`hue trace`, `hue ledger` and `hue request` as a user types them, from a CSV to request packs."""

import json
from pathlib import Path

import jsonschema
import pytest

from hueandcry.serve import cli
from hueandcry.serve.documents import schema_of

H, K, X, V = ("0x" + digit * 40 for digit in "1234")
ROWS = [
    f"2024-01-01T00:00:00Z,100,0x{'a' * 64},{V},{H},100.5",
    f"2024-01-01T00:05:00Z,110,0x{'b' * 64},{H},{K},60",
    f"2024-01-01T00:09:00Z,120,0x{'c' * 64},{K},{X},20",
    f"2024-01-01T00:09:00Z,130,0x{'d' * 64},{K},{X},1e3",
]
MAP = "time=when,block=block,tx=hash,from=payer,to=payee,amount=usd"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUE_HOME", str(tmp_path / "home"))
    (tmp_path / "moves.csv").write_text("when,block,hash,payer,payee,usd\n" + "\n".join(ROWS))
    (tmp_path / "stops.csv").write_text(f"account,name,category\n{X},Some Exchange,exchange\n")
    return tmp_path


def hue(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(arguments)
    told = capsys.readouterr()
    return code, told.out, told.err


def imported(capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    return hue(capsys, "ledger", "import", "moves.csv", "--as", "case", "--map", MAP,
               "--asset", "USD", "--decimals", "6")  # fmt: skip


def test_from_a_csv_to_a_verified_flow(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = imported(capsys)
    assert code == 10
    assert "moves.csv: generic, 4 rows: 3 new, 1 kept apart" in out
    assert "case: 3 transfers on 4 lines (3 newly laid)" in out
    code, out, err = hue(capsys, "trace", H, "--ledger", "case", "--stop-at", "stops.csv",
                         "--out", "found")  # fmt: skip
    assert code == 0
    assert "eip155:1/USD: 100.5" in out
    assert "at a service, last 2024-01-01  [Some Exchange (exchange, stops.csv)]" in out
    assert "no account is labelled" in err
    names = {path.name for path in (place / "found").iterdir()}
    assert names == {"flow.json", "edges.csv", "holders.csv", "graph.graphml", "report.html"}
    code, out, _ = hue(capsys, "trace", "verify", "found/flow.json", "--ledger", "case")
    assert (code, out) == (0, "2 of 2 edges hold\n")


def test_documents_fit_their_schemas(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys)
    hue(capsys, "trace", H, "--ledger", "case", "--out", "found")
    flow = json.loads((place / "found/flow.json").read_text())
    jsonschema.validate(flow, schema_of("flow"))
    _, out, _ = hue(capsys, "trace", H, "--ledger", "case", "--format", "json")
    jsonschema.validate(json.loads(out), schema_of("flow"))
    _, out, _ = hue(capsys, "trace", "verify", "found/flow.json", "--ledger", "case",
                    "--format", "json")  # fmt: skip
    jsonschema.validate(json.loads(out), schema_of("verification"))


def test_a_tampered_flow_exits_20_and_names_the_edge(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(capsys)
    hue(capsys, "trace", H, "--ledger", "case", "--out", "found")
    path = place / "found/flow.json"
    flow = json.loads(path.read_text())
    flow["edges"][0]["source"]["debit"]["tx"] = "0x" + "f" * 64
    path.write_text(json.dumps(flow))
    code, out, _ = hue(capsys, "trace", "verify", "found/flow.json", "--ledger", "case")
    assert code == 20
    assert "e1: debit [0, 60000000), recomputed not there" in out
    assert "1 of 2 edges hold" in out


def test_packs_for_those_who_hold_it(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys)
    hue(capsys, "trace", H, "--ledger", "case", "--stop-at", "stops.csv", "--out", "found")
    code, out, _ = hue(capsys, "request", "found/flow.json")
    assert code == 0
    assert "some-exchange.txt  Some Exchange: 20 of eip155:1/USD" in out
    letter = (place / "found/requests/some-exchange.txt").read_text()
    assert letter.startswith("DRAFT - not sent.")
    for words in ("20 of eip155:1/USD", X, "0x" + "c" * 64, "counsel", "2024-01-01 00:09 UTC"):
        assert words in letter
    rows = (place / "found/requests/some-exchange.csv").read_text().splitlines()
    assert len(rows) == 2


def test_nobody_to_ask_is_said(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys)
    hue(capsys, "trace", H, "--ledger", "case", "--out", "found")
    assert hue(capsys, "request", "found/flow.json")[:2] == (
        0, "no custodian holds any of it: nothing to ask for\n"
    )  # fmt: skip
    hue(capsys, "trace", X, "--ledger", "case", "--backward", "--out", "back")
    code, _, err = hue(capsys, "request", "back/flow.json")
    assert code == 2
    assert "Trace forward" in err


def test_what_a_ledger_holds_and_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys)
    assert hue(capsys, "ledger", "list")[1].split() == ["case", "3", "transfers", "eip155:1"]
    _, out, _ = hue(capsys, "ledger", "info", "case")
    assert "3 transfers of 4 accounts on 4 lines" in out
    assert "eip155:1: up to block 120" in out
    assert "source moves.csv: generic, 4 rows (3 new, 0 known, 1 kept apart)" in out
    _, out, _ = hue(capsys, "ledger", "info", "case", "--rejected")
    assert "moves.csv row 4: the amount 1e3 was rounded when it was written" in out
    assert hue(capsys, "ledger", "verify", "case")[:2] == (0, "6 postings on 4 lines: all hold\n")
    assert hue(capsys, "ledger", "verify", "case", "--repair")[0] == 0
    assert imported(capsys)[1].startswith("moves.csv: generic, 4 rows: imported before")


def test_a_file_that_cannot_be_written_is_named(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(capsys)
    hue(capsys, "trace", H, "--ledger", "case", "--out", "found")
    code, _, err = hue(capsys, "ledger", "postings", "case", "--flow", "found/flow.json",
                       "--out", "found")  # fmt: skip
    assert (code, err) == (2, "hue: found cannot be read or written: Is a directory\n")


def test_a_damaged_ledger_hides_no_other(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(capsys)
    broken = place / "home/ledgers/broken"
    broken.mkdir()
    (broken / "ledger.duckdb").write_bytes(b"nothing of ours" * 1000)
    _, out, _ = hue(capsys, "ledger", "list")
    first, second = out.splitlines()
    assert first.startswith("broken ")
    assert "cannot be opened" in first
    assert second.split()[:3] == ["case", "3", "transfers"]


def test_postings_are_written_for_the_script(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(capsys)
    hue(capsys, "trace", H, "--ledger", "case", "--out", "found")
    code, out, _ = hue(capsys, "ledger", "postings", "case", "--flow", "found/flow.json",
                       "--out", "postings.csv")  # fmt: skip
    assert (code, out) == (0, "5 postings written to postings.csv\n")
    head, first, *_ = (place / "postings.csv").read_text().splitlines()
    assert head == "chain,account,asset,block,place,transaction,phase,index,side,amount"
    assert first.startswith(f"eip155:1,{H},USD,100,")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["trace", H, "--ledger", "none"], "there is no ledger none"),
        (["trace", "verify", "--ledger", "case"], "verify takes one flow"),
        (["trace", "verify", "moves.csv", "--ledger", "case"], "no flow of this version"),
        (["trace", "0x12", "--ledger", "case"], "2 hex digits"),
        (["trace", H.replace("1", "A", 1) + "f", "--ledger", "case"], "an Ethereum address has 40"),
        (["ledger", "import", "nothing.csv", "--as", "case"], "nothing.csv is not there"),
        (["ledger", "import", "moves.csv", "--as", "case"], "of no known format"),
        (["ledger", "import", "moves.csv", "--as", "case", "--chain", "eth"], "is no chain"),
        (["ledger", "import", "moves.csv", "--as", "case", "--asset", "USD"], "go with --map"),
        (["request", "moves.csv"], "no flow of this version"),
    ],
)
def test_mistakes_are_named_without_a_traceback(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    imported(capsys)
    code, out, err = hue(capsys, *arguments)
    assert code == 2
    assert words in err
    assert "Traceback" not in out + err
