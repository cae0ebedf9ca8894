"""The SQL that makes lines of a chain's tables, in the portable subset, one step after another.

`moved` takes what the firm has (columns as ethereum-etl and BigQuery's crypto_ethereum name them)
into one shape; every later step reads only tables made before it. Numbers of lines and transfers
follow from the rows alone, so that every engine gives the same.
"""

from collections.abc import Collection
from typing import Final

from msgspec import Struct

from hueandcry.model.lines import (
    BURNED,
    FEE,
    MINTED,
    NOBODY,
    OPENING,
    TRANSFER,
    UNEXPLAINED,
)
from hueandcry.model.transfer import (
    AFTER_LAST_TRANSACTION,
    NATIVE,
    PHASE_FEE,
    PHASE_NATIVE,
    PHASE_PROTOCOL,
    PHASE_TOKEN,
)
from hueandcry.store.ledger.assets import FEW_DECIMALS, LARGEST
from hueandcry.store.ledger.schema import KIND_FEE, KIND_OPENING, KIND_TRANSFER
from hueandcry.trace.lines import COORDINATES, TOTALS

# A transfer's number is its chain, height and place in the block: rows that come later never change
# it. 4 million transfers a block, heights as Unix seconds until the year 2242, 255 chains.
_PER_BLOCK: Final = 2**22
_PER_CHAIN: Final = 2**55
_ZERO_ADDRESS: Final = "'0x0000000000000000000000000000000000000000'"
# Amounts of more digits are no money: spam tokens mint 2^256 - 1.
_MOST_DIGITS: Final = 37


class Step(Struct, frozen=True):
    """One table: its name, the SELECT that makes it, and what it is sorted by."""

    name: str
    select: str
    order: tuple[str, ...] = ()


def token_transfers(chain: str, within: str) -> str:
    """Return the SELECT of ethereum-etl's token_transfers."""
    return f"""
SELECT DISTINCT '{chain}' AS chain, CAST(block_number AS BIGINT) AS height,
    CAST(log_index AS BIGINT) AS place, {PHASE_TOKEN} AS phase, '' AS path,
    CAST(log_index AS BIGINT) AS number, CHAIN_SECONDS(block_timestamp) AS time,
    LOWER(transaction_hash) AS tx, LOWER(COALESCE(from_address, '')) AS source,
    LOWER(COALESCE(to_address, '')) AS target, LOWER(token_address) AS asset,
    CAST(value AS VARCHAR) AS amount, {KIND_TRANSFER} AS kind
FROM token_transfers WHERE {within}"""


def _top(chain: str) -> str:
    return f"""'{chain}' AS chain, CAST(block_number AS BIGINT) AS height,
    CAST(transaction_index AS BIGINT) AS place"""


def fees(chain: str, within: str) -> str:
    """Return the SELECT of the fees of transactions with receipts, as BigQuery has them."""
    return f"""
SELECT DISTINCT {_top(chain)}, {PHASE_FEE} AS phase, '' AS path, CAST(0 AS BIGINT) AS number,
    CHAIN_SECONDS(block_timestamp) AS time, LOWER(hash) AS tx, LOWER(from_address) AS source,
    '' AS target, '{NATIVE}' AS asset, CAST(CAST(receipt_gas_used AS DECIMAL(12, 0))
        * CAST(receipt_effective_gas_price AS DECIMAL(24, 0)) AS VARCHAR) AS amount,
    {KIND_FEE} AS kind
FROM transactions WHERE receipt_gas_used IS NOT NULL AND {within}"""


def values(chain: str, within: str) -> str:
    """Return the SELECT of what transactions carried, where there are no traces."""
    return f"""
SELECT DISTINCT {_top(chain)}, {PHASE_NATIVE} AS phase, '' AS path, CAST(0 AS BIGINT) AS number,
    CHAIN_SECONDS(block_timestamp) AS time, LOWER(hash) AS tx, LOWER(from_address) AS source,
    LOWER(to_address) AS target, '{NATIVE}' AS asset, CAST(value AS VARCHAR) AS amount,
    {KIND_TRANSFER} AS kind
FROM transactions WHERE receipt_status = 1 AND to_address IS NOT NULL AND {within}"""


