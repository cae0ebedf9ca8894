"""JSON that is no table: explorers' answers, and transactions of Bitcoin-like chains.

Limits: 512 MB (zstd: lines of 32 MB), and what `decode.explorer_rows` and `decode.utxo` say of
single rows.
"""

import gzip
import json
import zlib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import duckdb

from hueandcry.decode.explorer_rows import action_of, read_rows
from hueandcry.decode.nesting import shallow
from hueandcry.decode.utxo import Spend, Unreadable, in_order, spends, transfers_of
from hueandcry.model.errors import BadRequest
from hueandcry.store.ledger import stage
from hueandcry.store.ledger.query import text
from hueandcry.store.ledger.rejecting import Fault
from hueandcry.store.ledger.tables import Opened

if TYPE_CHECKING:
    from hueandcry.model.transfer import Transfer

# An explorer's answer or a block; larger JSON is a table and comes as JSON lines.
_LARGEST: Final = 512 * 2**20
# DuckDB takes sixteen times a line's limit in memory before it reads one.
_LONGEST_LINE: Final = 32 * 2**20
_UTXO: Final = frozenset({"vin", "tx"})
_BITCOIN: Final = "bip122:000000000019d6689c085ae165831e93"


def read_documents(
    database: duckdb.DuckDBPyConnection, path: Path, seen: Opened
) -> list[Any] | None:
    """Return an explorer's rows or a node's transactions; None if the file is neither.

    Raises `BadRequest` where an explorer answered with an error instead of rows.
    """
    data = _content(database, path, seen)
    if data is None:
        return None
    documents = _parsed(data)
    if documents is None:
        return None
    first = next((one for one in documents[:100] if isinstance(one, Mapping)), {})
    known = not documents or first.keys() & _UTXO or action_of(first)
    return documents if known else None


def _content(database: duckdb.DuckDBPyConnection, path: Path, seen: Opened) -> bytes | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        if seen.compression == "gzip":
            with gzip.open(path) as file:
                data = file.read(_LARGEST + 1)
            return data if len(data) <= _LARGEST else None
        if seen.compression == "zstd":
            return _lines(database, path)
        return path.read_bytes()
    except (OSError, EOFError, zlib.error, duckdb.Error):
        raise BadRequest(f"{path.name} is damaged: it ends early or cannot be unpacked") from None


def _lines(database: duckdb.DuckDBPyConnection, path: Path) -> bytes:
    """Unpack what the standard library cannot; JSON has no line break inside a string."""
    rows = database.execute(
        f"SELECT line FROM read_csv({text(str(path))}, columns={{'line': 'VARCHAR'}}, delim='\x01',"
        f" quote='', escape='', header=false, compression='zstd', max_line_size={_LONGEST_LINE},"
        " auto_detect=false)"
    ).fetchall()
    return "\n".join(row[0] or "" for row in rows).encode()


def _parsed(data: bytes) -> list[Any] | None:
    try:
        value = json.loads(shallow(data), parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError):
        return _parsed_lines(data)
    rows = value.get("result") if isinstance(value, dict) else None
    if isinstance(rows, str) and "status" in value:
        raise BadRequest(f"the explorer answered with an error: {rows[:200]!r}", "Ask it again")
    if isinstance(rows, list | dict):
        value = rows
    return value if isinstance(value, list) else [value]


def _parsed_lines(data: bytes) -> list[Any] | None:
    """Read JSON lines, if the first is no table's row."""
    lines = data.splitlines()
    first = next((_line(line) for line in lines if line.strip()), None)
    if not isinstance(first, Mapping) or not (first.keys() & _UTXO or action_of(first)):
        return None
    return [_line(line) for line in lines if line.strip()]


def _line(line: bytes) -> object:
    try:
        return json.loads(shallow(line), parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError):
        return None


def stage_documents(
    database: duckdb.DuckDBPyConnection, documents: list[Any], chain: str
) -> tuple[str, list[Fault]]:
    """Fill the stage; return the format's name and the documents that could not be used."""
    first = next((one for one in documents if isinstance(one, Mapping)), {})
    if first.keys() & _UTXO:
        return _stage_spends(database, documents, chain)
    action = action_of(first)
    transactions, transfers, skipped = read_rows(action, documents, chain)
    stage.stage_transfers(database, transfers)
    stage.stage_transactions(database, transactions)
    return f"explorer {action}".rstrip(), [(one.row, one.reason, one.where) for one in skipped]


def _stage_spends(
    database: duckdb.DuckDBPyConnection, documents: list[Any], asked: str
) -> tuple[str, list[Fault]]:
    chain = asked if asked.startswith("bip122:") else _BITCOIN
    faults: list[Fault] = []
    found: dict[str, Spend] = {}
    for row, one in enumerate(spends(documents, chain), 1):
        if isinstance(one, Unreadable):
            faults.append((row, str(one), ""))
        elif one.txid not in found or found[one.txid].place is None:
            found[one.txid] = one
    rows: list[Transfer] = []
    for spend in in_order(list(found.values())):
        try:
            rows += transfers_of(spend, chain)
        except Unreadable as error:
            faults.append((0, str(error), spend.txid))
    placed = {txid for txid, spend in found.items() if spend.place is not None}
    stage.stage_transfers(database, rows, fees=True, exact=placed)
    coins = [coin for spend in found.values() for coin in (*spend.inputs, *spend.outputs)]
    stage.stage_owners(database, coins)
    return "utxo transactions", faults
