from pathlib import Path

import pytest

from hueandcry.store.ledger.formats import FORMATS, format_of
from tests.store.ledger.bringing import (
    ETL_TOKENS,
    TOKEN,
    A,
    B,
    C,
    bring,
    ledger_at,
    moves,
    parquet,
    places,
    reasons,
    table,
    times,
    tx,
)

TRACES = (
    "block_number,transaction_hash,transaction_index,from_address,to_address,value,trace_type,"
    "call_type,reward_type,trace_address,error,status"
)
TRANSACTIONS = (
    "hash,nonce,block_hash,block_number,transaction_index,from_address,to_address,value,gas,"
    "gas_price,input,block_timestamp"
)
RECEIPTS = "transaction_hash,transaction_index,block_number,gas_used,status,effective_gas_price"


def trace(
    place: str, source: str, target: str, value: object, call: str = "call", error: str = "",
    kind: str = "call", number: int = 1,
) -> tuple[object, ...]:  # fmt: skip
    return (10, tx(number), 0, source, target, value, kind, call, "", f'"{place}"', error, "")


def test_the_format_that_needs_most_columns_is_taken() -> None:
    for known in FORMATS:
        assert format_of(known.needs) is known
    assert format_of(frozenset({"hash", "value"})) is None


def test_the_samples_of_ethereum_etl_are_all_read(cases: Path, tmp_path: Path) -> None:
    paths = sorted((cases / "etl" / "ethereum_etl").glob("*expected*"))
    assert paths
    for number, path in enumerate(paths):
        ledger = ledger_at(tmp_path / str(number))
        brought = bring(ledger, path)
        assert brought.rows
        # A geth export does not say what a destroyed contract held.
        assert reasons(ledger) == (
            ["the amount is missing"] if "geth" in path.name and "suicide" in path.name else []
        )
        ledger.lay_lines()
        ledger.close()


def test_csv_and_json_lines_of_the_same_blocks_are_the_same(cases: Path, tmp_path: Path) -> None:
    folder = cases / "etl" / "ethereum_etl"
    name = "export_blocks_job.blocks_with_transactions_and_withdrawals.expected_transactions"
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, folder / f"{name}.csv").taken == 298
    again = bring(ledger, folder / f"{name}.json")
    assert (again.taken, again.known) == (0, 298)


def test_amounts_beyond_64_bits_are_exact(tmp_path: Path) -> None:
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "a.csv", ETL_TOKENS, [(TOKEN, A, B, 10**36 + 1, tx(1), 0, 5)]))
    assert moves(ledger) == [(A, B, TOKEN, 10**36 + 1)]


def test_calls_stand_in_pre_order_and_what_failed_moves_nothing(tmp_path: Path) -> None:
    rows = [
        trace("1,0", B, C, 4),
        trace("10", B, C, 6),
        trace("2", B, C, 5, error="Reverted"),
        trace("2,0", C, A, 7),
        trace("2,0,3", C, A, 8),
        trace("1", B, A, 3),
        trace("0", A, C, 9, call="delegatecall"),
        trace("3", A, C, 9, call="staticcall"),
        trace("4", A, C, 9, call="callcode"),
        trace("", A, B, 100),
        trace("20", B, C, 1, kind="create", call=""),
    ]
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, table(tmp_path / "t.csv", TRACES, rows))
    assert [move[3] for move in moves(ledger)] == [100, 3, 4, 6, 1]
    assert (brought.taken, brought.off_lines) == (5, 6)


def test_status_of_ethereum_etl_tells_failed_calls_too(tmp_path: Path) -> None:
    rows = [(*trace("", A, B, 5)[:-1], 1), (*trace("0", B, C, 2)[:-1], 0)]
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", TRACES, rows))
    assert moves(ledger) == [(A, B, "native", 5)]


def test_rewards_come_from_nobody_after_the_last_transaction(tmp_path: Path) -> None:
    rows = [
        (10, "", "", "", A, 3, "reward", "", "uncle", "", "", 1),
        (10, "", "", "", A, 5, "reward", "", "block", "", "", 1),
        (10, tx(1), 7, A, B, 1, "call", "call", "", "", "", 1),
    ]
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", TRACES, rows))
    assert places(ledger) == [(10, 1, A, B, 1), (10, 3, None, A, 5), (10, 3, None, A, 3)]


