"""Table formats people bring: which columns tell them, and how their rows are staged.

ethereum-etl (github.com/blockchain-etl/ethereum-etl, docs/schema.md) is also what BigQuery's
crypto_ethereum and AWS public data export, with receipt columns added to transactions. cryo
(github.com/paradigmxyz/cryo, its datasets' schemas) keeps hashes binary and amounts as text.

Each SELECT reads the view `given` and yields the columns of `stage.STAGED` or `stage.STAGED_TX` by
name; what a format does not have is left out and becomes NULL. `{chain}` is the chain asked for.
"""

from typing import Final, Literal

from msgspec import Struct

Into = Literal["transfer", "transaction", "block"]


class Format(Struct, frozen=True):
    """One table shape: `needs` must all be there, the most specific format that fits is taken."""

    name: str
    needs: frozenset[str]
    into: Into
    select: str
    also: str = ""


def _format(name: str, needs: str, into: Into, select: str, also: str = "") -> Format:
    return Format(name, frozenset(needs.split()), into, select, also)


# Calls that carry their caller's value along without moving any of it.
_STILL: Final = "coalesce(call_type, '') IN ('delegatecall', 'staticcall', 'callcode')"
# Exports by way of geth name no transaction but its place; what has neither is a block's reward.
_TX: Final = """coalesce(nullif(transaction_hash, ''), 'block ' || block_number
 || coalesce(' transaction ' || nullif(CAST(transaction_index AS VARCHAR), ''), ''))"""
_TRACES: Final = f"""WITH trace AS (
    SELECT *, {_TX} AS tx, TRY_CAST(transaction_index AS BIGINT) AS place,
        translate(coalesce(CAST(trace_address AS VARCHAR), ''), '[] ', '') AS address,
        coalesce(error, '') <> '' OR TRY_CAST({{status?}} AS BIGINT) = 0 AS failed FROM given
), failure AS (SELECT tx, CASE address WHEN '' THEN '' ELSE address || ',' END AS under
    FROM trace WHERE failed)"""
_ORDER: Final = "[TRY_CAST(x AS BIGINT) FOR x IN string_split(nullif(address, ''), ',')]"

