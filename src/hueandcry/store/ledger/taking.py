"""Moves what is staged into the ledger and counts what became of it."""

from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.decode.bridges.watched import NO_BRIDGES, Watched
from hueandcry.store.ledger import stage
from hueandcry.store.ledger.blocks import give_times, take_blocks
from hueandcry.store.ledger.bridge_logs import take_logs
from hueandcry.store.ledger.formats import FORMATS
from hueandcry.store.ledger.merge import Merged, merge
from hueandcry.store.ledger.owners import take_owners
from hueandcry.store.ledger.places import place_by_transaction
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.rejecting import Fault, reject_faults
from hueandcry.store.ledger.tokens import take_tokens
from hueandcry.store.ledger.transactions import (
    Filled,
    fill,
    mark_posted,
    name_staged,
    stage_postings,
)

# Formats whose rows are the native coin's moves inside transactions.
_WHOLE_BLOCKS: Final = frozenset(one.name for one in FORMATS if one.traces)
_TRACES: Final = _WHOLE_BLOCKS | {"explorer txlistinternal"}


_TOKENS: Final = frozenset(one.name for one in FORMATS if one.into == "token")
_LOGS: Final = frozenset(one.name for one in FORMATS if one.into == "log")


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


def take_staged(
    database: duckdb.DuckDBPyConnection,
    source: int,
    name: str,
    kind: str,
    faults: list[Fault],
    bridges: Watched = NO_BRIDGES,
) -> Brought:
    """Move everything staged into the ledger and count what became of it."""
    if kind in _TOKENS:
        new, known, apart = take_tokens(database, source)
        reject_faults(database, source, faults)
        rows = new + known + apart + len(faults)
        return Brought(name, kind, rows, new, known, 0, apart + len(faults))
    if kind in _LOGS:
        rows, new, known = take_logs(database, bridges)
        reject_faults(database, source, faults)
        off = rows - new - known
        return Brought(name, kind, rows + len(faults), new, known, off, len(faults))
    rows = number(database, "SELECT count(*) FROM stage")
    own = 0 if rows else number(database, "SELECT count(*) FROM stage_tx")
    _note_traces(database, source, kind)
    name_staged(database)
    merged = merge(database, source)
    filled_in, posted = _fill_and_post(database, source)
    place_by_transaction(database)
    blocks = take_blocks(database, source)
    give_times(database)
    take_owners(database)
    reject_faults(database, source, faults)
    counted = filled_in if own else Filled(0, 0, 0)
    # A transaction taken in whose postings were refused is a refused row.
    refused = min(posted.refused, counted.taken)
    return Brought(
        name,
        kind,
        rows + own + blocks.rows + len(faults),
        merged.taken + counted.taken - refused + blocks.taken,
        merged.known + counted.known + blocks.known,
        merged.off_lines,
        merged.rejected + counted.rejected + refused + blocks.rejected + len(faults),
        filled_in.taken,
        changed=filled_in.changed,
    )


def _fill_and_post(database: duckdb.DuckDBPyConnection, source: int) -> tuple[Filled, Merged]:
    if not number(database, "SELECT count(*) FROM stage_tx"):
        return Filled(0, 0, 0), Merged(0, 0, 0, 0)
    found = fill(database, source)
    stage_postings(database)
    stage.stage_select(database, "stage", "SELECT * FROM postings")
    posted = merge(database, source)
    mark_posted(database)
    return found, posted


def _note_traces(database: duckdb.DuckDBPyConnection, source: int, kind: str) -> None:
    """Note of which chains a source tells calls: the others' native lines are not whole."""
    if kind in _TRACES:
        database.execute(
            "INSERT INTO note SELECT ?, 'traces', chain FROM (SELECT DISTINCT chain FROM stage"
            " WHERE chain IS NOT NULL)",
            [source],
        )
        # A block's rows are whole in an export; an explorer's are one account's.
        if kind in _WHOLE_BLOCKS:
            database.execute(
                "INSERT INTO note SELECT ?, 'trace blocks', concat_ws(' ', chain, min(block),"
                " max(block)) FROM stage WHERE chain IS NOT NULL AND block IS NOT NULL GROUP BY"
                " chain",
                [source],
            )