def test_bigquery_exports_of_tables(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "000000000000",
        f"SELECT '{tx(1)}' AS hash, 0::BIGINT AS nonce, 3::BIGINT AS transaction_index,"
        f" '{A}' AS from_address, '{B}' AS to_address, 10000000000000000000::DECIMAL(38, 9) AS"
        " value, 21000::BIGINT AS gas, 50::BIGINT AS gas_price, '0x' AS input,"
        " 21000::BIGINT AS receipt_gas_used, NULL::VARCHAR AS receipt_contract_address,"
        " 1::BIGINT AS receipt_status, TIMESTAMPTZ '2023-05-02 12:19:59+00' AS block_timestamp,"
        " 100::BIGINT AS block_number, '0xb' AS block_hash, 40::BIGINT AS"
        " receipt_effective_gas_price",
    )
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, path).format == "ethereum-etl transactions"
    assert places(ledger) == [(100, 0, A, None, 21000 * 40), (100, 1, A, B, 10**19)]
    assert times(ledger) == [1683029999, 1683029999]


def test_bigquery_json_writes_numbers_and_dates_as_text(tmp_path: Path) -> None:
    row = (
        f'{{"token_address":"{TOKEN}","from_address":"{A}","to_address":"{B}",'
        f'"value":"123456789012345678901234","transaction_hash":"{tx(1)}","log_index":"4",'
        '"block_timestamp":"2023-05-02 12:19:59 UTC","block_number":"7","block_hash":"0xb"}\n'
    )
    (tmp_path / "t.json").write_text(row)
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, tmp_path / "t.json")
    assert moves(ledger) == [(A, B, TOKEN, 123456789012345678901234)]
    assert times(ledger) == [1683029999]


def test_aws_writes_values_as_floats_only_whole_ones_are_taken(tmp_path: Path) -> None:
    values = {1: "9007199254740992", 2: "1500000000000000001", 3: "0.5", 4: "'NaN'::DOUBLE"}
    path = parquet(
        tmp_path / "part-0.snappy.parquet",
        " UNION ALL ".join(
            f"SELECT '{tx(key)}' AS hash, {key}::BIGINT AS transaction_index, '{A}' AS"
            f" from_address, '{B}' AS to_address, {value}::DOUBLE AS value, 9::BIGINT AS gas_price,"
            " 2::BIGINT AS receipt_gas_used, 100::BIGINT AS block_number, TIMESTAMP"
            " '2023-05-02 12:19:59' AS block_timestamp, '2023-05-02' AS date"
            for key, value in values.items()
        ),
    )
    ledger = ledger_at(tmp_path / "l")
    brought = bring(ledger, path)
    assert (brought.taken, brought.rejected) == (1, 3)
    fees = [(100, 0, A, None, 18)] * 4
    assert sorted(places(ledger)) == sorted([*fees, (100, 1, A, B, 2**53)])
    assert (
        "the amount 1.5e+18 (float): a rounded float; export the column as text or DECIMAL"
        in reasons(ledger)
    )


def _cryo(columns: str) -> str:
    return (
        "SELECT 10::UINTEGER AS block_number, 2::UINTEGER AS transaction_index, 5::UINTEGER AS"
        f" log_index, unhex('{tx(1)[2:]}') AS transaction_hash, unhex('{TOKEN[2:]}') AS erc20,"
        f" unhex('{A[2:]}') AS from_address, unhex('{B[2:]}') AS to_address, 56::UBIGINT AS"
        f" chain_id, {columns}"
    )


@pytest.mark.parametrize(
    "columns",
    [
        "'1000000000000000000000' AS value_string, 1e21::DOUBLE AS value_f64",
        "unhex(lpad('3635C9ADC5DEA00000', 64, '0')) AS value_binary",
        "'0x' || lpad('3635c9adc5dea00000', 64, '0') AS value_binary",
        "unhex(lpad('3635C9ADC5DEA00000', 64, '0')) AS value_u256binary",
        "unhex(lpad('3635C9ADC5DEA00000', 64, '0')) AS value",
        "1000000000000000000000::DECIMAL(38, 0) AS value_d128",
    ],
)
def test_cryo_numbers_in_each_exact_form(tmp_path: Path, columns: str) -> None:
    path = parquet(tmp_path / "erc20.parquet", _cryo(columns))
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, path).format == "cryo erc20_transfers"
    assert moves(ledger) == [(A, B, TOKEN, 10**21)]
    chain = ledger.database.execute("SELECT name FROM chain").fetchall()
    assert chain == [("eip155:56",)]


def test_cryo_binary_beyond_128_bits_is_too_large_and_not_wrong(tmp_path: Path) -> None:
    path = parquet(tmp_path / "e.parquet", _cryo(f"unhex('{'f' * 64}') AS value_binary"))
    ledger = ledger_at(tmp_path / "l")
    assert bring(ledger, path).rejected == 1
    assert reasons(ledger) == ["the amount is too large to be added up exactly"]


def test_cryo_nfts_and_padded_addresses_of_old_versions(tmp_path: Path) -> None:
    padded = "0" * 24
    path = parquet(
        tmp_path / "e.parquet",
        "SELECT 10 AS block_number, 2 AS transaction_index, 5 AS log_index,"
        f" '{tx(1)}' AS transaction_hash, '{TOKEN}' AS erc721, '0x{padded}{A[2:]}' AS"
        f" from_address, '{B[2:]}' AS to_address, '77' AS token_id_string",
    )
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, path)
    assert moves(ledger) == [(A, B, f"{TOKEN}/77", 10**18)]


