"""Who says a payment took other money than the newest is found out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from hueandcry.model.flow import Flow, FlowTerminal
from hueandcry.model.following import TraceRequest
from hueandcry.trace.drawn import drawn_size_failures
from tests.trace.crossings.test_flow import fails
from tests.trace.test_drawing import STEPS, flow_of
from tests.trace.worlds import flow_of as fifo_flow


def _other_edge(flow: Flow) -> Flow:
    edge = flow.edges[0]
    source = replace(edge.source, drawn=(("60", "90"),))
    return replace(flow, edges=(replace(edge, source=source), *flow.edges[1:]))


def _fifo_places(flow: Flow) -> Flow:
    edge = flow.edges[0]
    source = replace(edge.source, drawn=UNSET)
    return replace(flow, edges=(replace(edge, source=source), *flow.edges[1:]))


def _ends(flow: Flow, change: Callable[[FlowTerminal], FlowTerminal]) -> Flow:
    return replace(flow, terminals=tuple(change(end) for end in flow.terminals))


def _other_fee(flow: Flow) -> Flow:
    return _ends(
        flow, lambda end: replace(end, drawn=(("0", "5"),)) if end.reason == "fee" else end
    )


def _fee_from_nowhere(flow: Flow) -> Flow:
    return _ends(flow, lambda end: replace(end, drawn=UNSET) if end.reason == "fee" else end)


def _held_though_paid(flow: Flow) -> Flow:
    return _ends(
        flow, lambda end: replace(end, lo="5", hi="70") if end.amount == "65" else end
    )  # fmt: skip


def _said_to_be_fifo(flow: Flow) -> Flow:
    return replace(flow, law="fifo")


@pytest.mark.parametrize(
    ("forge", "field"),
    [
        (_other_edge, "drawn"), (_fifo_places, "drawn"), (_other_fee, "drawn"),
        (_fee_from_nowhere, "drawn"), (_held_though_paid, "held"), (_said_to_be_fifo, "drawn"),
    ],
)  # fmt: skip
def test_a_tampered_flow_of_this_law_is_seen(
    tmp_path: Path, forge: Callable[[Flow], Flow], field: str
) -> None:
    flow = flow_of(tmp_path, STEPS, TraceRequest(("tx1",), law="lifo"))
    assert fails(tmp_path, flow) == []
    assert field in {told for _, told in fails(tmp_path, forge(flow))}


def test_under_first_in_first_out_nothing_is_told(tmp_path: Path) -> None:
    flow = fifo_flow(tmp_path, STEPS, "H")
    assert list(drawn_size_failures(flow)) == []
    [failure, *_] = drawn_size_failures(_other_edge(flow))
    assert (failure.field, failure.recomputed) == ("drawn", "left out")