FORMATS: Final = (
    _format(
        "ethereum-etl token_transfers",
        "token_address from_address to_address value transaction_hash log_index block_number",
        "transfer",
        """SELECT {chain} AS chain, block_number AS block, {time?block_timestamp} AS time,
        transaction_hash AS tx, 2 AS phase, log_index AS number, from_address AS source,
        to_address AS target, token_address AS asset, value AS amount, {block_hash?} AS block_hash
        FROM given""",
    ),
    _format(
        "ethereum-etl transactions",
        "hash block_number transaction_index from_address to_address value gas_price",
        "transaction",
        """SELECT {chain} AS chain, block_number AS block, {time?block_timestamp} AS time,
        hash, transaction_index AS number, from_address AS sender,
        coalesce(nullif(to_address, ''), {receipt_contract_address?}) AS recipient, value,
        TRY_CAST({receipt_gas_used?} AS HUGEINT) * TRY_CAST(coalesce(
            {receipt_effective_gas_price?}, gas_price) AS HUGEINT)
          + coalesce(TRY_CAST({receipt_blob_gas_used?} AS HUGEINT)
            * TRY_CAST({receipt_blob_gas_price?} AS HUGEINT), 0)
          + coalesce(TRY_CAST({receipt_l1_fee?} AS HUGEINT), 0) AS fee,
        {receipt_status?} AS succeeded, {block_hash?} AS block_hash FROM given""",
    ),
    _format(
        "ethereum-etl receipts",
        "transaction_hash transaction_index block_number gas_used status effective_gas_price",
        "transaction",
        """SELECT {chain} AS chain, block_number AS block, transaction_hash AS hash,
        transaction_index AS number, nullif({contract_address?}, '') AS recipient,
        TRY_CAST(gas_used AS HUGEINT) * TRY_CAST(effective_gas_price AS HUGEINT)
          + coalesce(TRY_CAST({blob_gas_used?} AS HUGEINT)
            * TRY_CAST({blob_gas_price?} AS HUGEINT), 0)
          + coalesce(TRY_CAST({l1_fee?} AS HUGEINT), 0) AS fee,
        status AS succeeded, {block_hash?} AS block_hash FROM given""",
    ),
    _format(
        "ethereum-etl traces",
        "block_number transaction_hash transaction_index from_address to_address value trace_type"
        " trace_address error",
        "transfer",
        f"""{_TRACES} SELECT {{chain}} AS chain, block_number AS block,
        {{time?block_timestamp}} AS time, tx, coalesce(place, {2**28}) AS tx_index,
        CASE WHEN place IS NULL THEN 3 ELSE 1 END AS phase,
        row_number() OVER (PARTITION BY tx ORDER BY {_ORDER} NULLS FIRST) - 1 AS number,
        CASE WHEN trace_type IN ('reward', 'genesis') THEN '' ELSE from_address END AS source,
        to_address AS target, 'native' AS asset, 18 AS decimals,
        value AS amount,
        {_STILL} OR failed OR EXISTS (SELECT 1 FROM failure f WHERE f.tx = trace.tx
            AND starts_with(trace.address || ',', f.under)) AS still
        FROM trace""",
        f"""{_TRACES} SELECT {{chain}} AS chain, block_number AS block, tx AS hash,
        place AS number, NOT failed AS succeeded
        FROM trace WHERE address = '' AND place IS NOT NULL""",
    ),
    _format(
        "ethereum-etl blocks",
        "number hash timestamp",
        "block",
        "SELECT {chain} AS chain, number AS number, timestamp AS time, hash AS hash FROM given",
    ),
    _format(
        "cryo erc20_transfers",
        "block_number transaction_index log_index transaction_hash erc20 from_address to_address",
        "transfer",
        """SELECT {chain?chain_id} AS chain, block_number AS block, {time?timestamp} AS time,
        transaction_hash AS tx, transaction_index AS tx_index, 2 AS phase, log_index AS number,
        from_address AS source, to_address AS target, erc20 AS asset, {amount} AS amount,
        {block_hash?} AS block_hash FROM given""",
    ),
    _format(
        "cryo erc721_transfers",
        "block_number transaction_index log_index transaction_hash erc721 from_address to_address",
        "transfer",
        """SELECT {chain?chain_id} AS chain, block_number AS block, {time?timestamp} AS time,
        transaction_hash AS tx, transaction_index AS tx_index, 2 AS phase, log_index AS number,
        from_address AS source, to_address AS target, erc721 || '/' || {token_id} AS asset,
        '1' AS amount, 0 AS decimals, {block_hash?} AS block_hash FROM given""",
    ),
    _format(
        "cryo native_transfers",
        "block_number transaction_index transfer_index transaction_hash from_address to_address",
        "transfer",
        """SELECT {chain?chain_id} AS chain, block_number AS block, {time?timestamp} AS time,
        transaction_hash AS tx, transaction_index AS tx_index, 1 AS phase,
        row_number() OVER (PARTITION BY transaction_hash
          ORDER BY TRY_CAST(transfer_index AS BIGINT)) - 1 AS number,
        from_address AS source, to_address AS target, 'native' AS asset, 18 AS decimals,
        {amount} AS amount,
        {block_hash?} AS block_hash FROM given""",
    ),
    _format(
        "cryo transactions",
        "block_number transaction_index transaction_hash from_address to_address gas_used gas_price"
        " success",
        "transaction",
        """SELECT {chain?chain_id} AS chain, block_number AS block, {time?timestamp} AS time,
        transaction_hash AS hash, transaction_index AS number, from_address AS sender,
        nullif(to_address, '') AS recipient, {amount} AS value,
        TRY_CAST(gas_used AS HUGEINT) * TRY_CAST(gas_price AS HUGEINT) AS fee,
        success AS succeeded, {block_hash?} AS block_hash FROM given""",
    ),
    _format(
        "cryo blocks",
        "block_number block_hash timestamp",
        "block",
        """SELECT {chain?chain_id} AS chain, block_number AS number, timestamp AS time,
        block_hash AS hash FROM given""",
    ),
)


def format_of(columns: frozenset[str]) -> Format | None:
    """Return the format whose columns are all there, the one that needs most."""
    fit = [known for known in FORMATS if known.needs <= columns]
    return max(fit, key=lambda known: len(known.needs), default=None)
