"""What is said of where money rests must be seen from postings."""

from pathlib import Path

from msgspec.structs import replace

from hueandcry.model.flow import Flow
from tests.trace.crossings.test_flow import fails
from tests.trace.replay import Step
from tests.trace.worlds import flow_of

STEPS = [Step("V", "H", 100), Step("H", "K", 60)]


def pooled_at_home(flow: Flow, *, edges: bool) -> Flow:
    """Let the whole theft be said to have paid for itself, where it was taken."""
    seed, end = flow.seeds[0], flow.terminals[0]
    whole = replace(
        end, line=seed.line, lo=seed.lo, hi=seed.hi, origin=("0", "100"), amount="100",
        reason="pooled", debit=None,
    )  # fmt: skip
    return replace(flow, edges=flow.edges if edges else (), terminals=(whole,))


def test_a_theft_that_is_said_to_have_paid_for_itself_shows_no_such_posting(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, "H")
    assert fails(tmp_path, flow) == []
    assert ("t1", "pooled") in fails(tmp_path, pooled_at_home(flow, edges=False))
    assert ("t1", "pooled") in fails(tmp_path, pooled_at_home(flow, edges=True))


def test_what_was_paid_out_is_not_held(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, "H")
    held = replace(flow.terminals[0], line=flow.seeds[0].line, lo="0", hi="60")
    assert ("t1", "held") in fails(tmp_path, replace(flow, terminals=(held,)))
