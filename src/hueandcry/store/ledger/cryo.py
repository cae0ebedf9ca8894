"""Tables of cryo (github.com/paradigmxyz/cryo, crates/freeze/src/datasets).

Hashes and addresses are binary or hex; numbers of 256 bits come in several forms.
"""

from typing import Final

from hueandcry.store.ledger.places import path_sql
from hueandcry.store.ledger.shapes import MOVES, TOPS, fee, shape, traces_of

# cryo leaves failed calls out. A reward's author stands where a sender would.
_CRYO_TRACE: Final = traces_of(
    """nullif(transaction_hash, '') AS hash, block_number AS block,
    {time?block_timestamp,timestamp} AS time, TRY_CAST(transaction_position AS BIGINT) AS place,
    replace(coalesce(trace_address, ''), '_', ',') AS address,
    coalesce({error?}, '') <> '' AS failed, lower(action_type) AS kind,
    action_call_type AS call, {action_reward_type?} AS reward, {address?action_from} AS source,
    CASE lower(action_type) WHEN 'create' THEN {address?result_address}
        WHEN 'reward' THEN coalesce({address?action_to}, {address?action_from})
        ELSE {address?action_to} END AS target,
    action_value AS amount, {block_hash?} AS block_hash"""
)

_CRYO_LOG: Final = """SELECT {chain?} AS chain, block_number AS block,
    {time?block_timestamp,timestamp} AS time, transaction_hash AS tx,
    transaction_index AS tx_index, 2 AS phase, log_index AS number,
    {address?from_address} AS source, {address?to_address} AS target, {block_hash?} AS block_hash"""


CRYO: Final = (
    shape(
        "cryo erc20_transfers",
        "block_number transaction_index log_index transaction_hash erc20 from_address to_address",
        "transfer",
        f"{_CRYO_LOG}, {{address?erc20}} AS asset, {{exact?value}} AS amount FROM given",
    ),
    shape(
        "cryo erc721_transfers",
        "block_number transaction_index log_index transaction_hash erc721 from_address to_address",
        "transfer",
        f"""{_CRYO_LOG}, {{address?erc721}} || '/' || {{exact?token_id}} AS asset, '1' AS amount,
        0 AS decimals FROM given""",
    ),
    shape(
        "cryo native_transfers",
        "block_number transaction_index transfer_index transaction_hash from_address to_address",
        "transfer",
        f"""SELECT {{chain?}} AS chain, block_number AS block,
        {{time?block_timestamp,timestamp}} AS time,
        coalesce(transaction_hash, 'block ' || block_number) AS tx,
        transaction_index AS tx_index,
        CASE WHEN transaction_index IS NULL THEN 3 ELSE 1 END AS phase,
        CASE WHEN transaction_index IS NULL THEN transfer_index END AS number,
        CASE WHEN transaction_index IS NOT NULL THEN {
            path_sql("CAST(transfer_index AS VARCHAR)", ",")
        } END AS path, {{address?from_address}} AS source, {{address?to_address}} AS target,
        'native' AS asset, 18 AS decimals, {{exact?value}} AS amount, {{block_hash?}} AS block_hash
        FROM given""",
        traces=True,
    ),
    shape(
        "cryo traces",
        "action_from action_to action_value action_call_type action_type result_address"
        " trace_address transaction_position transaction_hash block_number",
        "transfer",
        f"{_CRYO_TRACE} {MOVES}",
        f"{_CRYO_TRACE} {TOPS}",
        traces=True,
    ),
    shape(
        "cryo transactions",
        "block_number transaction_index transaction_hash from_address to_address gas_limit"
        " gas_price",
        "transaction",
        f"""SELECT {{chain?}} AS chain, block_number AS block,
        {{time?block_timestamp,timestamp}} AS time,
        transaction_hash AS hash, transaction_index AS number, {{address?from_address}} AS sender,
        nullif(nullif({{address?to_address}}, ''), '0x') AS recipient, {{exact?value}} AS value, {
            fee("{gas_used?}", "gas_price", blobs=("NULL", "NULL"), first_layer="NULL")
        } AS fee, {{success?}} AS succeeded, {{block_hash?}} AS block_hash FROM given""",
    ),
    shape(
        "cryo blocks",
        "block_number block_hash timestamp",
        "block",
        """SELECT {chain?} AS chain, block_number AS block, {time?timestamp} AS time,
        block_hash FROM given""",
    ),
)
