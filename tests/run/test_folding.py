"""The picture's numbers: columns and ribbons conserve money, to the unit."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.run.folding import MOST_NAMED, MOST_PAYMENTS, Folding, fold
from hueandcry.run.holders import stolen_by_asset
from tests.crossed_flows import FAR, FAR_COIN, OTHER, crossed_theft
from tests.flows import ETHER, Sketch, label, small_theft
from tests.laundering import laundering, traced_flow
from tests.trace.crossings.test_conservation import STEPS as CROSSED
from tests.trace.crossings.test_flow import flow_of as flow_with_swaps
from tests.trace.crossings.worlds import Step as Swapped
from tests.trace.replay import Step
from tests.trace.test_follow import STEPS

REASONS = ("held", "service", "mixer", "floor", "depth", "fee", "burned", "minted", "counted")
PIECES = st.lists(
    st.tuples(
        st.integers(1, 10**20), st.integers(0, 9), st.sampled_from(REASONS), st.integers(0, 12)
    ),
    min_size=1,
    max_size=12,
)


def assert_conserves(folding: Folding) -> None:
    for column in folding.columns:
        assert sum(box.amount for box in column) == folding.amount
        assert all(box.amount > 0 for box in column)
    for at, ribbons in enumerate(folding.ribbons):
        for place, box in enumerate(folding.columns[at]):
            assert sum(one.amount for one in ribbons if one.source == place) == box.amount
        for place, box in enumerate(folding.columns[at + 1]):
            assert sum(one.amount for one in ribbons if one.target == place) == box.amount


def flow_of(seeds: list[list[tuple[int, int, str, int]]]) -> Flow:
    """Make a flow of seeds given as pieces: amount, hops, why it stops, and which entity."""
    sketch = Sketch()
    thief = sketch.line("thief")
    for number, pieces in enumerate(seeds):
        seed = sketch.seed(thief, sum(piece[0] for piece in pieces), f"tx{number % 11}")
        at = 0
        for amount, hops, reason, entity in pieces:
            lines = [thief, *(sketch.line(f"{entity}-{hop}") for hop in range(hops))]
            for source, target in pairwise(lines):
                sketch.move(seed, source, target, (at, at + amount))
            category = "mixer" if reason == "mixer" else "exchange"
            labels = (label(f"E{entity}", category),) if entity else ()
            sketch.rest(seed, lines[-1], (at, at + amount), reason, labels)
            at += amount
    return sketch.flow()


@given(st.lists(PIECES, min_size=1, max_size=14))
def test_every_column_adds_up_and_every_box_gives_what_it_takes(
    seeds: list[list[tuple[int, int, str, int]]],
) -> None:
    flow = flow_of(seeds)
    folded = fold(flow)
    whole = {key: amount for key, amount in stolen_by_asset(flow).items() if amount}
    assert {one.asset: one.amount for one in folded} == whole
    for folding in folded:
        assert_conserves(folding)
        assert len(folding.columns[0]) <= MOST_PAYMENTS + 1


@settings(max_examples=25, deadline=None)
@given(STEPS, st.booleans())
def test_traces_of_real_ledgers_add_up(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], backward: bool
) -> None:
    asked = sorted({step.target for step in steps if step.target})[:2]
    if not asked:
        return
    folder = tmp_path_factory.mktemp("fold") / "ledger"
    flow = traced_flow(folder, steps, tuple(asked), backward=backward)
    for folding in fold(flow):
        assert folding.amount == stolen_by_asset(flow)[folding.asset]
        assert not any(box.role == "untold" for box in folding.columns[2])
        assert_conserves(folding)


def test_a_whole_laundering_adds_up(tmp_path: Path) -> None:
    flow = laundering(tmp_path / "ledger")
    (folding,) = fold(flow)
    assert_conserves(folding)
    assert folding.amount == stolen_by_asset(flow)[folding.asset]
    assert {box.role for box in folding.columns[2]} == {"service", "mixer", "held", "limit", "gone"}


def test_roles_hops_and_payments() -> None:
    native, coin = fold(small_theft())
    paid, passed, rests = native.columns
    assert [(box.name[:4], box.amount // ETHER) for box in paid] == [("0xaa", 100), ("0xbb", 36)]
    assert [(box.name, box.amount // ETHER, box.count) for box in passed] == [
        ("2", 60, 1), ("1", 40, 0), ("0", 36, 0)
    ]  # fmt: skip
    assert [(box.role, box.name, box.amount // ETHER, box.count) for box in rests] == [
        ("service", "Kraken", 50, 1), ("mixer", "Tornado", 30, 1), ("held", "", 40, 2),
        ("limit", "", 10, 1), ("gone", "", 6, 1),
    ]  # fmt: skip
    assert [box.role for box in coin.columns[2]] == ["likely", "held"]


def test_many_payments_and_services_become_one_box_each() -> None:
    flow = flow_of([[(10 + at, 1, "service", at + 1)] for at in range(9)])
    (folding,) = fold(flow)
    assert [(box.count, box.amount) for box in folding.columns[0] if box.others] == [(3, 33)]
    rest = folding.columns[2][-1]
    assert (rest.role, rest.others, rest.count, rest.amount) == ("service", True, 3, 33)
    assert len(folding.columns[2]) == MOST_NAMED + 1


def test_seven_payments_keep_their_boxes() -> None:
    (folding,) = fold(flow_of([[(10, 0, "held", 0)] for _ in range(MOST_PAYMENTS + 1)]))
    assert not any(box.others for box in folding.columns[0])


def test_half_of_a_share_is_told_apart() -> None:
    flow = small_theft()
    ends = tuple(replace(end, share="0.5") if end.seed == "s2" else end for end in flow.terminals)
    native = fold(replace(flow, terminals=ends))[0]
    untold = [box.amount for box in native.columns[2] if box.role == "untold"]
    # What an earlier seed owns is as halved as the rest: its other half is told by nobody.
    assert untold == [20 * ETHER]
    assert_conserves(native)


def test_what_was_changed_has_a_column_for_what_it_is_now() -> None:
    (folding,) = fold(crossed_theft())
    assert_conserves(folding)
    assert folding.amount == 100 * ETHER
    _, hops, assets, rests = folding.columns
    assert [(box.name, box.amount // ETHER) for box in assets] == [
        ("eip155:1/native", 40), (f"{FAR}/{FAR_COIN}", 45), (f"eip155:1/{OTHER}", 15)
    ]  # fmt: skip
    assert [(box.name, box.amount // ETHER) for box in hops] == [("2", 60), ("1", 20), ("0", 20)]
    assert [(box.role, box.name) for box in rests] == [
        ("service", "Kraken"), ("untraceable", ""), ("held", ""), ("pooled", ""), ("rounding", ""),
        ("lead", "service"), ("lead", "mixer"), ("lead", "held"),
    ]  # fmt: skip


def test_leads_stand_apart_and_name_nobody() -> None:
    (folding,) = fold(crossed_theft())
    leads = {box.name: box.amount // ETHER for box in folding.columns[-1] if box.role == "lead"}
    assert leads == {"service": 12, "held": 3, "mixer": 5}


@settings(max_examples=40, deadline=None)
@given(CROSSED, st.booleans(), st.data())
def test_traces_with_swaps_add_up(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Swapped],
    backward: bool,
    data: st.DataObject,
) -> None:
    moving = [step for step in steps if step.source != step.target]
    known = sorted({name for step in moving for name in step[1:3] if name})
    reached = sorted({step.target for step in moving if step.asset == "A" and step.target})
    if not reached:
        return
    senders = {step.tx: data.draw(st.sampled_from(known)) for step in moving}
    asked = tuple(
        data.draw(st.lists(st.sampled_from(reached), min_size=1, max_size=2, unique=True))
    )
    request = TraceRequest(asked, asset="A", backward=backward)
    root = tmp_path_factory.mktemp("w")
    flow = flow_with_swaps(root, moving, senders, request)
    whole = {key: amount for key, amount in stolen_by_asset(flow).items() if amount}
    folded = fold(flow)
    assert {one.asset: one.amount for one in folded} == whole
    for folding in folded:
        assert_conserves(folding)
        assert not any(box.role == "untold" for box in folding.columns[-1])
