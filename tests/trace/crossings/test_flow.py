"""A theft with swaps on a real ledger: traced, put into a document, verified."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.model.transfer import PHASE_FEE, PHASE_TOKEN, Transfer
from hueandcry.run.verify import Seal, verify_flow
from hueandcry.store.ledger.ledger import Ledger, opened
from tests.trace.crossings.test_conservation import STEPS
from tests.trace.crossings.worlds import Step
from tests.trace.worlds import CHAIN, add, traced

SEAL = Seal("hueandcry test", "2026-11-24T12:00:00+00:00")


def transfers(steps: Sequence[Step], senders: dict[int, str]) -> list[Transfer]:
    """Return transfers of several assets; each transaction's sender pays a fee first."""
    fees = [
        Transfer(CHAIN, f"tx{tx}", tx, 0, 1_000 + tx, PHASE_FEE, (0,), sender, None, "gas", 1, 18)
        for tx, sender in sorted(senders.items())
    ]
    moves = [
        Transfer(
            CHAIN, f"tx{step.tx}", step.tx, 0, 1_000 + step.tx, PHASE_TOKEN, (number,),
            step.source, step.target, step.asset, step.amount, 18,
        )
        for number, step in enumerate(steps)
    ]  # fmt: skip
    return fees + moves


def lay(ledger: Ledger, steps: Sequence[Step], senders: dict[int, str]) -> None:
    add(ledger, transfers(steps, senders))


def flow_of(
    root: Path, steps: Sequence[Step], senders: dict[int, str], request: TraceRequest
) -> Flow:
    with opened(root, "world", write=True) as ledger:
        if not ledger.manifest.segments:
            lay(ledger, steps, senders)
        return traced(ledger, request)


def fails(root: Path, flow: Flow) -> list[tuple[str, str]]:
    with opened(root, "world", write=False) as ledger:
        return [(fail.id, fail.field) for fail in verify_flow(ledger, flow, SEAL).fails]


SWAP = [
    Step(1, None, "U", 40, "A"), Step(2, "V", "U", 100, "A"), Step(3, None, "U", 5, "B"),
    Step(3, None, "P", 500, "B"), Step(4, "U", "P", 120, "A"), Step(4, "P", "U", 60, "B"),
    Step(5, "U", "X", 30, "B"),
]  # fmt: skip
SENDERS = {4: "U", 5: "U"}


def test_a_swap_is_an_edge_of_the_flow_that_verifies(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, SWAP, SENDERS, TraceRequest(("tx2",)))
    [swap] = [edge for edge in flow.edges if edge.method == "swap"]
    assert (swap.map.from_, swap.map.to) == (("0", "120"), ("5", "65"))
    assert (swap.source.lo, swap.source.hi) == ("40", "120")
    assert (swap.target.lo, swap.target.hi, swap.origin) == ("25", "65", ("0", "80"))
    assert (swap.amount_out, swap.amount_in, swap.confidence) == ("80", "40", 0.95)
    held = {(end.line.account, end.line.asset, end.amount, end.origin) for end in flow.terminals}
    assert held == {
        ("X", "B", "5", ("0", "10")), ("U", "B", "35", ("10", "80")),
        ("U", "A", "20", ("80", "100")),
    }  # fmt: skip
    assert flow.totals["s1"].sum == "100"
    assert fails(tmp_path, flow) == []


def test_without_crossings_the_money_is_with_the_pool(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, SWAP, SENDERS, TraceRequest(("tx2",), crossings=False))
    assert {edge.method for edge in flow.edges} == {"transfer"}
    assert {(end.line.account, end.amount) for end in flow.terminals} == {("P", "80"), ("U", "20")}


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("target", '"to":["5","65"]', '"to":["5","64"]'),
        ("target", '"lo":"25","hi":"65"', '"lo":"25","hi":"64"'),
        ("share", '"amount":"35","share":"1"', '"amount":"35","share":"0"'),
        ("balance", '"amount":"35","share":"1"', '"amount":"35","share":"0.5"'),
        ("origin", '"origin":["10","80"]', '"origin":["11","81"]'),
        ("line", '"method":"swap"', '"method":"returned"'),
        ("method", '"method":"swap"', '"method":"hearsay"'),
        (
            "confidence",
            '"method":"transfer","confidence":1.0',
            '"method":"transfer","confidence":0.1',
        ),
        ("transfer", '"method":"swap"', '"method":"transfer"'),
    ],
)
def test_a_tampered_crossing_is_seen(tmp_path: Path, field: str, old: str, new: str) -> None:
    flow = flow_of(tmp_path, SWAP, SENDERS, TraceRequest(("tx2",)))
    text = msgspec.json.encode(flow).decode()
    assert old in text
    tampered = msgspec.json.decode(text.replace(old, new, 1), type=Flow)
    assert field in {told for _, told in fails(tmp_path, tampered)}


@settings(max_examples=40, deadline=None)
@given(STEPS, st.booleans(), st.sampled_from(["fifo", "lifo"]), st.data())
def test_every_flow_with_crossings_holds(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Step],
    backward: bool,
    law: Literal["fifo", "lifo"],
    data: st.DataObject,
) -> None:
    moving = [step for step in steps if step.source != step.target]
    known = sorted({name for step in moving for name in step[1:3] if name})
    if not known:
        return
    senders = {step.tx: data.draw(st.sampled_from(known)) for step in moving}
    asked = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    root = tmp_path_factory.mktemp("w")
    flow = flow_of(root, moving, senders, TraceRequest(tuple(asked), backward=backward, law=law))
    assert fails(root, flow) == []
    assert flow.law == law
    assert all((edge.source.drawn is not UNSET) == (law == "lifo") for edge in flow.edges)
    assert all(totals.stolen == totals.sum for totals in flow.totals.values())
