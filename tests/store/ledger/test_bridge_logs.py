"""Tables of logs are imported, and of them what may be a bridge's is kept."""

from pathlib import Path

from hueandcry.decode.bridges.event import parse_event
from hueandcry.decode.bridges.registry import described
from hueandcry.decode.bridges.watched import watched
from hueandcry.store.ledger.bridge_logs import bridge_logs, has_bridge_logs
from hueandcry.store.ledger.importing import Wanted, import_file
from hueandcry.store.ledger.ledger import Ledger

NOMAD = described()["nomad"]
TOPIC = parse_event(NOMAD.events[0].signature).topic
CONTRACT = NOMAD.chains[0].contracts[0]
WORD = "0x" + "1" * 64
HEAD = "log_index,transaction_hash,transaction_index,block_hash,block_number,address,data,topics\n"
NOW = "2026-11-25T00:00:00+00:00"


def table(folder: Path) -> Path:
    rows = [
        f'0,{WORD},0,{WORD},5,{CONTRACT.upper().replace("X", "x")},0x,"{TOPIC},{WORD}"',
        f'1,{WORD},0,{WORD},5,{CONTRACT},0x,"{WORD}"',
        f"2,{WORD},0,{WORD},5,{CONTRACT},0x,",
    ]
    path = folder / "logs.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_only_logs_of_described_events_are_kept(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger", write=True)
    wanted = Wanted("eip155:1", None, watched(described().values()))
    assert not has_bridge_logs(ledger.database)
    brought = import_file(ledger, table(tmp_path), wanted, NOW)
    assert (brought.format, brought.rows, brought.taken, brought.off_lines) == (
        "ethereum-etl logs", 3, 1, 2,
    )  # fmt: skip
    assert import_file(ledger, table(tmp_path), wanted, NOW).again
    rows = ledger.database.execute("SELECT contract, topics, number FROM bridge_log").fetchall()
    assert rows == [(CONTRACT, f"{TOPIC} {WORD}", 0)]
    # Without the transfers of their transaction logs tell nothing.
    assert list(bridge_logs(ledger.database)) == []
    ledger.close()
