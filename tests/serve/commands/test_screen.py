"""`hue screen` as a user types it: a list, a ledger, a snapshot; answers, resuming, exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import msgspec
import pytest

from hueandcry.model.exposure import ScreenDocument
from hueandcry.model.rows import LabelRow
from hueandcry.serve import cli, clock
from hueandcry.store.build import SnapshotBuilder
from hueandcry.store.home import Home
from tests.values import feed_state

THIEF, MIDDLE, USER, SHOP, OTHER = ("0x" + digit * 40 for digit in "12345")
ROWS = [
    f"2024-01-01T00:00:00Z,100,0x{'a' * 64},{THIEF},{MIDDLE},100",
    f"2024-01-01T00:05:00Z,110,0x{'b' * 64},{MIDDLE},{USER},100",
    f"2024-01-01T00:09:00Z,120,0x{'c' * 64},{USER},{SHOP},60",
    f"2024-01-01T00:09:00Z,130,0x{'d' * 64},{OTHER},{SHOP},5",
]
MAP = "time=when,block=block,tx=hash,from=payer,to=payee,amount=usd"
LABELS = (
    LabelRow("eip155:*", THIEF, "Thief of 2023", "thief", "theft", 0.9, "2023-01-01", "x"),
    LabelRow("eip155:1", SHOP, "Shop", "shop", "exchange", 0.9, "2023-01-01", "x"),
)

LISTED = (LabelRow("eip155:*", "0x" + "f" * 40, "Listed", "", "sanctioned", 1.0, "", "x"),)


def publish(home: Home, name: str, labels: Sequence[LabelRow]) -> None:
    with home.building() as path:
        builder = SnapshotBuilder(path, None)
        now = clock.now()
        for feed, purpose in (("list", "labels"), ("law", "sanctions")):
            count = builder.add(feed, labels if feed == "list" else LISTED, (), now[:10])
            builder.describe(feed_state(feed, purpose, count, now), {}, 1)
        builder.finish({"id": name, "created": now, "tool": "test"})
        home.publish(path, name, 5)


@pytest.fixture
def place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUE_HOME", str(tmp_path / "home"))
    publish(Home(tmp_path / "home"), "20261124T120000Z-00000000", LABELS)
    (tmp_path / "moves.csv").write_text("when,block,hash,payer,payee,usd\n" + "\n".join(ROWS))
    hue(capsys, "ledger", "import", "moves.csv", "--as", "case", "--map", MAP, "--asset", "USD",
        "--decimals", "2")  # fmt: skip
    (tmp_path / "list.csv").write_text(
        f"name,address\nAnn,{USER}\nBob,junk\nCid,{OTHER}\nDan,0x{'9' * 40}\nAnn,{USER}\n"
    )
    return tmp_path


def hue(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(arguments)
    told = capsys.readouterr()
    return code, told.out, told.err


def screen(
    capsys: pytest.CaptureFixture[str], *more: str, listed: str = "list.csv"
) -> tuple[int, str, str]:
    return hue(capsys, "screen", listed, "--ledger", "case", *more)


def answers(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_line_is_answered_in_order(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = screen(capsys, "--format", "jsonl")
    found = answers(out)
    assert [(one["line"], one.get("risk")) for one in found] == [
        (2, "high"), (3, None), (4, "none"), (5, "cannot_tell"), (6, "high"),
    ]  # fmt: skip
    assert code == 20
    assert found[0]["address"] == {"chain": "eip155:*", "value": USER}
    led = found[0]["indirect"][0]  # type: ignore[index]
    assert led == {
        "category": "theft", "direction": "in", "share": "1", "hops": 2, "law": "fifo",
        "path": [f"0x{'a' * 64}:1", f"0x{'b' * 64}:2"], "asset": "eip155:1/USD",
        "amount": "10000", "counterparty": THIEF, "source": "list", "name": "Thief of 2023",
    }  # fmt: skip
    assert found[1]["error"]["kind"] == "not_an_observable"  # type: ignore[index]
    assert found[1]["given"] == "junk"


def test_documents_fit_their_schema(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = screen(capsys, "--format", "jsonl", "--as-of", "2024-01-01")
    schemas, definitions = msgspec.json.schema_components([ScreenDocument])
    for one in answers(out):
        jsonschema.validate(one, {**schemas[0], "$defs": definitions})
        assert (
            msgspec.json.decode(msgspec.json.encode(one), type=ScreenDocument).line == one["line"]
        )
    kept = json.loads((Path(__file__).parents[3] / "docs/schema/screen-1.json").read_text())
    assert kept["$defs"] == json.loads(json.dumps(definitions))


def test_text_for_people(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = screen(capsys)
    assert f"!! HIGH  {USER}\n" in out
    assert "theft-indirect-in: A tenth or more of what it received came from a theft" in out
    assert "100.00% in from theft, 2 hops: " in out
    assert "100.00% out to exchange: " in out
    assert "x  line 3 is not read: 'junk'" in out
    assert f"-  NOTHING FOUND  {OTHER}" in out
    assert "?  CANNOT TELL" in out
    assert "does not know it: only what is said of itself counts" in out
    assert out.endswith("4 addresses: 2 high, 1 cannot tell, 1 nothing found; 1 lines not read\n")
    assert "\x1b" not in out


def test_direct_exposure_alone(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = screen(capsys, "--hops", "1", "--format", "jsonl")
    assert code == 30
    assert next(one.get("risk") for one in answers(out)) == "none"


def test_said_again_nothing_is_asked_anew(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = screen(capsys, "--out", "o.jsonl")
    assert (code, out) == (
        20, "4 addresses: 2 high, 1 cannot tell, 1 nothing found; 1 lines not read\n",
    )  # fmt: skip
    first = (place / "o.jsonl").read_bytes()
    code, out, _ = screen(capsys, "--out", "o.jsonl")
    assert (code, "; 5 answered before" in out) == (20, True)
    assert (place / "o.jsonl").read_bytes() == first
    with (place / "list.csv").open("a") as file:
        file.write(f"Eva,{SHOP}\n")
    _, out, _ = screen(capsys, "--out", "o.jsonl")
    assert "5 answered before" in out
    assert (place / "o.jsonl").read_bytes().startswith(first)
    assert len((place / "o.jsonl").read_bytes().splitlines()) == 6


def test_a_changed_list_is_answered_from_where_it_differs(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen(capsys, "--out", "o.jsonl")
    text = (place / "list.csv").read_text()
    (place / "list.csv").write_text(text.replace("junk", SHOP))
    _, out, _ = screen(capsys, "--out", "o.jsonl")
    assert "1 answered before" in out
    found = answers((place / "o.jsonl").read_text())
    assert [one["line"] for one in found] == [2, 3, 4, 5, 6]
    assert found[1]["address"] == {"chain": "eip155:*", "value": SHOP}


def test_a_shorter_list_leaves_no_old_answers(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen(capsys, "--out", "o.jsonl")
    (place / "list.csv").write_text(f"name,address\nAnn,{USER}\n")
    screen(capsys, "--out", "o.jsonl")
    assert [one["line"] for one in answers((place / "o.jsonl").read_text())] == [2]


def test_another_snapshot_is_another_state(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    screen(capsys, "--out", "o.jsonl")
    publish(Home(place / "home"), "20261125T120000Z-00000000", LABELS[1:])
    code, _, err = screen(capsys, "--out", "o.jsonl")
    assert code == 2
    assert "rests on another ledger state, snapshot, rules or options" in err
    code, out, _ = screen(capsys, "--out", "o.jsonl", "--anew")
    assert code == 30
    assert "answered before" not in out


def test_own_rules_decide(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "r.toml").write_text(
        'defaults = false\n[[rules]]\nid = "shop"\nwhy = "Ours."\nrisk = "medium"\n'
        'category = ["exchange"]\nvia = ["direct"]\ndirection = "out"\n'
    )
    code, out, _ = screen(capsys, "--rules", "r.toml", "--format", "jsonl")
    assert code == 10
    assert [one.get("rules") for one in answers(out)][:3] == [["shop"], None, ["shop"]]
    (place / "r.toml").write_text('[[rules]]\nid = "shop"\n')
    code, _, err = screen(capsys, "--rules", "r.toml")
    assert code == 2
    assert "r.toml line 1, rule 1 (shop): Object missing required field" in err


def test_without_a_snapshot_nothing_is_told_to_be_fine(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "home/current").unlink()
    code, out, err = screen(capsys, "--format", "jsonl")
    assert code == 30
    assert {one.get("risk") for one in answers(out)} == {"cannot_tell", None}
    assert "no account is labelled" in err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--hops", "0"), "--hops must be 1 to 10"),
        (("--hops", "11"), "--hops must be 1 to 10"),
        (("--as-of", "2023-02-30"), "is no day"),
        (("--as-of", "2023-02-03T00:00"), "is no day"),
        (("--service-degree", "-1"), "--service-degree must be 0 or more"),
        (("--anew",), "--anew goes with --out"),
        (("--rules", "none.toml"), "cannot be read"),
        (("--out", "list.csv"), "holds something else"),
    ],
)
def test_what_does_not_fit_is_usage(
    place: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], told: str
) -> None:
    before = (place / "list.csv").read_bytes()
    code, _, err = screen(capsys, *more)
    assert code == 2
    assert told in err
    assert (place / "list.csv").read_bytes() == before


def test_a_list_of_nothing_is_usage(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "list.csv").write_text("address\njunk\n")
    assert screen(capsys)[0] == 2
    (place / "list.csv").write_text("")
    code, out, _ = screen(capsys)
    assert (code, out) == (2, "no address was read\n")


def test_what_was_said_by_others_cannot_move_the_cursor(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    label = LabelRow("eip155:1", USER, "x\x1b[2Jy\u202e", "", "scam", 0.9, "", "x")
    publish(Home(place / "home"), "20261126T120000Z-00000000", [label])
    _, out, _ = screen(capsys)
    assert "<U+001B>[2Jy<U+202E>" in out


def test_ctrl_c_leaves_whole_lines_and_goes_on(place: Path) -> None:
    many = [f"0x{number:040x}" for number in range(60_000)]
    (place / "many.csv").write_text("\n".join([USER, *many]))
    command = [sys.executable, "-m", "hueandcry.serve.cli", "screen", "many.csv", "--ledger",
               "case", "--out", "m.jsonl"]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as ran:
        out = place / "m.jsonl"
        while ran.poll() is None and not (out.exists() and out.stat().st_size):
            time.sleep(0.01)
        ran.send_signal(signal.SIGINT)
        _, error = ran.communicate()
    assert ran.returncode == 130
    assert "say it again to go on" in error
    assert "Traceback" not in error
    data = out.read_bytes()
    assert data.endswith(b"\n")
    lines = [json.loads(line)["line"] for line in data.splitlines()]
    assert lines == list(range(1, len(lines) + 1))
    again = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))
    assert f"{len(lines):,} answered before" in again.stdout
    assert out.read_bytes().startswith(data)
    assert len(out.read_bytes().splitlines()) == 60_001
