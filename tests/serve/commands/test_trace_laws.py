"""`hue trace` under other laws, two laws compared, and in an engine, as a user types it."""

import json
from pathlib import Path

import pytest

from hueandcry.run.drill import DrillRequest, make_drill
from hueandcry.store.drill_files import LEDGER, TOKENS
from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from tests.serve.commands.test_trace import H, K, X, hue, imported
from tests.serve.commands.test_trace import place as place


@pytest.fixture
def ledger(place: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    imported(capsys)
    return place


def test_last_in_first_out_is_traced_and_verified(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = hue(capsys, "trace", H, "--ledger", "case", "--law", "lifo", "--out", "found")
    assert code == 0
    assert "eip155:1/USD: 100.5" in out
    flow = json.loads((ledger / "found/flow.json").read_text())
    assert flow["law"] == "lifo"
    assert flow["edges"][0]["source"]["drawn"] == [["40500000", "100500000"]]
    told = hue(capsys, "trace", "verify", "found/flow.json", "--ledger", "case")[:2]
    assert told == (0, "2 of 2 edges hold\n")


@pytest.mark.parametrize("law", ["haircut", "poison"])
def test_money_that_mixes_is_traced_and_verified(
    ledger: Path, capsys: pytest.CaptureFixture[str], law: str
) -> None:
    code, out, err = hue(capsys, "trace", H, "--ledger", "case", "--law", law, "--out", "found")
    assert code == 0
    assert K in out
    assert f"no report and no graph under {law}" in err
    names = {path.name for path in (ledger / "found").iterdir()}
    assert names == {"flow.json", "edges.csv", "holders.csv"}
    code, out, _ = hue(capsys, "trace", "verify", "found/flow.json", "--ledger", "case")
    assert (code, out) == (0, "2 of 2 edges hold\n")
    flow = json.loads((ledger / "found/flow.json").read_text())
    flow["edges"][0]["source"]["debit"]["tx"] = "0x" + "f" * 64
    (ledger / "found/flow.json").write_text(json.dumps(flow))
    code, out, _ = hue(capsys, "trace", "verify", "found/flow.json", "--ledger", "case")
    assert code == 20
    assert "e1: debit [0, 60000000), recomputed not there" in out


def test_poison_prints_no_amount(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = hue(capsys, "trace", H, "--ledger", "case", "--law", "poison")
    assert "reachable" in out
    assert "%" not in out
    assert "100.5" not in out


@pytest.mark.parametrize("law", ["haircut", "poison"])
def test_nobody_is_asked_to_freeze_by_a_law_that_names_no_units(
    ledger: Path, capsys: pytest.CaptureFixture[str], law: str
) -> None:
    hue(capsys, "trace", H, "--ledger", "case", "--law", law, "--out", "found")
    code, _, err = hue(capsys, "request", "found/flow.json")
    assert code == 2
    assert f"is a flow under {law}" in err
    assert "--law fifo or lifo" in err


def test_two_laws_are_compared(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("trace", H, "--ledger", "case", "--compare", "haircut")
    code, out, _ = hue(capsys, *arguments)
    assert code == 0
    assert out.splitlines()[0].split() == ["fifo", "haircut", "change"]
    assert "0.00% of it rests elsewhere under haircut than under fifo" in out
    _, out, _ = hue(capsys, *arguments, "--format", "json")
    assert json.loads(out)["schema"] == "hueandcry/comparison/1"
    hue(capsys, *arguments, "--out", "found")
    names = {path.name for path in (ledger / "found").iterdir()}
    assert {"flow.json", "report.html", "comparison.json"} <= names


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--compare", "fifo"), "is the law it is traced under"),
        (("--law", "haircut", "--backward"), "haircut is followed forward only"),
        (("--engine", "duckdb", "--at", "x"), "--engine or --ledger"),
        (("--at", "x"), "--at and --setting go with --engine"),
    ],
)
def test_what_cannot_be_asked_says_so(
    ledger: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, _, err = hue(capsys, "trace", H, "--ledger", "case", *arguments)
    assert code == 2
    assert words in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--law", "lifo"), "--engine follows fifo only"),
        (("--through-mixers", "0.5"), "goes without --through-mixers"),
        (("--setting", "a=b"), "--setting is of Spark"),
        ((), "nowhere.duckdb is not there"),
    ],
)
def test_what_an_engine_cannot_do_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    place = tmp_path / "nowhere.duckdb"
    code, _, err = hue(
        capsys, "trace", H, "--engine", "duckdb", "--at", str(place), "--home", str(tmp_path),
        *arguments,
    )  # fmt: skip
    assert code == 2
    assert words in err
    assert not place.exists()


def test_an_engine_needs_a_place(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = hue(capsys, "trace", H, "--engine", "duckdb")
    assert code == 2
    assert "--engine needs --at" in err


def test_without_a_ledger_it_asks_for_one(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "give --ledger NAME" in hue(capsys, "trace", H)[2]
    assert "give --ledger NAME" in hue(capsys, "trace", X, "--law", "poison")[2]


def test_in_an_engine_nothing_of_a_ledger_is_needed(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = make_drill(DrillRequest(10_000, 7, 50), place / "drill", lambda rows: None)
    firm = DuckDBEngine(str(place / "firm.duckdb"))
    firm.run(f"CREATE VIEW token_transfers AS SELECT * FROM '{place / 'drill' / LEDGER}'")
    firm.run(f"CREATE VIEW tokens AS SELECT * FROM '{place / 'drill' / TOKENS}'")
    firm.close()
    at = ("--engine", "duckdb", "--at", str(place / "firm.duckdb"))
    assert hue(capsys, "ledger", "build", *at, "--from", "token_transfers=token_transfers",
               "--from", "tokens=tokens", "--chain", "eip155:31337")[0] == 0  # fmt: skip
    code, out, _ = hue(capsys, "trace", truth.transaction, *at, "--out", "found")
    assert code == 0
    assert "not known: crossings" in out
    flow = json.loads((place / "found/flow.json").read_text())
    assert flow["ledger"]["name"] == "duckdb:hue"
    assert flow["limits"]["crossings"] is False
