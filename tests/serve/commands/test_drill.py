"""`hue drill` as a person meets it."""

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.serve.commands import drill
from hueandcry.store.drill_files import NAMES, read_truth

Capture = pytest.CaptureFixture[str]


def hue_drill(*words: object) -> int:
    parser = argparse.ArgumentParser(allow_abbrev=False)
    drill.add_arguments(parser)
    return drill.run(parser.parse_args([str(word) for word in words]))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10M", 10_000_000), ("500k", 500_000), ("1,000,000", 1_000_000), ("2.5m", 2_500_000),
        ("20000", 20_000), ("1_000", 1_000), (" 1G ", 10**9), ("1.50k", 1_500),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text: str, number: int) -> None:
    assert drill.count_of("--transfers", text) == number


@pytest.mark.parametrize(
    "text", ["", "M", "1.5", "-5", "1,00", "10 M", "1e6", "\u0661\u0660", "9" * 400]
)
def test_what_is_no_number_is_said(text: str) -> None:
    with pytest.raises(BadRequest, match="is no number"):
        drill.count_of("--transfers", text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drill") / "made"
    assert hue_drill("theft", "--transfers", "10k", "--seed", 5, "--out", path) == 0
    return path


def test_it_makes_the_files_and_says_how_to_go_on(folder: Path, capsys: Capture) -> None:
    again = folder.parent / "again"
    assert hue_drill("theft", "--transfers", "10k", "--seed", "5", "--out", again) == 0
    out = capsys.readouterr().out
    assert read_truth(folder).transaction in out
    assert "README.txt" in out
    assert {path.name for path in folder.iterdir()} == set(NAMES)
    assert all((folder / n).read_bytes() == (again / n).read_bytes() for n in NAMES)


def test_a_full_folder_is_refused_unless_forced(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "truth.json").write_text("old")
    words = ("theft", "--transfers", "10k", "--out", tmp_path)
    with pytest.raises(BadRequest, match="not empty"):
        hue_drill(*words)
    assert hue_drill(*words, "--force") == 0
    assert read_truth(tmp_path).seed == 1


_STARTED = """
from pathlib import Path
import sys
from tests.serve.commands.test_drill import hue_drill
hue_drill("theft", "--transfers", "20M", "--out", Path(sys.argv[1]) / "drill")
"""


def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _STARTED, str(tmp_path)], cwd=Path(__file__).parents[3],
        stderr=subprocess.PIPE,
    )  # fmt: skip
    # Rows are on their way into the database once its file has grown.
    while not any(path.stat().st_size > 100_000 for path in tmp_path.rglob("rows.duckdb*")):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert list(tmp_path.iterdir()) == []


def flow_file(folder: Path, path: Path, change: Callable[[list[list[str]]], None]) -> Path:
    """Write a flow that holds the truth, but for a change of (account, amount) pairs."""
    truth = read_truth(folder)
    pairs = [[one.account, one.amount] for one in truth.holders]
    pairs += [[one.account, one.amount] for one in truth.services]
    change(pairs)

    def line(account: str) -> dict[str, str]:
        return {"chain": "eip155:1", "account": account, "asset": truth.token}

    def posting(tx: str) -> dict[str, object]:
        return {"lo": "0", "hi": "1", "tx": tx, "phase": 2, "index": 0}

    document = {
        "schema": "hueandcry/flow/1", "tool": "t", "snapshot": None, "created": "", "law": "fifo",
        "opening": "late", "direction": "forward", "asked": [truth.transaction],
        "ledger": {"name": "d", "sha256": "", "traces": False, "last": []},
        "limits": {"floor": "0", "depth": 50, "until": None, "through_mixers": None,
                   "service_degree": 1000},
        "assets": {}, "grains": {}, "gaps": [], "totals": {},
        "seeds": [{"id": "s1", "line": line(truth.thief), "lo": "0", "hi": truth.stolen,
                   "tx": truth.transaction, "phase": 2, "index": 0, "kind": "credit", "block": 1,
                   "time": None}],
        "edges": [
            {"id": f"e{at}", "seed": "s1", "method": "transfer", "confidence": 1.0, "share": "1",
             "chance": "1", "split": None, "map": {"from": ["0", "1"], "to": ["0", "1"]},
             "source": {"line": line(edge.from_), "lo": "0", "hi": "1",
                        "debit": posting(edge.transaction)},
             "target": {"line": line(edge.to), "lo": "0", "hi": "1",
                        "credit": posting(edge.transaction)},
             "origin": ["0", "1"], "amount_out": edge.amount, "amount_in": edge.amount,
             "block": edge.block, "time": None}
            for at, edge in enumerate(truth.edges)
        ],
        "terminals": [
            {"seed": "s1", "origin": ["0", "1"], "line": line(account), "lo": "0", "hi": "1",
             "amount": amount, "share": "1", "chance": "1", "reason": "held", "by": None,
             "labels": []}
            for account, amount in pairs
        ],
    }  # fmt: skip
    path.write_bytes(msgspec.json.encode(document))
    return path


def test_a_perfect_trace_is_confirmed(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    flow = flow_file(folder, tmp_path / "flow.json", lambda pairs: None)
    assert hue_drill("check", folder, flow) == 0
    out = capsys.readouterr().out
    assert out.startswith(" 100.00% of the theft found where it is\n")
    assert "missed" not in out
    assert "invented" not in out


def test_what_is_missed_and_invented_is_told(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    def change(pairs: list[list[str]]) -> None:
        pairs[0][0] = "0x" + "ab" * 20

    flow = flow_file(folder, tmp_path / "flow.json", change)
    assert hue_drill("check", folder, flow) == 20
    out = capsys.readouterr().out
    assert f"  {read_truth(folder).holders[0].account}\n" in out
    assert "invented" in out
    assert "0x" + "ab" * 20 in out


def test_a_wrong_name_on_the_way_out_is_neutralised(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    def change(pairs: list[list[str]]) -> None:
        pairs[0][0] = "\x1b[2J\u202e"

    flow = flow_file(folder, tmp_path / "flow.json", change)
    assert hue_drill("check", folder, flow) == 20
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "<U+202E>" in out
