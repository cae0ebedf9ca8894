"""Legs are weighed by what they were worth then; without a price they share alike."""

from pathlib import Path

from hueandcry.model.following import TraceRequest
from hueandcry.run.document import Told
from hueandcry.run.prices import worth_by
from hueandcry.run.trace import Tracer
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import opened
from hueandcry.store.ledger.names import Names
from hueandcry.store.prices import Prices
from tests.trace.crossings.test_flow import lay
from tests.trace.crossings.worlds import Step
from tests.trace.worlds import CHAIN

STEPS = [
    Step(1, "V", "U", 100, "A"), Step(2, None, "P", 50, "B"), Step(2, None, "P", 30, "C"),
    Step(3, "U", "P", 100, "A"), Step(3, "P", "U", 50, "B"), Step(3, "P", "U", 30, "C"),
]  # fmt: skip


def shares(
    root: Path, rows: dict[tuple[str, str], list[tuple[int, float]]]
) -> set[tuple[str, str]]:
    with opened(root, "world", write=True) as ledger:
        lay(ledger, STEPS, {3: "U"})
        worth = worth_by(Prices(rows), Names(ledger.database, ledger.lookup()))
        tracer = Tracer(ledger, Labels(None), lambda: 0.0, worth=worth)
        request = TraceRequest(("tx1",))
        told = Told("2026-11-24T12:00:00+00:00", "hueandcry test", None)
        flow = tracer.document(request, tracer.trace(request), told)
    return {(edge.share, edge.split or "") for edge in flow.edges}


def test_prices_of_the_time_weigh_the_legs(tmp_path: Path) -> None:
    rows = {(CHAIN, "B"): [(0, 1.0)], (CHAIN, "C"): [(0, 9.0), (1_003, 5.0), (1_004, 7.0)]}
    assert shares(tmp_path, rows) == {("0.25", "priced"), ("0.75", "priced")}


def test_a_missing_price_makes_them_equal_and_says_so(tmp_path: Path) -> None:
    assert shares(tmp_path, {(CHAIN, "B"): [(0, 1.0)]}) == {("0.5", "equal")}
