"""Last-in-first-out through the whole trace: a stack of units agrees, crossings included."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.store.ledger.ledger import opened
from hueandcry.trace.drawing import spans_drawn, stacked
from hueandcry.trace.laws.lifo import Slab
from tests.trace.crossings.test_flow import SENDERS, SWAP, fails
from tests.trace.crossings.test_flow import flow_of as crossed_flow
from tests.trace.laws import test_lifo
from tests.trace.laws.steps import Plan, plans, steps_of
from tests.trace.replay import Step
from tests.trace.worlds import add, traced, transfers


def flow_of(root: Path, steps: Sequence[Step], request: TraceRequest) -> Flow:
    with opened(root, "world", write=True) as ledger:
        add(ledger, transfers(steps))
        return traced(ledger, request)


@settings(max_examples=60, deadline=None)
@given(plans(12, 30), st.data())
def test_held_amounts_are_those_of_a_stack_of_units(
    tmp_path_factory: pytest.TempPathFactory, planned: list[Plan], data: st.DataObject
) -> None:
    steps = [step for step in steps_of(planned) if step.source != step.target]
    credited = [number for number, step in enumerate(steps) if step.target]
    if not credited:
        return
    stolen = data.draw(st.sampled_from(credited))
    root = tmp_path_factory.mktemp("w")
    flow = flow_of(root, steps, TraceRequest((f"tx{stolen + 1}",), law="lifo"))
    where, _ = test_lifo.stacked(steps, stolen)
    held = Counter[str]()
    for end in flow.terminals:
        held[end.line.account if end.reason == "held" else "gone"] += int(end.amount)
    assert held == Counter(where.values())
    assert fails(root, flow) == []


STEPS = [
    Step("V", "H", 100), Step(None, "H", 20), Step("H", "K", 50), Step("K", "X", 10),
    Step("H", None, 5, fee=True),
]  # fmt: skip


def test_the_newest_money_is_paid_first_and_the_flow_says_from_where(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, TraceRequest(("tx1",), law="lifo"))
    first = flow.edges[0].source
    assert (first.lo, first.hi, first.drawn) == ("0", "30", (("70", "100"),))
    ends = {(end.line.account, end.reason, end.lo, end.hi) for end in flow.terminals}
    assert ends == {
        ("H", "held", "0", "65"), ("H", "fee", "50", "55"), ("K", "held", "0", "30"),
    }  # fmt: skip
    [fee] = [end for end in flow.terminals if end.reason == "fee"]
    assert fee.drawn == (("65", "70"),)


def test_backward_a_payment_comes_from_what_was_newest(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, STEPS, TraceRequest(("K",), law="lifo", backward=True))
    [edge] = [edge for edge in flow.edges if edge.source.line.account == "H"]
    # 50 came as the last 30 of the theft and the 20 on top of it: one piece of the line.
    assert edge.source.drawn == (("70", "120"),)
    ends = {(end.line.account, end.reason, end.amount) for end in flow.terminals}
    assert ends == {("H", "minted", "20"), ("V", "unexplained", "30")}


def test_a_swap_takes_the_newest_too(tmp_path: Path) -> None:
    flow = crossed_flow(tmp_path, SWAP, SENDERS, TraceRequest(("tx2",), law="lifo"))
    [swap] = [edge for edge in flow.edges if edge.method == "swap"]
    # The debit of 120 takes 20 clean ones from below, then the 100 stolen ones.
    assert (swap.source.lo, swap.source.hi, swap.source.drawn) == ("20", "120", (("40", "140"),))
    assert (swap.target.lo, swap.target.hi) == ("15", "65")
    # The 30 B on top are paid on: those that the last of the stolen A became.
    held = {(end.line.account, end.amount, end.origin) for end in flow.terminals}
    assert held == {("U", "20", ("0", "40")), ("X", "30", ("40", "100"))}
    assert fails(tmp_path, flow) == []


def test_pieces_that_go_on_are_one() -> None:
    assert spans_drawn([(3, 5), (5, 9), (1, 2)]) == ((3, 9), (1, 2))
    assert spans_drawn([]) == ()


def test_slabs_of_postings_have_the_missing_on_top() -> None:
    slabs = stacked([(False, 10), (True, 4), (True, 8)])
    assert slabs.filled(0, 12) == [Slab(6, 10, 0), Slab(0, 6, 4), Slab(10, 12, 10)]
