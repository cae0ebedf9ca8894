"""A flow of money that mixes is verified where it was made, by what its labels had said."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from hueandcry.model.errors import BadRequest
from hueandcry.model.following import Moment, StopAt, TraceRequest
from hueandcry.model.label import Label
from hueandcry.model.mixed_flow import HaircutFlow
from hueandcry.store.ledger.ledger import opened
from tests.run.test_spreading import STEPS, fails, flow_of, haircut_of, poison_of
from tests.trace.replay import Step
from tests.trace.worlds import add, transfers

SHOP = Label("Shop", "shop", "exchange", 1.0, "stops.csv", "", "")
MIXER = Label("Mixer", "mixer", "mixer", 1.0, "stops.csv", "", "")


@pytest.mark.parametrize("law", ["haircut", "poison"])
@pytest.mark.parametrize(("label", "reason"), [(SHOP, "service"), (MIXER, "mixer")])
def test_where_labels_stopped_it_the_law_is_run_to_the_same_place(
    tmp_path: Path, law: str, label: Label, reason: str
) -> None:
    request = TraceRequest(("tx2",), law=law, stop_at=(StopAt("K", label),))  # type: ignore[arg-type]
    flow = flow_of(tmp_path, STEPS, request)
    assert reason in {end.reason for end in flow.terminals}
    # Nobody labels K here: that it is one is the flow's word, and taken as it is.
    assert fails(tmp_path, flow) == []


def test_the_last_day_bounds_it_again(tmp_path: Path) -> None:
    until = Moment("3", height=3)
    flow = flow_of(tmp_path, STEPS, TraceRequest(("tx2",), law="haircut", until=until))
    assert "date" in {end.reason for end in flow.terminals}
    assert fails(tmp_path, flow) == []


def test_other_limits_than_those_told_are_seen(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    other = replace(flow, limits=replace(flow.limits, depth=1))
    assert ("e2", "law") in fails(tmp_path, other)


def test_a_ledger_that_goes_on_says_otherwise(tmp_path: Path) -> None:
    flow = poison_of(tmp_path)
    with opened(tmp_path, "world", write=True) as ledger:
        add(ledger, transfers([Step("X", "Y", 20)], first=6))
    assert {field for _, field in fails(tmp_path, flow)} == {"law"}


def test_a_seed_of_no_line_is_refused(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    seed = replace(flow.seeds[0], line=replace(flow.seeds[0].line, account="nobody"))
    assert ("s1", "seed") in fails(tmp_path, replace(flow, seeds=(seed,)))
    nowhere = replace(flow, seeds=(seed,), edges=(), terminals=())
    with pytest.raises(BadRequest, match="none of the accounts of this flow"):
        fails(tmp_path, nowhere)


def test_amounts_are_held_too(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    assert isinstance(flow, HaircutFlow)
    first = replace(flow.terminals[0], amount="7")
    forged = replace(flow, terminals=(first, *flow.terminals[1:]))
    assert "amount" in {field for _, field in fails(tmp_path, forged)}
    edge = replace(flow.edges[0], amount_in="1")
    forged = replace(flow, edges=(edge, *flow.edges[1:]))
    assert ("e1", "amount") in fails(tmp_path, forged)
