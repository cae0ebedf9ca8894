"""What a user may bring by mistake or on purpose: said clearly, bounded, and stopping nothing."""

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from hueandcry.model.errors import BadRequest, Corrupt
from hueandcry.store.ledger import importing
from hueandcry.store.ledger.importing import Wanted, files_of, import_file, import_values
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.rejecting import MOST_KEPT
from hueandcry.store.ledger.state import ledger_state
from tests.store.ledger.bringing import (
    CHAIN,
    ETL_TOKENS,
    NOW,
    TOKEN,
    A,
    B,
    C,
    answer,
    bring,
    everything,
    laid,
    ledger_at,
    moves,
    parquet,
    reasons,
    table,
    tx,
    usd,
    written,
)

ROWS = [(TOKEN, A, B, n + 1, tx(n), n, 10) for n in range(3)]
TEXT = "\n".join([ETL_TOKENS, *(",".join(map(str, row)) for row in ROWS)]) + "\n"


def noise(size: int) -> bytes:
    """Return bytes that are nothing, the same ones each time."""
    return hashlib.shake_256(b"noise").digest(size)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", TEXT.encode()),
        ("semicolons.csv", TEXT.replace(",", ";").encode()),
        ("tabs.tsv", TEXT.replace(",", "\t").encode()),
        ("bom.csv", b"\xef\xbb\xbf" + TEXT.encode()),
        ("crlf.csv", TEXT.replace("\n", "\r\n").encode()),
        ("utf16.csv", TEXT.encode("utf-16")),
        ("quoted.csv", "\n".join(
            ",".join(f'"{cell}"' for cell in line.split(",")) for line in TEXT.splitlines()
        ).encode()),
        ("a.csv.gz", gzip.compress(TEXT.encode(), mtime=0)),
        ("gzip without its ending.csv", gzip.compress(TEXT.encode(), mtime=0)),
        ("stars*and[brackets]?.csv", TEXT.encode()),
        ("it's.csv", TEXT.encode()),
        ("UPPER.CSV", TEXT.encode()),
        ("no ending", TEXT.encode()),
        ("latin.csv", "\n".join(f"{line},café" for line in TEXT.splitlines()).encode("latin-1")),
        ("note.csv", ("note," + TEXT.replace("\n0x", '\n"a\nb, ""c""",0x')).encode()),
    ],
)  # fmt: skip
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, name: str, data: bytes) -> None:
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, written(tmp_path / name, data)).taken == 3
    assert moves(ledger) == [(A, B, TOKEN, n + 1) for n in range(3)]


def test_a_star_in_a_name_is_no_pattern(tmp_path: Path) -> None:
    written(tmp_path / "ab.csv", TEXT)
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, table(tmp_path / "a*.csv", ETL_TOKENS, ROWS[:1])).rows == 1


def test_zstandard_files_are_read(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", ETL_TOKENS, ROWS)
    duckdb.connect().execute(
        f"COPY (SELECT * FROM read_csv('{tmp_path}/a.csv', all_varchar=true)) TO"
        f" '{tmp_path}/b.csv.zst' (FORMAT csv, COMPRESSION zstd)"
    )
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, tmp_path / "b.csv.zst").taken == 3
    duckdb.connect().execute(
        f"COPY (SELECT '{json.dumps(_sent())}' AS line) TO '{tmp_path}/c.json.zst'"
        " (FORMAT csv, COMPRESSION zstd, HEADER false, QUOTE '', ESCAPE '', DELIM '\x01')"
    )
    assert bring(ledger, tmp_path / "c.json.zst").format == "explorer txlist"