def test_cryo_native_transfers_and_traces_agree_with_ethereum_etl(tmp_path: Path) -> None:
    native = parquet(
        tmp_path / "n.parquet",
        f"SELECT 10 AS block_number, 0 AS transaction_index, i AS transfer_index, '{tx(1)}' AS"
        " transaction_hash, s AS from_address, t AS to_address, v AS value_string FROM (VALUES"
        f" (8, '{A}', '{B}', '100'), (9, '{B}', '{C}', '3'), (10, '{C}', '{A}', '2'))"
        " x(i, s, t, v)",
    )
    traces = parquet(
        tmp_path / "t.parquet",
        f"SELECT 10 AS block_number, 0 AS transaction_position, '{tx(1)}' AS transaction_hash,"
        " a AS trace_address, s AS action_from, t AS action_to, v AS action_value, c AS"
        " action_call_type, 'call' AS action_type, NULL::VARCHAR AS result_address, NULL::VARCHAR"
        f" AS error FROM (VALUES ('', '{A}', '{B}', '100', 'call'), ('0', '{B}', '{C}', '3',"
        f" 'call'), ('0_0', '{C}', '{A}', '2', 'call'), ('1', '{C}', '{A}', '9', 'delegate_call'))"
        " x(a, s, t, v, c)",
    )
    etl = table(
        tmp_path / "e.csv",
        TRACES,
        [trace("", A, B, 100), trace("0", B, C, 3), trace("0,0", C, A, 2)],
    )
    found = []
    for number, path in enumerate((native, traces, etl)):
        ledger = ledger_at(tmp_path / str(number))
        bring(ledger, path)
        found.append(places(ledger))
    assert found[0] == found[1] == found[2]
    assert [place[-1] for place in found[0]] == [100, 3, 2]


def test_cryo_transactions_with_and_without_receipts(tmp_path: Path) -> None:
    columns = (
        "SELECT 10 AS block_number, 2 AS transaction_index, unhex('{hash}') AS transaction_hash,"
        f" unhex('{A[2:]}') AS from_address, unhex('{B[2:]}') AS to_address, '5' AS value_string,"
        " 30000::UBIGINT AS gas_limit, 7::UBIGINT AS gas_price"
    )
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, parquet(tmp_path / "a.parquet", columns.format(hash=tx(1)[2:])))
    assert places(ledger) == [(10, 1, A, B, 5)]
    more = columns.format(hash=tx(1)[2:]) + ", 21000::UBIGINT AS gas_used, FALSE AS success"
    assert bring(ledger, parquet(tmp_path / "b.parquet", more)).changed == 1
    assert places(ledger) == [(10, 0, A, None, 21000 * 7)]


def test_a_cryo_reward_goes_to_its_author(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "t.parquet",
        "SELECT 10 AS block_number, NULL::INTEGER AS transaction_position, NULL::VARCHAR AS"
        f" transaction_hash, '' AS trace_address, '{A}' AS action_from, NULL::VARCHAR AS action_to,"
        " '5' AS action_value, NULL::VARCHAR AS action_call_type, 'reward' AS action_type,"
        " NULL::VARCHAR AS result_address, NULL::VARCHAR AS error, 'reward' AS action_reward_type",
    )
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, path)
    assert places(ledger) == [(10, 3, None, A, 5)]


def test_blob_and_first_layer_fees_are_part_of_the_fee(tmp_path: Path) -> None:
    header = (
        TRANSACTIONS
        + ",receipt_gas_used,receipt_effective_gas_price,receipt_status,receipt_blob_gas_used"
        ",receipt_blob_gas_price,receipt_l1_fee"
    )
    row = (tx(1), 0, "0xb", 10, 0, A, B, 0, 99, 9, "0x", 100, 21000, 5, 1, 131072, 3, 11)
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", header, [row]))
    assert moves(ledger) == [(A, None, "native", 21000 * 5 + 131072 * 3 + 11)]


def test_a_price_no_chain_has_ends_no_import(tmp_path: Path) -> None:
    header = TRANSACTIONS + ",receipt_gas_used"
    rows = [
        (tx(1), 0, "", 10, 0, A, B, 4, 9, "9" * 30, "0x", 100, "9" * 30),
        (tx(2), 0, "", 10, 1, A, B, 6, 9, 2, "0x", 100, 3),
    ]
    ledger = ledger_at(tmp_path / "l")
    bring(ledger, table(tmp_path / "t.csv", header, rows))
    assert [move[3] for move in moves(ledger)] == [4, 6, 6]
