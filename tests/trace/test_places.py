"""The fast kernel, the SQL text and plain Python give every posting the same place."""

from collections.abc import Sequence
from typing import NamedTuple

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.wide import wide
from hueandcry.trace.lines import COORDINATES
from hueandcry.trace.places import places_of


class Row(NamedTuple):
    """A posting: its line, its side and its amount, in order."""

    line: int
    debit: bool
    v: int


class Place(NamedTuple):
    """What a posting gets: where it starts, and the gap before it (start, amount)."""

    start: int
    gap_start: int
    gap: int


AMOUNTS = st.integers(1, 12) | st.integers(1, 10**30) | st.sampled_from([10**18 - 1, 10**18])
ROWS = st.lists(st.builds(Row, st.integers(0, 3), st.booleans(), AMOUNTS), min_size=1, max_size=40)
BASES = st.lists(st.tuples(st.integers(0, 10**20), st.integers(0, 10**20)), min_size=4, max_size=4)


def plain(rows: Sequence[Row], bases: Sequence[tuple[int, int]]) -> list[Place]:
    """Place postings one by one: the definition of docs/lines.md, word for word."""
    drawn = [base[0] for base in bases]
    filled = [max(base) for base in bases]
    missing = [0] * len(bases)
    found = []
    for row in rows:
        known, gap = filled[row.line] + missing[row.line], 0
        if row.debit:
            gap = max(drawn[row.line] + row.v - known, 0)
            found.append(Place(drawn[row.line], known, gap))
            drawn[row.line] += row.v
            missing[row.line] += gap
        else:
            found.append(Place(known, known, 0))
            filled[row.line] += row.v
    return found


def by_arrays(rows: Sequence[Row], bases: Sequence[tuple[int, int]]) -> list[Place]:
    line = np.array([row.line for row in rows], dtype=np.int32)
    debit = np.array([row.debit for row in rows])
    drawn = wide(bases[row.line][0] for row in rows)
    filled = wide(max(bases[row.line]) for row in rows)
    found = places_of(line, debit, wide(row.v for row in rows), drawn, filled)
    columns = (found.start.ints(), found.gap_start.ints(), found.gap.ints())
    return [Place(*one) for one in zip(*columns, strict=True)]


@pytest.fixture(scope="module")
def database() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute(
        "CREATE TABLE posting (line INTEGER, height BIGINT, spot BIGINT, transfer BIGINT,"
        " debit BOOLEAN, v DECIMAL(38, 0))"
    )
    made.execute("CREATE TABLE base (line INTEGER, o DECIMAL(38, 0), i DECIMAL(38, 0))")
    return made


def by_sql(
    database: duckdb.DuckDBPyConnection, rows: Sequence[Row], bases: Sequence[tuple[int, int]]
) -> list[Place]:
    database.execute("DELETE FROM posting; DELETE FROM base")
    for number, row in enumerate(rows):
        database.execute(
            "INSERT INTO posting VALUES (?, 1, 1, ?, ?, CAST(? AS DECIMAL(38, 0)))",
            [row.line, number, row.debit, str(row.v)],
        )
    for line, base in enumerate(bases):
        database.execute(
            "INSERT INTO base VALUES (?, CAST(? AS DECIMAL(38, 0)), CAST(? AS DECIMAL(38, 0)))",
            [line, str(base[0]), str(max(base))],
        )
    found = database.execute(
        f"CREATE OR REPLACE TABLE found AS {COORDINATES}; SELECT start, gap_start, gap FROM found"
        " ORDER BY transfer"
    ).fetchall()
    return [Place(*map(int, row)) for row in found]


def sorted_by_line(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row.line)


@given(ROWS, BASES)
def test_arrays_agree_with_the_definition(rows: list[Row], bases: list[tuple[int, int]]) -> None:
    ordered = sorted_by_line(rows)
    assert by_arrays(ordered, bases) == plain(ordered, bases)


@settings(max_examples=40)
@given(ROWS, BASES)
def test_sql_agrees_with_the_definition(
    database: duckdb.DuckDBPyConnection, rows: list[Row], bases: list[tuple[int, int]]
) -> None:
    ordered = sorted_by_line(rows)
    found, wanted = by_sql(database, ordered, bases), plain(ordered, bases)
    # A gap's start means nothing where there is no gap.
    assert [(one.start, one.gap) for one in found] == [(one.start, one.gap) for one in wanted]
    gaps = [(a, b) for a, b in zip(found, wanted, strict=True) if b.gap]
    assert all(a.gap_start == b.gap_start for a, b in gaps)


@given(ROWS, st.integers(1, 39))
def test_later_postings_move_no_earlier_one(rows: list[Row], length: int) -> None:
    none = [(0, 0)] * 4
    kept = rows[:length]
    before = dict(zip(map(id, sorted_by_line(kept)), by_arrays(sorted_by_line(kept), none),
                      strict=False))  # fmt: skip
    after = dict(zip(map(id, sorted_by_line(rows)), by_arrays(sorted_by_line(rows), none),
                     strict=False))  # fmt: skip
    assert all(after[key] == place for key, place in before.items())
