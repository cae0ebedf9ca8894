"""Imports files into a ledger: each whole or not at all, and the same file only once."""

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import duckdb
from msgspec import Struct

from hueandcry.decode.explorer_rows import action_of, read_rows
from hueandcry.decode.utxo import Spend, Unreadable, in_order, spends, transfers_of
from hueandcry.model.errors import BadRequest
from hueandcry.model.transfer import Transaction, Transfer
from hueandcry.store.ledger import stage
from hueandcry.store.ledger.formats import format_of
from hueandcry.store.ledger.generic import Mapping, generic_select
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.merge import Merged, merge
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.reading import csv_faults, digest, filled, open_table, suffix_of
from hueandcry.store.ledger.transactions import Filled, fill, mark_posted, stage_postings

_ENDINGS: Final = frozenset({".csv", ".parquet", ".json", ".jsonl", ".ndjson"})
# An explorer's answer or a block; larger JSON is a table and comes as JSON lines.
_LARGEST_JSON: Final = 512 * 2**20
# Rows kept apart to be looked at; a file of nothing else must not fill the disk.
_MOST_REJECTED: Final = 100_000


class Brought(Struct, frozen=True):
    """What became of one file. `rows` = taken + known + off_lines + rejected."""

    name: str
    format: str
    rows: int
    taken: int
    known: int
    off_lines: int
    rejected: int
    transactions: int = 0
    again: bool = False
    changed: int = 0


class Wanted(Struct, frozen=True):
    """How files are to be read: `chain` where they do not tell, and a map for unknown tables."""

    chain: str
    mapping: Mapping | None = None


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files meant: folders are searched for tables. Raises `BadRequest`."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [one for one in sorted(path.rglob("*")) if suffix_of(one) in _ENDINGS]
            if not inside:
                raise BadRequest(
                    f"{path} holds no table", "CSV, Parquet and JSON (also .gz, .zst) are read"
                )
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise BadRequest(f"{path} is not there", "Give files or folders")
    return found


def import_file(ledger: Ledger, path: Path, wanted: Wanted, now: str) -> Brought:
    """Take one file in. Raises `BadRequest` where it is no known table; then nothing changed."""
    database = ledger.database
    sha256 = digest(path)
    known = database.execute(
        "SELECT format, rows FROM source WHERE sha256 = ?", [sha256]
    ).fetchone()
    if known:
        return Brought(path.name, known[0], known[1], 0, known[1], 0, 0, again=True)
    source = number(database, "SELECT coalesce(max(id), 0) + 1 FROM source")
    with transaction(database):
        stage.clear(database)
        kind, faults = _stage(database, path, wanted)
        brought = take_staged(database, source, path.name, kind, faults)
        database.execute(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                source, path.name, sha256, kind, brought.rows, brought.taken, brought.known,
                brought.rejected, now,
            ],
        )  # fmt: skip
    return brought


def import_values(
    ledger: Ledger,
    name: str,
    transactions: Iterable[Transaction],
    transfers: Iterable[Transfer],
    now: str,
) -> Brought:
    """Take in history that was fetched rather than read from a file."""
    database = ledger.database
    source = number(database, "SELECT coalesce(max(id), 0) + 1 FROM source")
    with transaction(database):
        stage.clear(database)
        stage.stage_transfers(database, transfers)
        stage.stage_transactions(database, transactions)
        brought = take_staged(database, source, name, "pulled", [])
        database.execute(
            "INSERT INTO source VALUES (?, ?, '', 'pulled', ?, ?, ?, ?, ?)",
            [source, name, brought.rows, brought.taken, brought.known, brought.rejected, now],
        )
    return brought