def _sent() -> list[dict[str, str]]:
    return [
        {"blockNumber": "10", "timeStamp": "1", "hash": tx(4), "transactionIndex": "3", "from": A,
         "to": B, "value": "20", "gasUsed": "7", "gasPrice": "3", "isError": "0"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("empty.csv", b"", "empty.csv is empty"),
        ("empty.parquet", b"", "empty.parquet is empty"),
        ("blank.csv", b"\n\n", "is of no known format"),
        ("words.csv", b"hello\nworld\n", "its columns are hello"),
        ("garbage.csv", noise(5000), "it is no text in UTF-8, UTF-16 or Latin-1"),
        ("zeros.csv", bytes(5000), "zeros.csv"),
        ("garbage.parquet", b"PAR1" + noise(500), "cannot be read as a table"),
        ("garbage.csv.gz", b"\x1f\x8b" + noise(500), "is damaged"),
        ("cut.csv.gz", gzip.compress(noise(5000), mtime=0)[:900], "cut.csv.gz"),
        ("cut.json.gz", gzip.compress(b"[" + b" " * 99999, mtime=0)[:50], "is damaged"),
        ("big-endian.csv", TEXT.encode("utf-16-be").join([b"\xfe\xff", b""]), "Save it as UTF-8"),
        ("shape.json", b'{"a": 1}', "is of no known format"),
        ("number.json", b"5", "no known format"),
        ("strings.json", b'["a", "b"]', "no known format"),
        ("cut.json", b'[{"hash": "0x', "cut.json"),
        ("deep.json", b"[" * 100_000, "deep.json"),
        ("deep.jsonl", b'{"a":' * 100_000, "deep.jsonl"),
        ("wide.csv", ",".join(f"c{n}" for n in range(2001)).encode(), "has 2001 columns"),
        ("line.csv", TEXT.encode() + b"x" * (17 * 2**20) + b"\n", "a line is longer than 16 MB"),
        ("limit.json", b'{"status":"0","message":"NOTOK","result":"Max rate limit reached"}',
         "the explorer answered with an error: 'Max rate limit reached'"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_said_and_changes_nothing(
    tmp_path: Path, name: str, data: bytes, fault: str
) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "good.csv", ETL_TOKENS, ROWS))
    before = everything(ledger)
    with pytest.raises(BadRequest) as caught:
        bring(ledger, written(tmp_path / name, data))
    assert fault in str(caught.value)
    assert len(str(caught.value)) < 1500
    assert everything(ledger) == before
    assert bring(ledger, table(tmp_path / "more.csv", ETL_TOKENS, ROWS[:1])).known == 1


def test_a_header_alone_brings_nothing(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, table(tmp_path / "a.csv", ETL_TOKENS, [])).rows == 0
    assert bring(ledger, written(tmp_path / "b.csv", ETL_TOKENS)).rows == 0
    empty = {"status": "0", "message": "No transactions found", "result": []}
    assert bring(ledger, answer(tmp_path / "c.json", empty)).rows == 0
    assert laid(ledger) == {}


def test_ragged_rows_are_kept_apart_with_their_line(tmp_path: Path) -> None:
    lines = TEXT.splitlines()
    text = "\n".join([*lines[:2], "0x1,0x2", lines[2], lines[3] + ",more", lines[3]])[:-5]
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, written(tmp_path / "a.csv", text))
    assert (brought.taken, brought.rejected) == (2, 3)
    kept = ledger.database.execute("SELECT row_number, reason FROM rejected ORDER BY 1").fetchall()
    assert [row[0] for row in kept] == [3, 5, 6]
    assert all("Number of Columns" in row[1] for row in kept)


def test_a_broken_json_line_is_kept_apart(tmp_path: Path) -> None:
    names = ETL_TOKENS.split(",")
    lines = [json.dumps(dict(zip(names, row, strict=True))) for row in ROWS]
    text = "\n".join([lines[0], "not json", lines[1], lines[2][:-20]])
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, written(tmp_path / "a.json", text))
    assert (brought.taken, brought.rejected) == (2, 2)


def test_a_plain_array_of_rows_is_a_table(tmp_path: Path) -> None:
    names = ETL_TOKENS.split(",")
    rows = [dict(zip(names, row, strict=True)) for row in ROWS]
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, answer(tmp_path / "a.json", rows)).taken == 3
    pretty = json.dumps(rows, indent=1)
    assert bring(ledger, written(tmp_path / "b.json", pretty)).known == 3


