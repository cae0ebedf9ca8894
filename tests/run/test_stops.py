"""Where a trace must not go on: labels of sources and of the user, in the ledger's own lines."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from hueandcry.model.following import StopAt, TraceRequest
from hueandcry.model.label import Label
from hueandcry.model.transfer import PHASE_TOKEN, Transfer
from hueandcry.run.stops import stops_of
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import Ledger, opened
from hueandcry.store.ledger.names import Names
from hueandcry.trace.lots import REASONS
from tests.trace.replay import Step
from tests.trace.worlds import add, line_numbers, traced, transfers


def label(category: str, confidence: float = 0.9) -> Label:
    return Label("a name", "an entity", category, confidence, "list", "2026-01-01", "")


class Said:
    """Labels as a snapshot gives them."""

    def __init__(self, **labels: Label) -> None:
        self._labels = labels

    def of_many(
        self, accounts: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], tuple[Label, ...]]:
        return dict.fromkeys(accounts, ())

    def services(self, chain: str) -> Iterator[tuple[str, Label]]:
        return iter(self._labels.items()) if chain == "test:chain" else iter(())


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "w", write=True)
    add(made, transfers([Step("V", "H", 100), Step("H", "K", 60), Step("H", "X", 9)]))
    return made


def stops(ledger: Ledger, said: Said, *own: StopAt) -> dict[str, str]:
    names = Names(ledger.database, ledger.lookup())
    found = stops_of(TraceRequest(("H",), stop_at=own), names, said)
    accounts = {line: name for name, line in line_numbers(ledger).items()}
    assert found.line.tolist() == sorted(found.line.tolist())
    return {
        accounts[line]: REASONS[code]
        for line, code in zip(found.line.tolist(), found.reason.tolist(), strict=True)
    }


def test_services_and_mixers_stop_and_nobody_else(ledger: Ledger) -> None:
    said = Said(K=label("exchange"), X=label("mixer"), V=label("theft"), Q=label("exchange"))
    assert stops(ledger, said) == {"K": "service", "X": "mixer"}


def test_a_mixer_is_a_mixer_whatever_else_it_is_called(ledger: Ledger) -> None:
    assert stops(ledger, Said(K=label("mixer")), StopAt("K", label("exchange"))) == {"K": "mixer"}


def test_a_doubtful_label_stops_nothing(ledger: Ledger) -> None:
    assert stops(ledger, Said(K=label("exchange", 0.4))) == {}


def test_without_a_snapshot_only_the_user_stops(ledger: Ledger) -> None:
    names = Names(ledger.database, ledger.lookup())
    assert len(stops_of(TraceRequest(("H",)), names, Labels(None)).line) == 0
    assert stops(ledger, Said(), StopAt("X", label("exchange", 1.0))) == {"X": "service"}


def test_a_token_whose_amounts_change_by_themselves_ends_a_trace(tmp_path: Path) -> None:
    asset = "0xae7ab96520de3a18e5e111b5eaab095312d7fe84"
    names = ("0x" + "1" * 40, "0x" + "2" * 40, "0x" + "3" * 40)
    rows = [
        Transfer(
            "eip155:1", f"0x{at:064x}", at, 0, 1_000 + at, PHASE_TOKEN, (0,), *pair, asset, 9, 18
        )
        for at, pair in enumerate(pairwise(names), 1)
    ]
    with opened(tmp_path, "world", write=True) as made:
        add(made, rows)
        flow = traced(made, TraceRequest((rows[0].tx,)))
    assert {end.reason for end in flow.terminals} == {"inexact"}
    assert len(flow.edges) == 1
