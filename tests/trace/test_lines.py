"""The lines' SQL is in the subset that other engines share, and sums that would wrap are seen."""

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from hueandcry.trace.lines import COORDINATES, TOTALS

ENGINES = ("spark", "clickhouse", "trino", "bigquery", "snowflake")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", [COORDINATES, TOTALS], ids=["coordinates", "totals"])
def test_it_transpiles_and_reads_back(engine: str, text: str) -> None:
    [told] = sqlglot.transpile(text, read="duckdb", write=engine)
    assert isinstance(sqlglot.parse_one(told, read=engine), exp.Query)


def test_it_keeps_to_the_subset() -> None:
    tree = sqlglot.parse_one(COORDINATES, read="duckdb")
    assert not list(tree.find_all(exp.IntDiv))
    kinds = {str(one.this) for one in tree.find_all(exp.DataType)}
    assert not {kind for kind in kinds if "INT128" in kind or "HUGEINT" in kind}
    # Named windows are not carried over everywhere: each is written out.
    assert all(not window.args.get("alias") for window in tree.find_all(exp.Window))


@pytest.mark.parametrize(("amounts", "found"), [((4e36, 4e36), []), ((5e36, 5e36), [7])])
def test_totals_beyond_what_is_exact_are_seen(
    amounts: tuple[float, float], found: list[int]
) -> None:
    database = duckdb.connect()
    database.execute("CREATE TABLE posting (line INTEGER, v DECIMAL(38, 0))")
    database.execute("CREATE TABLE base (line INTEGER, o DECIMAL(38, 0), i DECIMAL(38, 0))")
    for amount in amounts:
        database.execute("INSERT INTO posting VALUES (7, ?)", [str(int(amount))])
    assert [row[0] for row in database.execute(TOTALS).fetchall()] == found


def test_totals_count_what_the_line_had_before() -> None:
    database = duckdb.connect()
    database.execute("CREATE TABLE posting AS SELECT 7 AS line, CAST(1 AS DECIMAL(38, 0)) AS v")
    database.execute(
        "CREATE TABLE base AS SELECT 7 AS line, CAST(9e36 AS DECIMAL(38, 0)) AS o,"
        " CAST(0 AS DECIMAL(38, 0)) AS i"
    )
    database.execute("UPDATE base SET i = CAST(5e36 AS DECIMAL(38, 0))")
    assert [row[0] for row in database.execute(TOTALS).fetchall()] == [7]
