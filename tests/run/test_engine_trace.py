"""A trace in a warehouse is the trace of a ledger, its document and checkpoints included."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.model.following import TraceRequest
from hueandcry.run.asking import stops_in
from hueandcry.run.document import Told
from hueandcry.run.drill import DrillRequest, compare, make_drill
from hueandcry.run.engine_trace import EngineAt, EngineTracer, build_lines, engine_tracer
from hueandcry.run.trace import Tracer
from hueandcry.store.drill_files import LEDGER, SERVICES, TOKENS
from hueandcry.store.engines.duckdb_engine import DuckDBEngine
from hueandcry.store.engines.warehouse import NO_CROSSINGS
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.importing import Wanted, import_file
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.drill.document import DrillTruth

TOLD = Told("2026-11-24T12:00:00+00:00", "test", None)
CHAIN = "eip155:31337"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("engine")


@pytest.fixture(scope="module")
def truth(root: Path) -> DrillTruth:
    return make_drill(DrillRequest(10_000, 7, 200), root / "drill", lambda rows: None)


@pytest.fixture(scope="module")
def at(root: Path, truth: DrillTruth) -> EngineAt:
    found = EngineAt("duckdb", str(root / "firm.duckdb"), "hue")
    firm = DuckDBEngine(found.place)
    firm.run(f"CREATE VIEW token_transfers AS SELECT * FROM '{root / 'drill' / LEDGER}'")
    firm.run(f"CREATE VIEW tokens AS SELECT * FROM '{root / 'drill' / TOKENS}'")
    firm.close()
    tables = {"token_transfers": "token_transfers", "tokens": "tokens"}
    built = build_lines(found, tables, CHAIN, None, lambda made: None)
    assert built.rows("transfer") == 10_000
    return found


@pytest.fixture
def tracer(at: EngineAt, tmp_path: Path) -> Iterator[EngineTracer]:
    with engine_tracer(at, tmp_path, Labels(None), lambda: 0.0) as opened:
        yield opened


@pytest.fixture(scope="module")
def ledger(root: Path, truth: DrillTruth) -> Iterator[Tracer]:
    opened = Ledger(root / "ledger", write=True)
    for name in (LEDGER, TOKENS):
        import_file(opened, root / "drill" / name, Wanted(CHAIN), TOLD.created)
    opened.lay_lines()
    yield Tracer(opened, Labels(None), lambda: 0.0)
    opened.close()


@pytest.mark.parametrize("backward", [False, True])
def test_the_flow_is_that_of_a_ledger(
    tracer: EngineTracer, ledger: Tracer, truth: DrillTruth, root: Path, backward: bool
) -> None:
    stops = tuple(stops_in(root / "drill" / SERVICES))
    request = TraceRequest((truth.transaction,), stop_at=stops, backward=backward)
    mine = tracer.document(request, tracer.trace(request), TOLD)
    theirs = ledger.document(request, ledger.trace(request), TOLD)
    assert mine.edges
    assert (mine.seeds, mine.edges, mine.terminals) == (
        theirs.seeds, theirs.edges, theirs.terminals,
    )  # fmt: skip
    assert (mine.totals, mine.assets) == (theirs.totals, theirs.assets)
    assert mine.gaps == (NO_CROSSINGS, *theirs.gaps)
    assert mine.ledger.name == "duckdb:hue"
    assert backward or compare(truth, mine).all_found


def test_an_account_is_found_by_any_spelling(
    tracer: EngineTracer, truth: DrillTruth, root: Path
) -> None:
    holder = next(iter(truth.held()))
    stops = tuple(stops_in(root / "drill" / SERVICES))
    for text in (holder, holder.upper().replace("0X", "0x")):
        assert tracer.trace(TraceRequest((text,), stop_at=stops, depth=1)).seeds


def test_what_is_not_there_is_said(tracer: EngineTracer) -> None:
    with pytest.raises(BadRequest, match="neither an account nor a transaction"):
        tracer.trace(TraceRequest(("0x" + "ab" * 32,)))


def test_lines_that_were_never_built_are_not_traced(tmp_path: Path) -> None:
    empty = EngineAt("duckdb", str(tmp_path / "empty.duckdb"), "hue")
    with (
        pytest.raises(BadRequest, match="no whole lines in duckdb:hue"),
        engine_tracer(empty, tmp_path, Labels(None), lambda: 0.0),
    ):
        pass


def test_an_interrupted_trace_resumes(
    at: EngineAt, truth: DrillTruth, root: Path, tmp_path: Path
) -> None:
    seconds = iter(range(0, 10_000, 10))
    stops = tuple(stops_in(root / "drill" / SERVICES))
    request = TraceRequest((truth.transaction,), stop_at=stops)

    rounds = iter(range(10))

    def stop(state: object) -> None:
        if next(rounds) == 3:
            raise KeyboardInterrupt

    with engine_tracer(at, tmp_path, Labels(None), lambda: float(next(seconds))) as tracer:
        with pytest.raises(KeyboardInterrupt):
            tracer.trace(request, stop)
        again = tracer.trace(request)
        assert again.resumed
        assert compare(truth, tracer.document(request, again, TOLD)).all_found
