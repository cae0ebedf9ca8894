"""Imports files into a ledger: each whole or not at all, and the same file only once."""

from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.decode.bridges.watched import NO_BRIDGES, Watched
from hueandcry.model.errors import BadRequest
from hueandcry.model.transfer import Transaction, Transfer
from hueandcry.store.ledger import stage
from hueandcry.store.ledger.documents import read_documents, stage_documents
from hueandcry.store.ledger.formats import format_of
from hueandcry.store.ledger.generic import Mapping, generic_select
from hueandcry.store.ledger.guard import guarded
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.reading import filled
from hueandcry.store.ledger.rejecting import Fault
from hueandcry.store.ledger.shapes import Format
from hueandcry.store.ledger.tables import (
    JSON_ENDINGS,
    csv_faults,
    digest,
    look_at,
    open_table,
    suffix_of,
)
from hueandcry.store.ledger.taking import Brought, take_staged

__all__ = ["Brought", "Wanted", "files_of", "import_file", "import_values"]

_ENDINGS: Final = JSON_ENDINGS | {".csv", ".tsv", ".parquet"}


class Wanted(Struct, frozen=True):
    """How files are to be read: `chain` where they do not tell, and a map for unknown tables.

    Of tables of logs those of `bridges` are kept.
    """

    chain: str
    mapping: Mapping | None = None
    bridges: Watched = NO_BRIDGES


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Return the files meant: folders are searched for tables. Raises `BadRequest`."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [
                one
                for one in sorted(path.rglob("*"))
                if suffix_of(one) in _ENDINGS and one.is_file() and not one.name.startswith(".")
            ]
            if not inside:
                raise BadRequest(
                    f"{path} holds no table", "CSV, Parquet and JSON (also .gz, .zst) are read"
                )
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise BadRequest(f"{path} is not there", "Give files or folders")
    return list(dict.fromkeys(found))


def import_file(ledger: Ledger, path: Path, wanted: Wanted, now: str) -> Brought:
    """Take one file in, whole or not at all.

    Raises `BadRequest` where it is no known table or cannot be read to its end, `Corrupt` where
    the ledger cannot be written (a full disk); then nothing has changed.
    """
    database = ledger.database
    sha256 = digest(path)
    # Which bridges are known changes nothing of how a file is read.
    asked = f"Wanted(chain={wanted.chain!r}, mapping={wanted.mapping!r})"
    known = database.execute(
        "SELECT format, rows FROM source s WHERE sha256 = ? AND EXISTS (SELECT 1 FROM note n WHERE"
        " n.source = s.id AND n.kind = 'asked' AND n.text = ?)",
        [sha256, asked],
    ).fetchone()
    if known:
        return Brought(path.name, known[0], known[1], 0, known[1], 0, 0, again=True)
    source = _next_source(database)
    with guarded(database, path.name):
        stage.clear(database)
        kind, faults = _stage(database, path, wanted)
        brought = take_staged(database, source, path.name, kind, faults, wanted.bridges)
        database.execute("INSERT INTO note VALUES (?, 'asked', ?)", [source, asked])
        _note_source(database, source, brought, sha256, now)
    return brought


def import_values(
    ledger: Ledger,
    name: str,
    transactions: Iterable[Transaction],
    transfers: Iterable[Transfer],
    now: str,
    *,
    openings: Iterable[Transfer] = (),
    exact: Container[str] = (),
    before: Callable[[duckdb.DuckDBPyConnection], None] = lambda database: None,
    then: Callable[[duckdb.DuckDBPyConnection], None] = lambda database: None,
) -> Brought:
    """Take in history that was fetched rather than read from a file.

    `openings` are what accounts held before it; `exact` names transactions whose calls carry their
    trace addresses (`stage_transfers`). `before` and `then` act in the same database transaction,
    before the rows are compared with what is there and after they were taken.
    """
    database = ledger.database
    source = _next_source(database)
    with guarded(database, name):
        before(database)
        stage.clear(database)
        stage.stage_transfers(database, transfers, openings=openings, exact=exact)
        stage.stage_transactions(database, transactions)
        brought = take_staged(database, source, name, "pulled", [])
        _note_source(database, source, brought, "", now)
        then(database)
    return brought


def _next_source(database: duckdb.DuckDBPyConnection) -> int:
    return number(database, "SELECT coalesce(max(id), 0) + 1 FROM source")


def _note_source(
    database: duckdb.DuckDBPyConnection, source: int, brought: Brought, sha256: str, now: str
) -> None:
    database.execute(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            source, brought.name, sha256, brought.format, brought.rows, brought.taken,
            brought.known, brought.rejected, now,
        ],
    )  # fmt: skip


def _stage(
    database: duckdb.DuckDBPyConnection, path: Path, wanted: Wanted
) -> tuple[str, list[Fault]]:
    """Fill the stage from a file; return the format's name and the rows no reader could take."""
    seen = look_at(path)
    if seen.kind == "json" and not wanted.mapping:
        documents = read_documents(database, path, seen)
        if documents is not None:
            return stage_documents(database, documents, wanted.chain)
    columns = open_table(database, path, seen)
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
    _stage_format(database, format_, columns, wanted.chain)
    return format_.name, csv_faults(database)


def _stage_format(
    database: duckdb.DuckDBPyConnection, format_: Format, columns: dict[str, str], chain: str
) -> None:
    table = {
        "transfer": "stage", "token": "stage", "transaction": "stage_tx", "block": "stage_block",
        "log": "stage_log",
    }  # fmt: skip
    stage.stage_select(database, table[format_.into], filled(format_.select, columns, chain))
    if format_.also:
        stage.stage_select(database, "stage_tx", filled(format_.also, columns, chain))
