"""Haircut and poison as a user asks for them: limits, crossings, documents that add up."""

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hueandcry.model.errors import BadRequest
from hueandcry.model.following import Law, TraceRequest
from hueandcry.model.mixed_flow import HaircutFlow, MixedFlow, PoisonFlow
from hueandcry.run.document import Told
from hueandcry.run.mixed_document import mixed_document
from hueandcry.run.mixed_verify import verify_mixed
from hueandcry.run.spreading import spread
from hueandcry.run.trace import Tracer
from hueandcry.run.verify import Seal
from hueandcry.store.labels import Labels
from hueandcry.store.ledger.ledger import Ledger, opened
from tests.trace.crossings.test_conservation import STEPS as CROSSED
from tests.trace.crossings.test_flow import SENDERS, SWAP, lay
from tests.trace.crossings.worlds import Step as Crossed
from tests.trace.replay import Step
from tests.trace.worlds import add, transfers

TOLD = Told("2026-11-24T12:00:00+00:00", "hueandcry test", None)
SEAL = Seal("hueandcry test", "2026-11-24T12:00:00+00:00")
STEPS = [
    Step(None, "H", 60), Step("V", "H", 40), Step("H", "K", 50), Step("K", "X", 20),
    Step("H", None, 5, fee=True),
]  # fmt: skip


def tracer_of(ledger: Ledger) -> Tracer:
    return Tracer(ledger, Labels(None), lambda: 0.0)


def mixed(ledger: Ledger, request: TraceRequest) -> MixedFlow:
    tracer = tracer_of(ledger)
    return mixed_document(tracer, request, spread(tracer, request), TOLD)


def flow_of(root: Path, steps: Sequence[Step], request: TraceRequest) -> MixedFlow:
    with opened(root, "world", write=True) as ledger:
        add(ledger, transfers(steps))
        return mixed(ledger, request)


def fails(root: Path, flow: MixedFlow) -> list[tuple[str, str]]:
    with opened(root, "world", write=False) as ledger:
        found = verify_mixed(tracer_of(ledger), flow, SEAL)
        return [(fail.id, fail.field) for fail in found.fails]


def haircut_of(root: Path) -> HaircutFlow:
    flow = flow_of(root, STEPS, TraceRequest(("tx2",), law="haircut"))
    assert isinstance(flow, HaircutFlow)
    return flow


def poison_of(root: Path) -> PoisonFlow:
    flow = flow_of(root, STEPS, TraceRequest(("tx2",), law="poison"))
    assert isinstance(flow, PoisonFlow)
    return flow


def test_under_haircut_each_payment_takes_its_share(tmp_path: Path) -> None:
    flow = haircut_of(tmp_path)
    ends = {(end.line.account, end.reason): Fraction(end.fraction) for end in flow.terminals}
    wanted = {
        ("K", "held"): Fraction(3, 10), ("X", "held"): Fraction(1, 5),
        ("H", "fee"): Fraction(1, 20), ("H", "held"): Fraction(9, 20),
    }  # fmt: skip
    assert ends.keys() == wanted.keys()
    assert all(abs(ends[key] - wanted[key]) < Fraction(1, 10**12) for key in ends)
    assert flow.totals["s1"].sum == "40"
    assert fails(tmp_path, flow) == []


def test_what_rounding_down_loses_is_an_end_of_its_own(tmp_path: Path) -> None:
    steps = [Step(None, "H", 2), Step("V", "H", 1), Step("H", "K", 1), Step("H", "X", 1)]
    flow = flow_of(tmp_path, steps, TraceRequest(("tx2",), law="haircut"))
    assert isinstance(flow, HaircutFlow)
    [lost] = [end for end in flow.terminals if end.reason == "rounding"]
    assert (lost.line.account, lost.amount, lost.fraction) == ("H", "1", "0")
    assert {end.amount for end in flow.terminals if end.reason == "held"} == {"0"}
    assert fails(tmp_path, flow) == []


def test_under_poison_only_reach_is_told(tmp_path: Path) -> None:
    flow = poison_of(tmp_path)
    assert {(end.line.account, end.reason, end.hops) for end in flow.terminals} == {
        ("H", "held", 0), ("H", "fee", 1), ("K", "held", 1), ("X", "held", 2),
    }  # fmt: skip
    text = msgspec.json.encode(flow).decode()
    assert not any(word in text for word in ("amount", "fraction", "totals", "share"))
    assert fails(tmp_path, flow) == []


@pytest.mark.parametrize("law", ["haircut", "poison"])
def test_backward_is_refused(tmp_path: Path, law: Law) -> None:
    with pytest.raises(BadRequest, match=f"{law} is followed forward only"):
        flow_of(tmp_path, STEPS, TraceRequest(("X",), law=law, backward=True))


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        (TraceRequest(("tx2",), law="haircut", depth=1), "depth"),
        (TraceRequest(("tx2",), law="haircut", floor="0.00000000000000001"), "floor"),
        (TraceRequest(("tx2",), law="haircut", service_degree=0), "service"),
        (TraceRequest(("tx2",), law="poison", depth=1), "depth"),
        (TraceRequest(("tx2",), law="poison", service_degree=0), "service"),
    ],
)
def test_every_limit_is_a_reason_and_verifies(
    tmp_path: Path, request_: TraceRequest, reason: str
) -> None:
    flow = flow_of(tmp_path, STEPS, request_)
    assert reason in {end.reason for end in flow.terminals}
    assert fails(tmp_path, flow) == []


def test_a_swap_carries_the_share(tmp_path: Path) -> None:
    with opened(tmp_path, "world", write=True) as ledger:
        lay(ledger, SWAP, SENDERS)
        flow = mixed(ledger, TraceRequest(("tx2",), law="haircut"))
        plain = mixed(ledger, TraceRequest(("tx2",), law="haircut", crossings=False))
    assert isinstance(flow, HaircutFlow)
    [swap] = [edge for edge in flow.edges if edge.method == "swap"]
    assert (swap.map.from_, swap.map.to, swap.confidence) == (("0", "120"), ("5", "65"), 0.95)
    assert abs(Fraction(swap.fraction) - Fraction(120, 140)) < Fraction(1, 10**12)
    assert {edge.method for edge in plain.edges} == {"transfer"}
    assert not plain.limits.crossings
    assert fails(tmp_path, flow) == fails(tmp_path, plain) == []


@settings(max_examples=40, deadline=None)
@given(CROSSED, st.sampled_from(["haircut", "poison"]), st.data())
def test_every_flow_verifies(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Crossed],
    law: Law,
    data: st.DataObject,
) -> None:
    moving = [step for step in steps if step.source != step.target]
    known = sorted({name for step in moving for name in step[1:3] if name})
    if not known:
        return
    senders = {step.tx: data.draw(st.sampled_from(known)) for step in moving}
    asked = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    root = tmp_path_factory.mktemp("w")
    with opened(root, "world", write=True) as ledger:
        lay(ledger, moving, senders)
        flow = mixed(ledger, TraceRequest(tuple(asked), law=law))
    assert fails(root, flow) == []
    if isinstance(flow, HaircutFlow):
        assert all(totals.stolen == totals.sum for totals in flow.totals.values())


def test_the_documents_fit_their_schemas(tmp_path: Path) -> None:
    for at, flow in enumerate((haircut_of(tmp_path / "h"), poison_of(tmp_path / "p"))):
        schemas, definitions = msgspec.json.schema_components([HaircutFlow, PoisonFlow])
        schema = {**schemas[at], "$defs": definitions}
        jsonschema.validate(json.loads(msgspec.json.encode(flow)), schema)
