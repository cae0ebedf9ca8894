"""What came in on a line must have left or rest there; anything else is named with its place."""

import msgspec
import pytest

from hueandcry.model.flow import Flow, FlowTerminal
from hueandcry.trace.balance import balance_failures
from tests.trace.replay import Step
from tests.trace.worlds import flow_of

STEPS = [Step("V", "H", 100), Step("H", "K", 60), Step("K", "X", 20), Step("H", "X", 30)]


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    return flow_of(tmp_path_factory.mktemp("w"), STEPS, "H")


def shifted(end: FlowTerminal, by: int) -> FlowTerminal:
    return msgspec.structs.replace(end, lo=str(int(end.lo) + by), hi=str(int(end.hi) + by))


def test_a_balanced_flow_has_no_failures(flow: Flow) -> None:
    assert list(balance_failures(flow)) == []


def test_what_neither_left_nor_rests_is_named(flow: Flow) -> None:
    gone, *kept = flow.terminals
    [failure] = balance_failures(msgspec.structs.replace(flow, terminals=tuple(kept)))
    assert failure.id == f"{gone.seed} on test:chain/{gone.line.account}/coin"
    told = (f"[{gone.lo}, {gone.hi}) left 0 times", "came 1 times")
    assert (failure.recorded, failure.recomputed) == told


def test_what_rests_elsewhere_is_seen_on_both_sides(flow: Flow) -> None:
    moved = (shifted(flow.terminals[0], 10**9), *flow.terminals[1:])
    found = list(balance_failures(msgspec.structs.replace(flow, terminals=moved)))
    assert {failure.recomputed for failure in found} == {"came 0 times", "came 1 times"}
