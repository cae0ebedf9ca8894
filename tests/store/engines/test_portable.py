"""The text of every step is valid on engines nobody here runs, and keeps to what they share."""

import re

import duckdb
import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from hueandcry.store.engines import text
from hueandcry.store.engines.building import SHAPES, Wanted, moved_text
from hueandcry.store.engines.portable import DIALECTS, told
from hueandcry.store.engines.source import _FACTS, _ROWS

TABLES = {shape: f"firm.{shape}" for shape in SHAPES}
MOVED = moved_text(Wanted("hue", TABLES, "eip155:1", until=100))
VALUES = moved_text(Wanted("hue", {"transactions": "t"}, "eip155:1"))
STEPS = {step.name: step.select for step in text.steps(MOVED, SHAPES)}
TEXTS = {
    **STEPS, "values": VALUES, "out of range": text.OUT_OF_RANGE, "facts": _FACTS,
    "rows": _ROWS.format(side="debit"),
}  # fmt: skip
OURS = {name: f"lines.{name}" for name in STEPS}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", TEXTS)
def test_it_reads_back_in_every_dialect(dialect: str, name: str) -> None:
    written = told(TEXTS[name], dialect, OURS)
    tree = sqlglot.parse_one(written, read=dialect)
    assert isinstance(tree, exp.Query)
    assert not re.search(r"HUGEINT|INT128|CALL_ORDER|CHAIN_SECONDS|ALL_DIGITS", written.upper())
    assert not list(tree.find_all(exp.IntDiv, exp.Div))


def test_the_guard_comes_before_anything_is_added_up() -> None:
    order = [step.name for step in text.steps(MOVED, SHAPES)]
    assert order.index("too_large") < order.index("posting") < order.index("placed")
    before = [STEPS[name] for name in order[: order.index("too_large")]]
    assert not any("SUM(V)" in one.upper() or "SUM(CASE" in one.upper() for one in before)


@pytest.mark.parametrize("name", [name for name in STEPS if name != "moved"])
def test_columns_of_bigquery_hold_38_digits(name: str) -> None:
    # NUMERIC has 29 whole digits; fees are made of two such numbers before they are text.
    written = told(STEPS[name], "bigquery", OURS)
    assert not re.search(r"(?<!BIG)NUMERIC|DECIMAL", written)


def test_tables_get_their_full_names_and_common_expressions_keep_theirs() -> None:
    query = "WITH part AS (SELECT x FROM posting) SELECT part.x FROM part JOIN base ON TRUE"
    written = told(query, "duckdb", {"posting": "a.posting", "base": "b.base", "part": "c.part"})
    assert "FROM a.posting AS posting" in written
    assert "JOIN b.base AS base" in written
    assert "c.part" not in written


def test_a_name_with_dashes_is_written_as_its_engine_writes_it() -> None:
    name = "`public-data.crypto.token_transfers`"
    written = told("SELECT 1 AS one FROM token_transfers", "bigquery", {"token_transfers": name})
    assert "public-data" in written
    assert isinstance(sqlglot.parse_one(written, read="bigquery"), exp.Query)


@given(st.lists(st.lists(st.integers(0, 2_000_000), max_size=4), min_size=2, max_size=6))
def test_calls_sort_as_their_trace_addresses(addresses: list[list[int]]) -> None:
    given_rows = ", ".join(f"('{','.join(map(str, one))}')" for one in addresses)
    query = told("SELECT x FROM calls ORDER BY CALL_ORDER(x)", "duckdb", {})
    database = duckdb.connect()
    found = database.execute(f"WITH calls(x) AS (VALUES {given_rows}) {query}").fetchall()
    parts = [[int(part) for part in str(row[0]).split(",") if part] for row in found]
    assert parts == sorted(parts)
