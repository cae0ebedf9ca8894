"""Names in Python and in SQL are the same, and no two are."""

import re

import duckdb

from hueandcry.trace.drill.names import (
    NOBODY,
    ZERO,
    account_name,
    account_sql,
    token_name,
    transaction_name,
    transaction_sql,
)


def test_sql_gives_the_same_names() -> None:
    for number in (NOBODY, 0, 12_345, 2**31 - 1):
        row = duckdb.values([number])
        found = row.project(f"{account_sql(7, 'col0')}, {transaction_sql(7, 'col0')}").fetchall()
        assert found == [(account_name(7, number), transaction_name(7, number))]


def test_names_have_the_form_of_addresses_and_hashes() -> None:
    assert re.fullmatch("0x[0-9a-f]{40}", account_name(1, 1))
    assert re.fullmatch("0x[0-9a-f]{40}", token_name(1))
    assert re.fullmatch("0x[0-9a-f]{64}", transaction_name(1, 1))
    assert account_name(1, NOBODY) == ZERO


def test_another_seed_has_other_names() -> None:
    assert account_name(1, 11) != account_name(11, 1)
    assert account_name(1, 5) != account_name(2, 5)