def test_a_truncated_parquet_file_is_refused(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", "SELECT range AS number, '0x' AS hash, 1 AS timestamp"
                   " FROM range(10000)")  # fmt: skip
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(BadRequest, match=r"a.parquet cannot be read"):
        bring(ledger_at(tmp_path / "l"), path)


def test_parquet_damaged_inside_is_undone(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "a.parquet",
        f"SELECT '{TOKEN}' AS token_address, '{A}' AS from_address, '{B}' AS to_address,"
        " md5(range::VARCHAR) AS value, md5(range::VARCHAR) AS transaction_hash, range AS"
        " log_index, 10 AS block_number FROM range(200000)",
    )
    data = bytearray(path.read_bytes())
    for at in range(1000, len(data) - 5000, 97):
        data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    ledger = ledger_at(tmp_path / "l")
    with pytest.raises(BadRequest, match="Nothing of it was kept"):
        bring(ledger, path)
    assert everything(ledger) == []
    assert bring(ledger, table(tmp_path / "good.csv", ETL_TOKENS, ROWS)).taken == 3


def test_all_faulty_rows_are_counted_and_some_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hueandcry.store.ledger.rejecting.MOST_KEPT", 5)
    assert MOST_KEPT == 100_000
    lines = [f"{TOKEN},{A},{B},-{n},{tx(n)},{n},10" for n in range(1, 20)] + ["short"] * 20
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, written(tmp_path / "a.csv", "\n".join([ETL_TOKENS, *lines])))
    assert (brought.rows, brought.rejected) == (39, 39)
    assert len(reasons(ledger)) <= 10
    assert ledger_state(ledger).rejected == 39


def test_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er.csv").mkdir(parents=True)
    for name in ("deep/a.csv", "b.json.gz", "c.PARQUET", "README.md", ".hidden.csv", "d.tsv"):
        (tmp_path / name).touch()
    found = [str(path.relative_to(tmp_path)) for path in files_of([tmp_path, tmp_path / "d.tsv"])]
    assert found == ["b.json.gz", "c.PARQUET", "d.tsv", "deep/a.csv"]
    with pytest.raises(BadRequest, match="holds no table"):
        files_of([tmp_path / "deep" / "er.csv"])
    with pytest.raises(BadRequest, match="is not there"):
        files_of([tmp_path / "none.csv"])


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="cannot be read"):
        import_file(ledger_at(tmp_path / "l"), tmp_path, Wanted(CHAIN), NOW)
    with pytest.raises(BadRequest, match="cannot be read"):
        import_file(ledger_at(tmp_path / "m"), tmp_path / "gone.csv", Wanted(CHAIN), NOW)


