"""What a ledger holds, how far it goes, and what it cannot tell."""

from hashlib import sha256
from typing import Final

import duckdb
from msgspec import Struct

from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.flow import LastBlock
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.names import chains_of
from hueandcry.store.ledger.pulled import pulled_gaps
from hueandcry.store.ledger.query import number
from hueandcry.store.ledger.schema import KIND_OPENING
from hueandcry.store.ledger.transactions import missing_contracts, missing_fees


class LedgerState(Struct, frozen=True):
    """A ledger's head. `sha256` covers sources and rows.

    `traces` tells whether the internal transfers of every chain with native money were imported;
    `traceless` names the chains without.
    """

    sha256: str
    traces: bool
    transfers: int
    accounts: int
    lines: int
    unlined: int
    rejected: int
    last: tuple[LastBlock, ...]
    gaps: tuple[Gap, ...]
    traceless: tuple[str, ...] = ()


def ledger_state(ledger: Ledger) -> LedgerState:
    """Read a ledger's state."""
    database = ledger.database
    transfers = number(database, "SELECT count(*) FROM transfer")
    sources = database.execute("SELECT name, sha256, taken FROM source ORDER BY id").fetchall()
    described = repr((sources, transfers, ledger.manifest.generation))
    chains = chains_of(database)
    native, traceless = _traceless(database)
    return LedgerState(
        sha256(described.encode()).hexdigest(),
        bool(native) and not traceless,
        transfers,
        number(database, "SELECT count(*) FROM account"),
        number(database, "SELECT count(*) FROM line"),
        transfers - ledger.manifest.lined,
        _rejected(database),
        tuple(LastBlock(chain, height, basis) for chain, basis, height in chains),
        tuple(_gaps(database, traceless)),
        tuple(traceless),
    )


def _traceless(database: duckdb.DuckDBPyConnection) -> tuple[list[str], list[str]]:
    """Return the chains with native money, and those whose internal transfers are not all told."""
    found = database.execute(
        "SELECT c.name, (c.name IN (SELECT text FROM note WHERE kind = 'traces') OR c.id IN (SELECT"
        " chain FROM pulled WHERE traces)) AND c.name NOT IN (SELECT name FROM"
        f" ({_UNTRACED})) FROM chain c WHERE c.id IN (SELECT chain FROM asset WHERE name ="
        " 'native') ORDER BY 1"
    ).fetchall()
    return [row[0] for row in found], [row[0] for row in found if not row[1]]


# Chains whose traces came as whole blocks, with transactions in blocks that no file of them covers.
_UNTRACED: Final = """
WITH covered AS (
    SELECT split_part(text, ' ', 1) AS name, CAST(split_part(text, ' ', 2) AS BIGINT) AS first,
        CAST(split_part(text, ' ', 3) AS BIGINT) AS last FROM note WHERE kind = 'trace blocks'
)
SELECT DISTINCT c.name FROM transaction t JOIN chain c ON c.id = t.chain
WHERE c.name IN (SELECT name FROM covered) AND c.id NOT IN (SELECT chain FROM pulled) AND NOT EXISTS
    (SELECT 1 FROM covered v WHERE v.name = c.name AND t.block BETWEEN v.first AND v.last)
"""


def _rejected(database: duckdb.DuckDBPyConnection) -> int:
    return number(database, "SELECT sum(rejected) FROM source")


def _gaps(database: duckdb.DuckDBPyConnection, traceless: list[str]) -> list[Gap]:
    found = []
    for chain in traceless:
        reason = (
            f"internal transfers of {chain} were not imported, or not of all blocks: native money"
            " that contracts moved is not seen"
        )
        found.append(Gap("traces", GapKind.UNAVAILABLE, reason))
    fees = missing_fees(database)
    if fees:
        reason = f"{fees:,} transactions came without receipts: their fees are not posted"
        found.append(Gap("fees", GapKind.UNAVAILABLE, reason))
    contracts = missing_contracts(database)
    if contracts:
        reason = (
            f"{contracts:,} creations paid contracts no source told the address of: neither"
            " receipts nor traces were imported"
        )
        found.append(Gap("contracts", GapKind.UNAVAILABLE, reason))
    return found + _asset_gaps(database) + _row_gaps(database) + _pull_gaps(database)


def _asset_gaps(database: duckdb.DuckDBPyConnection) -> list[Gap]:
    found = []
    unknown = number(database, "SELECT count(*) FROM asset WHERE decimals IS NULL")
    if unknown:
        reason = f"of {unknown:,} assets no source told the decimals: shown in base units"
        found.append(Gap("decimals", GapKind.UNAVAILABLE, reason))
    mixed = "SELECT count(*) FROM source WHERE format = 'ethereum-etl token_transfers'"
    if number(database, mixed):
        reason = (
            "token_transfers of ethereum-etl do not tell NFTs from coins: the id of an NFT reads as"
            " an amount"
        )
        found.append(Gap("nfts", GapKind.UNSUPPORTED, reason))
    left_out = database.execute(
        "SELECT name FROM asset WHERE left_out IS NOT NULL ORDER BY name"
    ).fetchall()
    if left_out:
        named = ", ".join(row[0] for row in left_out[:5])
        reason = f"{len(left_out)} assets add up beyond what is exact, and are left out: {named}"
        found.append(Gap("assets", GapKind.UNSUPPORTED, reason))
    return found


def _pull_gaps(database: duckdb.DuckDBPyConnection) -> list[Gap]:
    told = [Gap("pull", GapKind.UNAVAILABLE, sentence) for sentence in pulled_gaps(database)]
    openings = number(database, "SELECT count(*) FROM transfer WHERE kind = ? AND file = 0",
                      [KIND_OPENING])  # fmt: skip
    if openings:
        reason = f"{openings:,} openings were declared by hand, not found in a history"
        told.append(Gap("openings", GapKind.UNAVAILABLE, reason))
    return told


def _row_gaps(database: duckdb.DuckDBPyConnection) -> list[Gap]:
    rejected = _rejected(database)
    if not rejected:
        return []
    reason = f"{rejected:,} rows were kept apart; `hue ledger info --rejected` shows them"
    return [Gap("rows", GapKind.UNAVAILABLE, reason)]
