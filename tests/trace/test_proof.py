"""A flow holds against its ledger, and every way of tampering with it is seen."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.run.verify import Seal, verify_flow
from hueandcry.store.ledger.ledger import opened
from tests.forgeries import BY_LEDGER, HISTORY
from tests.trace.replay import Step
from tests.trace.test_follow import STEPS
from tests.trace.worlds import add, flow_of, traced, transfers

SEAL = Seal("hueandcry test", "2026-11-24T12:00:00+00:00")
STEPS_OF_ONE = [
    Step("V", "H", 100), Step(None, "H", 7), Step("H", "K", 60), Step("K", "X", 20),
    Step("K", "H", 30), Step("H", "X", 70), Step("X", None, 5, fee=True),
]  # fmt: skip


def fails(root: Path, flow: Flow) -> list[tuple[str, str]]:
    with opened(root, "world", write=False) as ledger:
        found = verify_flow(ledger, flow, SEAL)
    assert found.edges == len(flow.edges)
    return [(fail.id, fail.field) for fail in found.fails]


@pytest.mark.parametrize("backward", [False, True])
def test_an_honest_flow_holds(tmp_path: Path, backward: bool) -> None:
    flow = flow_of(tmp_path, STEPS_OF_ONE, "X" if backward else "H", backward=backward)
    assert len(flow.edges) > 3
    assert fails(tmp_path, flow) == []


@settings(max_examples=25)
@given(STEPS, st.booleans(), st.data())
def test_every_flow_holds(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Step],
    backward: bool,
    data: st.DataObject,
) -> None:
    # Accounts that pay one another, so that seeds lie downstream of seeds, unexplained ones too.
    known = sorted({name for step in steps for name in (step.source, step.target) if name})
    asked = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    root = tmp_path_factory.mktemp("w")
    flow = flow_of(root, steps, *asked, backward=backward)
    assert fails(root, flow) == []
    assert all(totals.stolen == totals.sum for totals in flow.totals.values())


def test_it_still_holds_after_the_ledger_has_grown(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS_OF_ONE, "H")
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers([Step("X", "Z", 90), Step(None, "H", 9)], first=100))
    assert fails(tmp_path, flow) == []


# Each changes one number of one part; the field that must say so.
TAMPERED = [
    ('"edges":\\[.*?"debit":{"lo":"', "debit"),
    ('"edges":\\[.*?"credit":{"lo":"', "credit"),
    ('"edges":\\[.*?"map":{"from":\\["', "map"),
    ('"edges":\\[.*?"amount_out":"', "amount"),
    ('"terminals":\\[.*?"lo":"', "balance"),
    ('"terminals":\\[.*?"origin":\\["', "origin"),
    ('"seeds":\\[.*?"hi":"', "seed"),
    ('"totals":{.*?"sum":"', "total"),
]


@pytest.mark.parametrize(("place", "field"), TAMPERED)
def test_one_changed_number_is_seen(tmp_path: Path, place: str, field: str) -> None:
    flow = flow_of(tmp_path, STEPS_OF_ONE, "H")
    text = msgspec.json.encode(flow).decode()
    found = re.search(f"({place})([0-9]+)", text)
    assert found
    changed = text[: found.end(1)] + str(int(found[2]) + 1) + text[found.end(2) :]
    tampered = msgspec.json.decode(changed, type=Flow)
    assert field in {failed for _, failed in fails(tmp_path, tampered)}


def test_a_missing_edge_and_an_invented_one_are_seen(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS_OF_ONE, "H")
    missing = msgspec.structs.replace(flow, edges=flow.edges[1:])
    twice = msgspec.structs.replace(flow, edges=(*flow.edges, flow.edges[0]))
    for tampered in (missing, twice):
        assert "balance" in {failed for _, failed in fails(tmp_path, tampered)}


@pytest.fixture
def honest(tmp_path: Path) -> Flow:
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, HISTORY)
        return traced(ledger, TraceRequest(("t1",)))


def test_the_honest_one_holds(tmp_path: Path, honest: Flow) -> None:
    assert fails(tmp_path, honest) == []


@pytest.mark.parametrize("name", sorted(BY_LEDGER))
def test_a_forgery_is_seen(tmp_path: Path, honest: Flow, name: str) -> None:
    assert fails(tmp_path, BY_LEDGER[name](honest)) != []