def traces(chain: str, within: str) -> str:
    """Return the SELECT of calls that moved native money, rewards and genesis.

    `status` is 0 where a call or one above it failed: nothing moved.
    """
    still = "('delegatecall', 'staticcall', 'callcode')"
    return f"""
SELECT DISTINCT '{chain}' AS chain, height, place, phase, path, number, time,
    COALESCE(tx, 'block ' || CAST(height AS VARCHAR)) AS tx, source, target,
    '{NATIVE}' AS asset, amount, {KIND_TRANSFER} AS kind
FROM (
    SELECT CAST(block_number AS BIGINT) AS height,
        COALESCE(CAST(transaction_index AS BIGINT), {AFTER_LAST_TRANSACTION}) AS place,
        CASE WHEN transaction_index IS NULL THEN {PHASE_PROTOCOL} ELSE {PHASE_NATIVE} END AS phase,
        CASE WHEN transaction_index IS NULL THEN COALESCE(reward_type, trace_type)
            ELSE CALL_ORDER(COALESCE(trace_address, '')) END AS path,
        CAST(0 AS BIGINT) AS number, CHAIN_SECONDS(block_timestamp) AS time,
        LOWER(transaction_hash) AS tx,
        CASE WHEN trace_type IN ('reward', 'genesis') THEN ''
            ELSE LOWER(COALESCE(from_address, '')) END AS source,
        LOWER(COALESCE(to_address, '')) AS target, CAST(value AS VARCHAR) AS amount
    FROM traces WHERE status = 1 AND COALESCE(call_type, '') NOT IN {still} AND {within}
) AS call"""


def transfers(within: str) -> str:
    """Return the SELECT of our own export (`store.engines.export`): already in this shape."""
    return f"""
SELECT chain, CAST(height AS BIGINT) AS height, CAST(place AS BIGINT) AS place,
    CAST(phase AS INTEGER) AS phase, path, CAST(number AS BIGINT) AS number,
    CAST(time AS BIGINT) AS time, tx, COALESCE(source, '') AS source,
    COALESCE(target, '') AS target, asset, CAST(amount AS VARCHAR) AS amount,
    CAST(kind AS INTEGER) AS kind
FROM transfers WHERE {within}"""


def _asset(*, has_tokens: bool) -> str:
    """Return the SELECT of assets; decimals below six make a base unit many grains."""
    known = "FROM (SELECT DISTINCT chain, asset FROM moved) AS m"
    decimals = f"CASE WHEN m.asset = '{NATIVE}' THEN 18 ELSE CAST(NULL AS INTEGER) END"
    if has_tokens:
        known += (
            " LEFT JOIN (SELECT LOWER(address) AS address, MIN(CAST(decimals AS INTEGER)) AS"
            " decimals FROM tokens GROUP BY LOWER(address)) AS t ON t.address = m.asset"
        )
        decimals = f"CASE WHEN m.asset = '{NATIVE}' THEN 18 ELSE t.decimals END"
    grains = " ".join(
        f"WHEN decimals = {few} THEN CAST('{10 ** (18 - few)}' AS DECIMAL(38, 0))"
        for few in range(FEW_DECIMALS)
    )
    return f"""
SELECT chain, name, decimals, CASE {grains} ELSE CAST('1' AS DECIMAL(38, 0)) END AS grain
FROM (SELECT m.chain AS chain, m.asset AS name, {decimals} AS decimals {known}) AS known"""


# The product is only made where it fits; ClickHouse would let it wrap.
_SOUND: Final = f"""
SELECT chain, height, place, phase, path, number, time, tx,
    NULLIF(payer, '') AS source, NULLIF(payee, '') AS target, asset, v, kind
FROM (
    SELECT m.chain AS chain, m.height AS height, m.place AS place, m.phase AS phase,
        m.path AS path, m.number AS number, m.time AS time, m.tx AS tx,
        CASE WHEN m.source = {_ZERO_ADDRESS} THEN '' ELSE m.source END AS payer,
        CASE WHEN m.target = {_ZERO_ADDRESS} THEN '' ELSE m.target END AS payee,
        m.asset AS asset, m.kind AS kind,
        CASE WHEN ALL_DIGITS(m.amount) AND LENGTH(m.amount) <= {_MOST_DIGITS} THEN
            CASE WHEN CAST(m.amount AS DOUBLE) * CAST(a.grain AS DOUBLE) <= {float(LARGEST):.0e}
            THEN CAST(CAST(m.amount AS DECIMAL(38, 0)) * a.grain AS DECIMAL(38, 0)) END END AS v
    FROM moved AS m JOIN asset AS a ON a.chain = m.chain AND a.name = m.asset
) AS judged
WHERE v > 0 AND payer <> payee"""
# What `sound` leaves out although it claims to have moved something.
_APART: Final = f"""
SELECT m.chain AS chain, m.tx AS tx, m.asset AS asset, m.amount AS amount
FROM moved AS m JOIN asset AS a ON a.chain = m.chain AND a.name = m.asset
WHERE NOT ALL_DIGITS(m.amount) OR LENGTH(m.amount) > {_MOST_DIGITS}
    OR CAST(m.amount AS DOUBLE) * CAST(a.grain AS DOUBLE) > {float(LARGEST):.0e}"""