class transaction:  # noqa: N801 - reads as what it is in a `with`
    """A database transaction: committed when the block ends well, else undone."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        """Use a connection."""
        self._database = database

    def __enter__(self) -> None:
        """Begin."""
        self._database.execute("BEGIN TRANSACTION")

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        """Commit, or undo."""
        self._database.execute("ROLLBACK" if kind else "COMMIT")


_Fault = tuple[int, str, str]


def take_staged(
    database: duckdb.DuckDBPyConnection,
    source: int,
    name: str,
    kind: str,
    faults: list[_Fault],
) -> Brought:
    """Move everything staged into the ledger and count what became of it."""
    rows = number(database, "SELECT count(*) FROM stage")
    merged = merge(database, source)
    told = number(database, "SELECT count(*) FROM stage_tx")
    transactions = fill(database) if told else Filled(0, 0, 0)
    blocks = _blocks(database)
    _own(database)
    if told:
        _post(database, source)
    kept = faults[:_MOST_REJECTED]
    if kept:
        database.executemany(
            "INSERT INTO rejected VALUES (?, ?, ?, ?)", [(source, *fault) for fault in kept]
        )
    own = told if not rows else 0
    return Brought(
        name,
        kind,
        rows + own + len(faults) + blocks,
        merged.taken + (transactions.taken if own else 0) + blocks,
        merged.known + (transactions.known if own else 0),
        merged.off_lines,
        merged.rejected + len(faults) + max(own - transactions.taken - transactions.known, 0),
        transactions.taken,
        changed=transactions.changed,
    )


def _post(database: duckdb.DuckDBPyConnection, source: int) -> Merged:
    stage_postings(database)
    stage.stage_select(database, "stage", "SELECT * FROM postings")
    posted = merge(database, source)
    mark_posted(database)
    return posted


def _blocks(database: duckdb.DuckDBPyConnection) -> int:
    """Take block times in, and give them to transfers that came without."""
    told = number(database, "SELECT count(*) FROM stage_block")
    if not told:
        return 0
    database.execute(
        "INSERT INTO chain SELECT (SELECT coalesce(max(id), 0) FROM chain) + row_number() OVER (),"
        " c, NULL FROM (SELECT DISTINCT chain AS c FROM stage_block WHERE chain NOT IN"
        " (SELECT name FROM chain))"
    )
    database.execute(
        "INSERT INTO block SELECT c.id, s.number, s.time, s.hash FROM stage_block s JOIN chain c"
        " ON c.name = s.chain WHERE s.number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM block b"
        " WHERE b.chain = c.id AND b.number = s.number)"
    )
    database.execute(
        "UPDATE transfer SET time = b.time FROM block b, chain c WHERE transfer.time IS NULL AND"
        " b.chain = transfer.chain AND c.id = b.chain AND c.ordered_by = 'block'"
        " AND b.number = transfer.height"
    )
    return told


def _own(database: duckdb.DuckDBPyConnection) -> None:
    """Note who may spend the outpoints of these rows."""
    if not number(database, "SELECT count(*) FROM stage_owner"):
        return
    database.execute(
        "CREATE OR REPLACE TEMP TABLE owning AS SELECT DISTINCT a.id, a.chain, s.owner FROM"
        " stage_owner s JOIN chain c ON c.name = s.chain JOIN account a ON a.chain = c.id AND"
        " a.name = s.name WHERE s.owner <> s.name AND a.id NOT IN (SELECT account FROM owner)"
    )
    database.execute(
        "INSERT INTO account SELECT (SELECT coalesce(max(id), -1) FROM account) + row_number()"
        " OVER (), chain, owner FROM (SELECT DISTINCT chain, owner FROM owning) n WHERE NOT EXISTS"
        " (SELECT 1 FROM account a WHERE a.chain = n.chain AND a.name = n.owner)"
    )
    database.execute(
        "INSERT INTO owner SELECT o.id, a.id FROM owning o JOIN account a ON a.chain = o.chain AND"
        " a.name = o.owner"
    )


def _stage(
    database: duckdb.DuckDBPyConnection, path: Path, wanted: Wanted
) -> tuple[str, list[_Fault]]:
    """Fill the stage from a file; return the format's name and the rows no reader could take."""
    if suffix_of(path) == ".json" and not wanted.mapping:
        documents = _documents(path)
        if documents:
            return _stage_documents(database, documents, wanted)
    columns = open_table(database, path)
    if wanted.mapping:
        select = generic_select(wanted.mapping, columns, wanted.chain, path.name)
        stage.stage_select(database, "stage", select)
        return "generic", csv_faults(database)
    format_ = format_of(frozenset(columns))
    if not format_:
        raise BadRequest(
            f"{path.name} is of no known format; its columns are {', '.join(columns)[:300]}",
            "Known are ethereum-etl, BigQuery, AWS and cryo tables, answers of Etherscan and"
            " Blockscout, Bitcoin Core and Esplora; for others say which column is which:"
            " --map time=...,block=...,tx=...,from=...,to=...,amount=...",
        )
    table = {"transfer": "stage", "transaction": "stage_tx", "block": "stage_block"}
    stage.stage_select(database, table[format_.into], filled(format_.select, columns, wanted.chain))
    if format_.also:
        stage.stage_select(database, "stage_tx", filled(format_.also, columns, wanted.chain))
    return format_.name, csv_faults(database)


def _documents(path: Path) -> list[Any] | None:
    """Return an explorer's rows or a node's transactions; None if the file is neither."""
    if path.stat().st_size > _LARGEST_JSON:
        return None
    try:
        value = json.loads(path.read_bytes(), parse_float=Decimal)
    except (ValueError, RecursionError):
        return None
    if isinstance(value, dict) and isinstance(value.get("result"), list | dict):
        value = value["result"]
    documents = value if isinstance(value, list) else [value]
    first = documents[0] if documents and isinstance(documents[0], dict) else {}
    return documents if first.keys() & {"vin", "tx"} or action_of(first) else None


def _stage_documents(
    database: duckdb.DuckDBPyConnection, documents: list[Any], wanted: Wanted
) -> tuple[str, list[_Fault]]:
    if documents[0].keys() & {"vin", "tx"}:
        return _stage_spends(database, documents, wanted)
    action = action_of(documents[0])
    transactions, transfers, skipped = read_rows(action, documents, wanted.chain)
    stage.stage_transfers(database, transfers)
    stage.stage_transactions(database, transactions)
    faults = [(number, one.reason, one.where) for number, one in enumerate(skipped, 1)]
    return f"explorer {action}", faults


_BITCOIN: Final = "bip122:000000000019d6689c085ae165831e93"


def _stage_spends(
    database: duckdb.DuckDBPyConnection, documents: list[Any], wanted: Wanted
) -> tuple[str, list[_Fault]]:
    chain = wanted.chain if wanted.chain.startswith("bip122:") else _BITCOIN
    faults: list[_Fault] = []
    found: list[Spend] = []
    for row, one in enumerate(spends(documents, chain), 1):
        if isinstance(one, Unreadable):
            faults.append((row, str(one), ""))
        else:
            found.append(one)
    rows: list[Transfer] = []
    for spend in in_order(found):
        try:
            rows += transfers_of(spend, chain)
        except Unreadable as error:
            faults.append((0, str(error), spend.txid))
    stage.stage_transfers(database, rows, fees=True)
    coins = [coin for spend in found for coin in (*spend.inputs, *spend.outputs)]
    stage.stage_owners(database, coins)
    return "utxo transactions", faults
