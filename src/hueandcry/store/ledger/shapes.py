"""What tells a table's format, and the SQL that formats of the same kind share.

Each SELECT reads the view `given` and yields the columns of `stage.STAGED` or `stage.STAGED_TX` by
name; what a format does not have is left out and becomes NULL. `reading.filled` says what the
braces mean.
"""

from typing import Final, Literal

from msgspec import Struct

from hueandcry.store.ledger.places import path_sql

Into = Literal["transfer", "transaction", "block", "token", "log"]


class Format(Struct, frozen=True):
    """One table shape: `needs` must all be there, the most specific format that fits is taken.

    `traces` says that its rows are the native coin's moves inside transactions.
    """

    name: str
    needs: frozenset[str]
    into: Into
    select: str
    also: str = ""
    traces: bool = False


def shape(
    name: str, needs: str, into: Into, select: str, also: str = "", *, traces: bool = False
) -> Format:
    """Return a format; `needs` are its columns, with spaces between them."""
    return Format(name, frozenset(needs.split()), into, select, also, traces)


def fee(used: str, *prices: str, blobs: tuple[str, str], first_layer: str) -> str:
    """Return SQL for gas used times the first price there is, plus blob and L1 data fees.

    NULL where a product is beyond any fee: hostile numbers must not end an import.
    """
    price = f"coalesce({', '.join(prices)})" if len(prices) > 1 else prices[0]
    return (
        f"TRY(TRY_CAST({used} AS HUGEINT) * TRY_CAST({price} AS HUGEINT)"
        f" + coalesce(TRY_CAST({blobs[0]} AS HUGEINT) * TRY_CAST({blobs[1]} AS HUGEINT), 0)"
        f" + coalesce(TRY_CAST({first_layer} AS HUGEINT), 0))"
    )


# Calls that carry their caller's value along without moving any of it.
STILL: Final = """replace(lower(coalesce({call}, '')), '_', '')
 IN ('delegatecall', 'staticcall', 'callcode')"""


def traces_of(columns: str) -> str:
    """Return the WITH that tells failed calls, and what failed with them: all below.

    What names no transaction but its place (exports by way of geth) takes this for its hash; what
    has neither is a block's reward.
    """
    return f"""WITH trace AS (SELECT *, coalesce(hash, 'block ' || block
        || CASE WHEN place IS NULL THEN '' ELSE ' transaction ' || place END) AS tx
    FROM (SELECT {columns} FROM given)
), failure AS (SELECT tx, CASE address WHEN '' THEN '' ELSE address || ',' END AS under
    FROM trace WHERE failed)"""


MOVES: Final = f"""SELECT {{chain?}} AS chain, block, time, tx,
    place AS tx_index, CASE WHEN place IS NULL THEN 3 ELSE 1 END AS phase,
    CASE WHEN place IS NULL THEN CASE reward WHEN 'block' THEN 0 ELSE 1 END END AS number,
    CASE WHEN place IS NOT NULL THEN {path_sql("address", ",")} END AS path, place IS NOT NULL AS
    exact, CASE WHEN kind IN ('reward', 'genesis') THEN '' ELSE source END AS source, target,
    'native' AS asset, 18 AS decimals, amount, block_hash,
    {STILL.replace("{call}", "call")} OR failed OR EXISTS (SELECT 1 FROM failure f
        WHERE f.tx = trace.tx AND starts_with(trace.address || ',', f.under)) AS still
FROM trace"""
# The top of each transaction tells whether it failed, and the contract a creation made.
TOPS: Final = """SELECT {chain?} AS chain, block, time, tx AS hash, place AS number,
    CASE WHEN kind = 'create' AND NOT failed THEN target END AS recipient, NOT failed AS succeeded,
    block_hash FROM trace WHERE address = '' AND place IS NOT NULL"""
