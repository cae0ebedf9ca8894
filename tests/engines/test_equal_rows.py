"""Spark on a cluster and ClickHouse give the rows of DuckDB, and the flow of a ledger's arrays."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hueandcry.model.flow import Flow
from hueandcry.run.drill import compare
from hueandcry.store.engines.warehouse import NO_CROSSINGS
from tests.engines.cluster import Cluster
from tests.engines.firm import (
    TRANSFERS,
    Drill,
    Firm,
    clickhouse_engine,
    drill_at,
    duckdb_engine,
    firm,
    spark_engine,
)

# The packages of Spark and ClickHouse warn of each other's versions.
pytestmark = pytest.mark.filterwarnings("default")

OTHERS = ("clickhouse", "spark")
TABLES = {
    "placed": "line, height, spot, transfer, debit",
    "debit": "line, start",
    "credit": "line, start",
    "total": "line",
    "line": "id",
    "transfer": "id",
}


@pytest.fixture(scope="module")
def drill(tmp_path_factory: pytest.TempPathFactory) -> Drill:
    return drill_at(tmp_path_factory.mktemp("drill"))


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    running = Cluster(tmp_path_factory.mktemp("spark"))
    kept = dict(os.environ)
    try:
        running.start()
        os.environ.update(running.environment)
        yield running
    finally:
        running.stop()
        os.environ.clear()
        os.environ.update(kept)


@pytest.fixture(scope="module")
def firms(
    drill: Drill, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Firm]]:
    root = tmp_path_factory.mktemp("firms")
    # One after another: two at once would share the cores.
    found = {"duckdb": firm(duckdb_engine(drill.folder), "hue")}
    found["clickhouse"] = firm(clickhouse_engine(drill.folder, root / "clickhouse"), "hue")
    found["spark"] = firm(spark_engine(drill.folder, cluster.url), str(root / "hue"))
    yield found
    for one in found.values():
        one.engine.close()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("other", OTHERS)
def test_rows_are_those_of_duckdb(firms: dict[str, Firm], other: str, table: str) -> None:
    wanted = firms["duckdb"].rows(table, TABLES[table])
    assert wanted
    assert firms[other].rows(table, TABLES[table]) == wanted


def parts(flow: Flow) -> tuple[object, ...]:
    """Return all of a flow but which ledger it is of."""
    gaps = [gap for gap in flow.gaps if gap != NO_CROSSINGS]
    opening = flow.differs_if_openings_come_first
    return (flow.seeds, flow.edges, flow.terminals, flow.totals, flow.assets, flow.grains,
            gaps, opening)  # fmt: skip


@pytest.mark.parametrize("name", ["duckdb", *OTHERS])
def test_a_trace_is_that_of_a_ledger(
    firms: dict[str, Firm], drill: Drill, tmp_path: Path, name: str
) -> None:
    flow = firms[name].flow(drill.request, tmp_path)
    assert compare(drill.truth, flow).all_found
    assert parts(flow) == parts(drill.flow)


def table_of(firms: dict[str, Firm], traced: dict[str, float]) -> list[str]:
    """Return seconds of every step, engines side by side."""
    rows = {
        step.name: [
            next(made.seconds for made in one.built.steps if made.name == step.name)
            for one in firms.values()
        ]
        for step in firms["duckdb"].built.steps
    }
    rows["all steps"] = [one.seconds for one in firms.values()]
    rows["a trace, warm"] = list(traced.values())
    head = f"{TRANSFERS:,} transfers, seconds"
    return [
        f"{head:>30} " + "".join(f"{name:>12}" for name in firms),
        *(
            f"{name:>30} " + "".join(f"{one:12.2f}" for one in taken)
            for name, taken in rows.items()
        ),
    ]


def test_times_side_by_side(
    firms: dict[str, Firm], drill: Drill, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    traced = {}
    for name, one in firms.items():
        begun = time.monotonic()
        one.flow(drill.request, tmp_path / name)
        traced[name] = time.monotonic() - begun
    with capsys.disabled():
        sys.stdout.write("\n\n" + "\n".join(table_of(firms, traced)) + "\n")


def test_a_worker_that_fails_changes_nothing(
    firms: dict[str, Firm], drill: Drill, cluster: Cluster, tmp_path: Path
) -> None:
    cluster.lose_a_worker()
    flow = firms["spark"].flow(drill.request, tmp_path)
    assert parts(flow) == parts(drill.flow)
