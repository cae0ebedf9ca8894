"""End to end: a drill is made, imported, traced, and its trace judged by the truth."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from hueandcry.model.errors import BadRequest
from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.run.asking import stops_in
from hueandcry.run.document import Told
from hueandcry.run.drill import DrillRequest, compare, make_drill
from hueandcry.run.trace import Tracer
from hueandcry.store.drill_files import SERVICES, read_truth
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.importing import Wanted, import_file
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.trace.drill.document import DrillTruth

TOLD = Told("2026-11-24T12:00:00+00:00", "test", None)


class Laid(msgspec.Struct, frozen=True):
    folder: Path
    truth: DrillTruth
    tracer: Tracer

    def flow(self, *asked: str, **limits: object) -> Flow:
        stops = tuple(stops_in(self.folder / SERVICES))
        given = {"asked": asked, "stop_at": stops, **limits}
        request = msgspec.convert(given, TraceRequest)
        return self.tracer.document(request, self.tracer.trace(request), TOLD)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laid]:
    root = tmp_path_factory.mktemp("drill")
    truth = make_drill(DrillRequest(20_000, 7, 300), root / "drill", lambda rows: None)
    ledger = Ledger(root / "ledger", write=True)
    path = root / "drill" / "transfers.parquet"
    brought = import_file(ledger, path, Wanted("eip155:31337"), TOLD.created)
    assert (brought.taken, brought.rejected, brought.off_lines) == (20_000, 0, 0)
    ledger.lay_lines()
    yield Laid(root / "drill", truth, Tracer(ledger, Labels(None), lambda: 0.0))
    ledger.close()


def test_the_written_truth_is_the_one_returned(laid: Laid) -> None:
    assert read_truth(laid.folder) == laid.truth


def test_a_trace_of_the_theft_finds_everything(laid: Laid) -> None:
    comparison = compare(laid.truth, laid.flow(laid.truth.transaction))
    assert comparison.all_found
    assert sum(row.found for row in comparison.holders) == int(laid.truth.stolen)
    assert len(comparison.transfers) == len(laid.truth.edges) > 150


def test_a_trace_of_the_thief_finds_everything_too(laid: Laid) -> None:
    flow = laid.flow(laid.truth.thief)
    assert len(flow.seeds) > 1
    assert compare(laid.truth, flow).all_found


def test_a_trace_that_ends_early_is_judged(laid: Laid) -> None:
    comparison = compare(laid.truth, laid.flow(laid.truth.transaction, depth=3))
    assert not comparison.all_found
    missed = sum(row.missed for row in comparison.holders)
    assert missed == sum(row.invented for row in comparison.holders) > 0
    assert any(row.missed for row in comparison.transfers)


def test_without_the_hub_known_money_is_invented_beyond_it(laid: Laid) -> None:
    flow = laid.flow(laid.truth.transaction, service_degree=10**9)
    comparison = compare(laid.truth, flow)
    hub = next(row for row in comparison.holders if row.label == "not labelled")
    assert hub.missed
    assert any(row.invented and not row.planted for row in comparison.holders)


def test_another_flow_is_refused(laid: Laid) -> None:
    with pytest.raises(BadRequest, match="does not follow the drill's theft"):
        compare(laid.truth, laid.flow(laid.truth.edges[0].to))
    with pytest.raises(BadRequest, match="earlier one's"):
        compare(laid.truth, laid.flow(laid.truth.transaction, laid.truth.victim))
    backward = laid.flow(laid.truth.transaction, backward=True)
    with pytest.raises(BadRequest, match="forward"):
        compare(laid.truth, backward)


@pytest.mark.parametrize(
    ("transfers", "seed", "edges"),
    [
        (9_999, 1, None),
        (10**9 + 1, 1, None),
        (20_000, -1, None),
        (20_000, 1, 9),
        (20_000, 1, 1_001),
    ],
)
def test_what_cannot_be_made_is_refused(transfers: int, seed: int, edges: int | None) -> None:
    with pytest.raises(BadRequest, match="out of range"):
        DrillRequest(transfers, seed, edges)