def test_pulled_values_are_taken_with_their_note(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    seen = []
    brought = import_values(ledger, "node", [], [], NOW, then=lambda database: seen.append(1))
    assert (brought.rows, seen) == (0, [1])

    def fail(database: duckdb.DuckDBPyConnection) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_values(ledger, "node", [], [], NOW, then=fail)
    assert ledger.database.execute("SELECT count(*) FROM source").fetchone() == (1,)


_CHILD = """
import resource, signal, sys
from pathlib import Path
from hueandcry.model.errors import Corrupt
from hueandcry.store.ledger.importing import Wanted, import_file
from hueandcry.store.ledger.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]), write=True)
limit = Path(sys.argv[1], "ledger.duckdb").stat().st_size + int(sys.argv[3])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    print(import_file(ledger, Path(sys.argv[2]), Wanted("eip155:1"), "now"))
except Corrupt as error:
    print("CORRUPT", error)
"""


def _many(path: Path, rows: int) -> Path:
    return parquet(
        path,
        f"SELECT '{TOKEN}' AS token_address, '0x' || lpad(hex(range + 4096), 40, '0') AS"
        f" from_address, '{B}' AS to_address, range + 1 AS value, '0x' || md5(range::VARCHAR) AS"
        f" transaction_hash, range AS log_index, 10 AS block_number FROM range({rows})",
    )


def test_a_full_disk_is_said_and_nothing_is_kept(tmp_path: Path) -> None:
    path = _many(tmp_path / "a.parquet", 60_000)
    ledger_at(tmp_path / "l").close()
    ran = subprocess.run(
        [sys.executable, "-c", _CHILD, str(tmp_path / "l"), str(path), "300000"],
        capture_output=True, text=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert "CORRUPT the ledger could not be written while a.parquet was imported" in ran.stdout, ran
    ledger = ledger_at(tmp_path / "l")
    assert everything(ledger) == []
    assert bring(ledger, path).taken == 60_000


_KILLED = """
import os, sys, signal
from pathlib import Path
import duckdb
from hueandcry.store.ledger import importing, merge, guard
from hueandcry.store.ledger.importing import Wanted, import_file
from hueandcry.store.ledger.ledger import Ledger
ledger = Ledger(Path(sys.argv[1]), write=True)
left = int(sys.argv[3])
real = ledger.database
class Dying:
    def execute(self, *words):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real.execute(*words)
    def __getattr__(self, name):
        return getattr(real, name)
ledger.database = Dying()
import_file(ledger, Path(sys.argv[2]), Wanted("eip155:1"), "now")
print("DONE", left)
"""


@pytest.mark.parametrize("commands", [2, 12, 25, 40, 55, 70])
def test_a_killed_import_leaves_the_old_ledger_and_can_be_said_again(
    tmp_path: Path, commands: int
) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "first.csv", ETL_TOKENS, ROWS))
    before, lines = everything(ledger), laid(ledger)
    ledger.close()
    path = _many(tmp_path / "a.parquet", 3_000)
    ran = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path / "l"), str(path), str(commands)],
        capture_output=True, text=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert ran.returncode == -9, ran.stderr
    ledger = Ledger(tmp_path / "l", write=True)
    assert everything(ledger) == before
    assert laid(ledger) == lines
    assert bring(ledger, path).rejected == 3
    assert len(everything(ledger)) == 3_000


def test_a_ledger_being_written_is_said_to_the_second_writer(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    code = (
        "import sys\nfrom pathlib import Path\nfrom hueandcry.store.ledger.ledger import Ledger\n"
        "Ledger(Path(sys.argv[1]), write=True)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "l")]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert "is in use by another process" in ran.stderr
    ledger.close()


def test_other_errors_of_the_database_are_no_tracebacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = ledger_at(tmp_path / "l")
    path = table(tmp_path / "a.csv", ETL_TOKENS, ROWS)
    for error, kind in (
        (duckdb.OutOfMemoryException("Out of Memory Error: 4GB"), BadRequest),
        (duckdb.FatalException("FATAL Error: x"), Corrupt),
        (duckdb.IOException("IO Error: No space left on device"), Corrupt),
        (duckdb.ConversionException("Conversion Error: x"), BadRequest),
    ):

        def fail(*_: object, error: duckdb.Error = error) -> None:
            raise error

        monkeypatch.setattr(importing, "take_staged", fail)
        with pytest.raises(kind):
            bring(ledger, path)
        monkeypatch.undo()
    assert bring(ledger, path).taken == 3


def test_unknown_tables_are_told_of_the_map(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", "when,who,whom,much", [(1, A, B, 1)])
    ledger = ledger_at(tmp_path / "l")
    with pytest.raises(BadRequest, match=r"when, who, whom, much.*--map"):
        bring(ledger, path)
    mapping = usd("time=when,from=who,to=whom,amount=much")
    assert bring(ledger, path, mapping=mapping).taken == 1
    assert moves(ledger) == [(A, B, "USD", 1_000_000)]
    assert C not in {move[0] for move in moves(ledger)}
