"""A firm's tables in each engine: the same drill, read by the engine itself."""

import os
import time
from pathlib import Path

import msgspec

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.run.asking import stops_in
from hueandcry.run.document import Told
from hueandcry.run.drill import DrillRequest, make_drill
from hueandcry.run.engine_trace import EngineTracer
from hueandcry.run.trace import Tracer
from hueandcry.store.drill_files import LEDGER, SERVICES, TOKENS
from hueandcry.store.engines.building import Built, Wanted, build
from hueandcry.store.engines.clickhouse_engine import ClickHouseEngine
from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from hueandcry.store.engines.engine import Engine
from hueandcry.store.engines.spark_engine import SparkEngine
from hueandcry.store.engines.warehouse import Warehouse
from hueandcry.store.labels import Labels
from hueandcry.store.ledger import importing
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.drill.document import DrillTruth
from tests.engines.cluster import SETTINGS

CHAIN = "eip155:31337"
# More for figures: HUE_ENGINES=1000000.
TRANSFERS = max(20_000, int(os.environ.get("HUE_ENGINES", "1")))
TOLD = Told("2026-11-24T12:00:00+00:00", "hueandcry test", None)
SHAPES = {"token_transfers": "token_transfers", "tokens": "tokens"}


class Drill(msgspec.Struct, frozen=True):
    """A drill's files, its truth, and the flow that a ledger on this machine gives."""

    folder: Path
    truth: DrillTruth
    request: TraceRequest
    flow: Flow
    seconds: float


def drill_at(root: Path) -> Drill:
    """Make a drill and trace it over the arrays of a ledger."""
    folder = root / "drill"
    truth = make_drill(DrillRequest(TRANSFERS, 7, 300), folder, lambda rows: None)
    ledger = Ledger(root / "ledger", write=True)
    for name in (LEDGER, TOKENS):
        importing.import_file(ledger, folder / name, importing.Wanted(CHAIN), TOLD.created)
    begun = time.monotonic()
    ledger.lay_lines()
    seconds = time.monotonic() - begun
    tracer = Tracer(ledger, Labels(None), lambda: 0.0)
    request = TraceRequest((truth.transaction,), stop_at=tuple(stops_in(folder / SERVICES)))
    flow = tracer.document(request, tracer.trace(request), TOLD)
    ledger.close()
    return Drill(folder, truth, request, flow, seconds)


class Firm(msgspec.Struct, frozen=True):
    """An engine with the drill built in it, and how long each part took."""

    engine: Engine
    schema: str
    built: Built
    seconds: float

    def rows(self, table: str, order: str) -> list[tuple[str, ...]]:
        """Return all rows of a table of ours as text, in an order of its keys."""
        name = self.engine.table(self.schema, table)
        found = self.engine.rows(f"SELECT * FROM {name} ORDER BY {order}")
        return [tuple(str(cell).lower() for cell in row) for row in found]

    def flow(self, request: TraceRequest, folder: Path) -> Flow:
        """Trace in the engine."""
        warehouse = Warehouse(self.engine, self.schema, folder)
        tracer = EngineTracer(warehouse, Labels(None), lambda: 0.0)
        flow = tracer.document(request, tracer.trace(request), TOLD)
        warehouse.close()
        return flow


def firm(engine: Engine, schema: str) -> Firm:
    """Build the drill's lines in an engine that has its tables."""
    begun = time.monotonic()
    built = build(engine, Wanted(schema, SHAPES, CHAIN, keep=True))
    return Firm(engine, schema, built, time.monotonic() - begun)


def duckdb_engine(folder: Path) -> Engine:
    """Open DuckDB with the drill as the firm's tables."""
    engine = DuckDBEngine(":memory:")
    engine.run(f"CREATE VIEW token_transfers AS SELECT * FROM '{folder / LEDGER}'")
    tokens = f"read_csv('{folder / TOKENS}', all_varchar = true)"
    engine.run(f"CREATE VIEW tokens AS SELECT * FROM {tokens}")
    return engine


def clickhouse_engine(folder: Path, place: Path) -> Engine:
    """Open ClickHouse in this process with the drill as the firm's tables."""
    engine = ClickHouseEngine(str(place))
    engine.run(f"CREATE VIEW token_transfers AS SELECT * FROM file('{folder / LEDGER}')")
    engine.run(f"CREATE VIEW tokens AS SELECT * FROM file('{folder / TOKENS}')")
    return engine


def spark_engine(folder: Path, url: str) -> Engine:
    """Open a session on a cluster with the drill as the firm's tables."""
    engine = SparkEngine(url, SETTINGS)
    path = folder / LEDGER
    engine.run(f"CREATE TEMPORARY VIEW token_transfers AS SELECT * FROM parquet.`{path}`")
    engine.run(
        f"CREATE TEMPORARY VIEW tokens USING csv OPTIONS (path '{folder / TOKENS}', header 'true')"
    )
    return engine