# Rows that cannot be numbered, and how many lines there will be: asked before any is numbered.
OUT_OF_RANGE: Final = f"""
SELECT COUNT(*) FROM (SELECT chain, height, COUNT(*) AS many FROM sound GROUP BY chain, height)
AS block WHERE height < 0 OR height >= {_PER_CHAIN // _PER_BLOCK} OR many >= {_PER_BLOCK}"""

_CHAIN: Final = """
SELECT ROW_NUMBER() OVER (ORDER BY name) AS id, name
FROM (SELECT DISTINCT chain AS name FROM sound) AS known"""

_PLACE: Final = "place, phase, path, number, tx, asset, COALESCE(source, ''), COALESCE(target, '')"
# A call's number is its rank among those of its transaction; the top has 0 (as in a ledger).
_NUMBERED: Final = f"""
SELECT CAST(c.id AS BIGINT) * {_PER_CHAIN} + s.height * {_PER_BLOCK} + s.spot AS id,
    s.chain AS chain, s.height AS height, s.spot AS spot, s.time AS time, s.tx AS tx,
    s.phase AS phase, s.number AS number, s.source AS source, s.target AS target,
    s.asset AS asset, s.v AS v, s.kind AS kind
FROM (
    SELECT chain, height, time, tx, phase, source, target, asset, v, kind,
        CAST(ROW_NUMBER() OVER (PARTITION BY chain, height ORDER BY {_PLACE}, v) AS BIGINT) AS spot,
        CASE WHEN phase = {PHASE_NATIVE} AND path <> '' THEN
            CAST(ROW_NUMBER() OVER (PARTITION BY chain, height, tx, phase, path = ''
                ORDER BY {_PLACE}, v) AS BIGINT) ELSE number END AS number
    FROM sound
) AS s JOIN chain AS c ON c.name = s.chain"""

_PARTY: Final = """
SELECT chain, account, asset, RIGHT(account, 3) AS bucket FROM (
    SELECT chain, source AS account, asset FROM numbered WHERE source IS NOT NULL
    UNION
    SELECT chain, target AS account, asset FROM numbered WHERE target IS NOT NULL
) AS side"""
# Counted in 4,096 parts of their own, as addresses end evenly: one count over all would make one
# worker sort them.
_LINE: Final = """
WITH size AS (
    SELECT bucket, COUNT(*) AS many FROM party GROUP BY bucket
), part AS (
    SELECT bucket, CAST(COALESCE(SUM(many) OVER (ORDER BY bucket ROWS BETWEEN UNBOUNDED
        PRECEDING AND 1 PRECEDING), 0) AS BIGINT) AS earlier FROM size
)
SELECT CAST(q.earlier + ROW_NUMBER() OVER (PARTITION BY p.bucket ORDER BY p.chain, p.account,
    p.asset) - 1 AS INTEGER) AS id, p.chain AS chain, p.account AS account, p.asset AS asset
FROM party AS p JOIN part AS q ON q.bucket = p.bucket"""

_TRANSFER: Final = f"""
SELECT n.id AS id, n.chain AS chain, n.height AS height, n.spot AS spot, n.time AS time,
    n.tx AS tx, n.phase AS phase, n.number AS number, COALESCE(s.id, {NOBODY}) AS source,
    COALESCE(t.id, {NOBODY}) AS target, n.v AS v, n.kind AS kind
FROM numbered AS n
LEFT JOIN line AS s ON s.chain = n.chain AND s.account = n.source AND s.asset = n.asset
LEFT JOIN line AS t ON t.chain = n.chain AND t.account = n.target AND t.asset = n.asset"""

