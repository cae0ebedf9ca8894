"""Tables of ethereum-etl (github.com/blockchain-etl/ethereum-etl, docs/schema.md).

BigQuery's crypto_ethereum and AWS public data export the same, with receipt columns added to
transactions. AWS writes the values of transactions as floats.
"""

from typing import Final

from hueandcry.store.ledger.shapes import MOVES, TOPS, fee, shape, traces_of

_ETL_TRACE: Final = traces_of(
    """nullif(transaction_hash, '') AS hash, TRY_CAST(block_number AS BIGINT) AS block,
    {time?block_timestamp} AS time, TRY_CAST(transaction_index AS BIGINT) AS place,
    translate(coalesce(CAST(trace_address AS VARCHAR), ''), '[]" ', '') AS address,
    coalesce(error, '') <> '' OR coalesce(TRY_CAST({status?} AS BIGINT) = 0, FALSE) AS failed,
    lower(trace_type) AS kind, {call_type?} AS call, {reward_type?} AS reward,
    from_address AS source, to_address AS target, value AS amount, {block_hash?} AS block_hash"""
)

ETL: Final = (
    shape(
        "ethereum-etl token_transfers",
        "token_address from_address to_address value transaction_hash log_index block_number",
        "transfer",
        """SELECT {chain?} AS chain, block_number AS block, {time?block_timestamp} AS time,
        transaction_hash AS tx, 2 AS phase, log_index AS number, from_address AS source,
        to_address AS target, token_address AS asset, value AS amount, {block_hash?} AS block_hash
        FROM given""",
    ),
    shape(
        "ethereum-etl tokens",
        "address symbol decimals",
        "token",
        "SELECT {chain?} AS chain, address AS asset, decimals FROM given",
    ),
    shape(
        "ethereum-etl transactions",
        "hash block_number transaction_index from_address to_address value gas_price",
        "transaction",
        f"""SELECT {{chain?}} AS chain, block_number AS block, {{time?block_timestamp}} AS time,
        hash, transaction_index AS number, from_address AS sender,
        coalesce(nullif(to_address, ''), nullif({{receipt_contract_address?}}, '')) AS recipient,
        value, {
            fee(
                "{receipt_gas_used?}",
                "{receipt_effective_gas_price?}",
                "gas_price",
                blobs=("{receipt_blob_gas_used?}", "{receipt_blob_gas_price?}"),
                first_layer="{receipt_l1_fee?}",
            )
        } AS fee, {{receipt_status?}} AS succeeded, {{block_hash?}} AS block_hash FROM given""",
    ),
    shape(
        "ethereum-etl receipts",
        "transaction_hash transaction_index block_number gas_used status",
        "transaction",
        f"""SELECT {{chain?}} AS chain, block_number AS block, transaction_hash AS hash,
        transaction_index AS number, nullif({{contract_address?}}, '') AS recipient, {
            fee(
                "gas_used",
                "{effective_gas_price?}",
                blobs=("{blob_gas_used?}", "{blob_gas_price?}"),
                first_layer="{l1_fee?}",
            )
        } AS fee, status AS succeeded, {{block_hash?}} AS block_hash FROM given""",
    ),
    shape(
        "ethereum-etl traces",
        "block_number transaction_hash transaction_index from_address to_address value trace_type"
        " trace_address error",
        "transfer",
        f"{_ETL_TRACE} {MOVES}",
        f"{_ETL_TRACE} {TOPS}",
        traces=True,
    ),
    shape(
        "ethereum-etl logs",
        "log_index transaction_hash transaction_index address data topics block_number",
        "log",
        """SELECT {chain?} AS chain, block_number AS block, {time?block_timestamp} AS time,
        transaction_hash AS tx, log_index AS number, lower(address) AS contract,
        trim(regexp_replace(lower(CAST(topics AS VARCHAR)), '[^0-9a-fx]+', ' ', 'g')) AS topics,
        lower(data) AS data FROM given""",
    ),
    shape(
        "ethereum-etl blocks",
        "number hash timestamp",
        "block",
        """SELECT {chain?} AS chain, number AS block, {time?timestamp} AS time,
        hash AS block_hash FROM given""",
    ),
)
