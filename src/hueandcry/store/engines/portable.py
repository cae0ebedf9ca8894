r"""Carries our SQL text, written for DuckDB, to the dialect of an engine.

Beyond what sqlglot carries over itself, three words of our own stand for what every engine writes
differently: `CALL_ORDER(x)`, `CHAIN_SECONDS(x)` and `ALL_DIGITS(x)`.
"""

from collections.abc import Mapping
from typing import Final

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel

# A trace address as text that sorts in pre-order: every part padded to seven digits. A call with
# ten million calls of its own would need a block of a billion gas.
_PADDED: Final = "'([0-9]+)', '000000{one}'"
_CUT: Final = "'[0-9]*([0-9]{{7}})', '{one}'"


def _call_order(function: str, one: str, flags: str = "") -> str:
    padded, cut = _PADDED.format(one=one), _CUT.format(one=one)
    return f"{function}({function}({{x}}, {padded}{flags}), {cut}{flags})"


_CALL_ORDER: Final = {
    "duckdb": _call_order("REGEXP_REPLACE", r"\1", ", 'g'"),
    "spark": _call_order("REGEXP_REPLACE", "$1"),
    "clickhouse": _call_order("replaceRegexpAll", r"\\1"),
    "trino": _call_order("REGEXP_REPLACE", "$1"),
    "bigquery": _call_order("REGEXP_REPLACE", r"\\1"),
    "snowflake": _call_order("REGEXP_REPLACE", r"\\1"),
}
_CHAIN_SECONDS: Final = {
    "duckdb": "CAST(FLOOR(EPOCH(CAST({x} AS TIMESTAMP))) AS BIGINT)",
    "spark": "UNIX_SECONDS(CAST({x} AS TIMESTAMP))",
    "clickhouse": "toInt64(toUnixTimestamp(parseDateTimeBestEffort(toString({x}), 'UTC')))",
    "trino": "CAST(FLOOR(TO_UNIXTIME(CAST({x} AS TIMESTAMP))) AS BIGINT)",
    "bigquery": "UNIX_SECONDS({x})",
    "snowflake": "DATE_PART(EPOCH_SECOND, CAST({x} AS TIMESTAMP))",
}
_ALL_DIGITS: Final = {
    "duckdb": "REGEXP_FULL_MATCH({x}, '[0-9]+')",
    "spark": "({x} RLIKE '^[0-9]+$')",
    "clickhouse": "match({x}, '^[0-9]+$')",
    "trino": "REGEXP_LIKE({x}, '^[0-9]+$')",
    "bigquery": "REGEXP_CONTAINS({x}, '^[0-9]+$')",
    "snowflake": "REGEXP_LIKE({x}, '[0-9]+')",
}
_OWN: Final = {
    "CALL_ORDER": _CALL_ORDER,
    "CHAIN_SECONDS": _CHAIN_SECONDS,
    "ALL_DIGITS": _ALL_DIGITS,
}
DIALECTS: Final = tuple(_ALL_DIGITS)


def told(text: str, dialect: str, tables: Mapping[str, str]) -> str:
    """Return a query in a dialect. `tables` gives the full names of tables that have one.

    A full name is written as the engine writes it (`catalog.schema.table`).
    """
    tree = sqlglot.parse_one(text, read="duckdb")
    inner = {one.alias for one in tree.find_all(exp.CTE)}
    for table in list(tree.find_all(exp.Table)):
        if table.name in tables and table.name not in inner and not table.db:
            full = exp.to_table(tables[table.name], dialect=dialect)
            table.replace(exp.alias_(full, table.alias or table.name, table=True))
    if dialect == "clickhouse":
        _keep_nullness(tree)
    # A replaced call is text: outermost last, so that inner ones are already written.
    own = [one for one in tree.find_all(exp.Anonymous) if str(one.this).upper() in _OWN]
    for call in reversed(own):
        written = call.expressions[0].sql(dialect=dialect)
        template = _OWN[str(call.this).upper()][dialect]
        # A `Var` is written as it stands.
        call.replace(exp.Var(this=template.replace("{x}", written)))
    # The only warning is about NULLS LAST: no key that sorts is ever null.
    return tree.sql(dialect=dialect, unsupported_level=ErrorLevel.IGNORE)


def _keep_nullness(tree: exp.Expr) -> None:
    """Have casts keep whether a value may be null: ClickHouse sorts by columns that may not."""
    for kind in tree.find_all(exp.DataType):
        kind.set("nullable", False)