_SIDE: Final = f"""
SELECT source AS line, height, spot, id AS transfer, TRUE AS debit, v
FROM transfer WHERE source <> {NOBODY}
UNION ALL
SELECT target AS line, height, spot, id AS transfer, FALSE AS debit, v
FROM transfer WHERE target <> {NOBODY}"""
# Lines are laid whole, from the start.
_BASE: Final = """
SELECT line, CAST('0' AS DECIMAL(38, 0)) AS o, CAST('0' AS DECIMAL(38, 0)) AS i
FROM (SELECT 0 AS line) AS nothing WHERE FALSE"""
_LEFT_OUT: Final = """
SELECT DISTINCT l.chain AS chain, l.asset AS asset FROM too_large AS b JOIN line AS l
ON l.id = b.line"""
_POSTING: Final = """
SELECT s.line AS line, s.height AS height, s.spot AS spot, s.transfer AS transfer,
    s.debit AS debit, s.v AS v
FROM side AS s JOIN line AS l ON l.id = s.line
LEFT JOIN left_out AS o ON o.chain = l.chain AND o.asset = l.asset WHERE o.asset IS NULL"""


def _rows(mine: str, nobody: str) -> str:
    """Return the SELECT of one side's rows with the other side of each."""
    other = "NOT c.debit" if mine == "p.debit" else "c.debit"
    return f"""
SELECT p.line AS line, p.start AS start, CAST(p.start + p.v AS DECIMAL(38, 0)) AS stop,
    COALESCE(c.line, {NOBODY}) AS other,
    COALESCE(c.start, CAST('0' AS DECIMAL(38, 0))) AS other_start, p.transfer AS transfer,
    CASE WHEN c.line IS NOT NULL THEN {TRANSFER} {nobody} END AS kind,
    t.height AS height, COALESCE(t.time, 0) AS time
FROM placed AS p JOIN transfer AS t ON t.id = p.transfer
LEFT JOIN placed AS c ON c.transfer = p.transfer AND {other} WHERE {mine}"""


_DEBIT: Final = _rows("p.debit", f"WHEN t.kind = {KIND_FEE} THEN {FEE} ELSE {BURNED}")
_CREDIT: Final = f"""
{_rows("NOT p.debit", f"WHEN t.kind = {KIND_OPENING} THEN {OPENING} ELSE {MINTED}")}
UNION ALL
SELECT p.line AS line, p.gap_start AS start, CAST(p.gap_start + p.gap AS DECIMAL(38, 0)) AS stop,
    {NOBODY} AS other, CAST('0' AS DECIMAL(38, 0)) AS other_start, p.transfer AS transfer,
    {UNEXPLAINED} AS kind, t.height AS height, COALESCE(t.time, 0) AS time
FROM placed AS p JOIN transfer AS t ON t.id = p.transfer WHERE p.debit AND p.gap > 0"""
_TOTAL: Final = f"""
SELECT line, MAX(drawn) AS drawn, MAX(filled) AS filled,
    CAST(SUM(paid) AS BIGINT) AS payments
FROM (
    SELECT line, stop AS drawn, CAST('0' AS DECIMAL(38, 0)) AS filled,
        CASE WHEN other = {NOBODY} THEN 0 ELSE 1 END AS paid FROM debit
    UNION ALL
    SELECT line, CAST('0' AS DECIMAL(38, 0)) AS drawn, stop AS filled, 0 AS paid FROM credit
) AS side GROUP BY line"""

# The guard stands before the sums: nothing is added up that would wrap.
LATER: Final = (
    Step("sound", _SOUND),
    Step("apart", _APART),
    Step("chain", _CHAIN),
    Step("numbered", _NUMBERED),
    Step("party", _PARTY),
    Step("line", _LINE, ("id",)),
    Step("by_account", "SELECT account, chain, asset, id FROM line", ("account",)),
    Step("transfer", _TRANSFER, ("id",)),
    Step("by_tx", "SELECT tx, id, target, height, spot FROM transfer", ("tx",)),
    Step("side", _SIDE),
    Step("base", _BASE),
    Step("too_large", TOTALS),
    Step("left_out", _LEFT_OUT),
    Step("posting", _POSTING),
    Step("placed", COORDINATES),
    Step("debit", _DEBIT, ("line", "start")),
    Step("credit", _CREDIT, ("line", "start")),
    Step("total", _TOTAL, ("line",)),
)
# What only later steps read.
PASSING: Final = ("moved", "sound", "numbered", "party", "side", "base", "posting", "placed")


def steps(moved: str, shapes: Collection[str]) -> tuple[Step, ...]:
    """Return all steps in order; `note` keeps which shapes the lines were built from."""
    note = " UNION ALL ".join(f"SELECT '{shape}' AS shape" for shape in sorted(shapes))
    asset = _asset(has_tokens="tokens" in shapes)
    return (Step("note", note), Step("moved", moved), Step("asset", asset), *LATER)
