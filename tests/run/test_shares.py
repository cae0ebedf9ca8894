"""What part of a theft rests where: the same places under every law, each in its own terms."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hueandcry.model.following import TraceRequest
from hueandcry.model.mixed_flow import HaircutFlow
from hueandcry.run.shares import Place, parts_of
from hueandcry.store.ledger.ledger import opened
from tests.flows import small_theft
from tests.run.test_spreading import flow_of, haircut_of, poison_of
from tests.trace.crossings.test_flow import SENDERS, SWAP
from tests.trace.crossings.test_flow import flow_of as crossed_flow
from tests.trace.replay import Step
from tests.trace.worlds import traced

COIN = "test:chain/coin"


def place(account: str, reason: str = "held") -> Place:
    return Place(COIN, "test:chain", "coin", account, reason)


def test_shares_of_every_law_add_up_to_one(tmp_path: Path) -> None:
    haircut = parts_of(haircut_of(tmp_path))
    with opened(tmp_path, "world", write=False) as ledger:
        lifo = parts_of(traced(ledger, TraceRequest(("tx2",), law="lifo")))
    assert sum(part.share or 0 for part in haircut.values()) == pytest.approx(1)
    assert sum(part.share or 0 for part in lifo.values()) == pytest.approx(1)
    assert haircut[place("X")].share == pytest.approx(0.2)
    assert (haircut[place("X")].amount, lifo[place("X")].amount) == (8, 20)


def test_poison_has_hops_alone(tmp_path: Path) -> None:
    found = parts_of(poison_of(tmp_path))
    assert {(part.share, part.amount) for part in found.values()} == {(None, None)}
    assert found[place("X")].hops == 2


def test_a_place_is_in_the_asset_it_rests_in_and_of_what_was_stolen(tmp_path: Path) -> None:
    flow = crossed_flow(tmp_path, SWAP, SENDERS, TraceRequest(("tx2",)))
    found = parts_of(flow)
    assert {key.taken for key in found} == {"test:chain/A"}
    assert {key.asset for key in found} == {"A", "B"}


def test_what_an_earlier_theft_owns_is_not_told_twice(tmp_path: Path) -> None:
    assert not [key for key in parts_of(small_theft()) if key.reason == "counted"]
    steps = [Step("V", "H", 100), Step("H", "K", 50), Step("K", "X", 20)]
    flow = flow_of(tmp_path, steps, TraceRequest(("H", "K"), law="haircut"))
    assert isinstance(flow, HaircutFlow)
    assert flow.totals["s2"].counted == "50"
    found = parts_of(flow)
    assert sum(part.share or 0 for part in found.values()) == pytest.approx(1)
    assert "counted" not in {key.reason for key in found}


def test_ends_of_one_place_are_one(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    twice = replace(flow, terminals=(*flow.terminals, flow.terminals[0]))
    key = next(iter(parts_of(flow)))
    once, both = parts_of(flow)[key], parts_of(twice)[key]
    assert both.share == pytest.approx(2 * (once.share or 0))
    assert len(parts_of(twice)) == len(parts_of(flow))
