"""Engines by their names."""

import sys

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.store.engines.opening import NAMES, connect, connected


def test_an_engine_is_lent_and_closed() -> None:
    with connected("duckdb", ":memory:") as engine:
        assert engine.rows("SELECT 1") == [(1,)]


def test_an_unknown_engine_is_said_with_those_that_are() -> None:
    with pytest.raises(BadRequest) as told:
        connect("oracle", "db.test")
    assert all(name in str(told.value) for name in NAMES)


def test_spark_that_is_not_installed_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(BadRequest, match="needs pyspark"):
        connect("spark", "spark://db.test:7077")


def test_a_file_that_cannot_be_opened_is_refused() -> None:
    with pytest.raises(BadRequest, match="DuckDB refused"):
        connect("duckdb", "/nowhere/at/all.duckdb")
