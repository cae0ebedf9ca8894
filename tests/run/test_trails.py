"""From where a piece rests back to the theft, step by step."""

from pathlib import Path

from msgspec.structs import replace

from hueandcry.model.flow import Flow
from hueandcry.model.following import TraceRequest
from hueandcry.run.trails import PAID, Crossed, Trails
from tests.crossed_flows import Crossing, crossed_theft
from tests.flows import Sketch, small_theft
from tests.trace.crossings.test_flow import SENDERS, SWAP, flow_of


def ways(flow: Flow) -> dict[str, list[str]]:
    trails = Trails(flow)
    return {
        f"{end.line.account[:4]} {end.reason}": [flow.edges[at].id for at in trails.to(end)]
        for end in flow.terminals
    }


def test_the_steps_lead_over_swap_bridge_and_mixer() -> None:
    assert ways(crossed_theft()) == {
        "0x03 service": ["e1", "e3", "e4"], "0x04 held": ["e1", "e3", "e5"],
        "0x01 pooled": ["e2"], "0x07 service": ["e6", "e7", "e9"], "0x06 held": ["e6", "e8"],
        "0x02 mixer": ["e6"], "0x01 untraceable": [], "0x01 held": [], "0x01 rounding": [],
    }  # fmt: skip


def test_the_least_sure_step_says_how_sure_a_way_is() -> None:
    flow = crossed_theft()
    trails = Trails(flow)
    kraken, _, pooled, *_ = flow.terminals
    assert trails.crossed(kraken) == Crossed(("swap", "bridge:celer"), 0.95)
    assert trails.crossed(pooled) == Crossed(("swap",), 0.95)
    assert trails.crossed(flow.terminals[-1]) == PAID


def test_a_real_swap_is_on_the_way_of_what_it_paid(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, SWAP, SENDERS, TraceRequest(("tx2",)))
    trails = Trails(flow)
    methods = {
        (end.line.account, end.line.asset): [flow.edges[at].method for at in trails.to(end)]
        for end in flow.terminals
    }
    assert methods == {("X", "B"): ["swap", "transfer"], ("U", "B"): ["swap"], ("U", "A"): []}


def test_backward_the_way_begins_at_what_was_asked(tmp_path: Path) -> None:
    flow = flow_of(tmp_path, SWAP, SENDERS, TraceRequest(("X",), asset="B", backward=True))
    trails = Trails(flow)
    last = next(end for end in flow.terminals if end.reason == "unexplained")
    assert [flow.edges[at].method for at in trails.to(last)] == ["transfer", "swap", "transfer"]


def test_without_crossings_nothing_is_looked_up() -> None:
    flow = small_theft()
    trails = Trails(flow)
    assert not trails.crosses
    assert trails.crossed(flow.terminals[0]) == PAID


def test_a_flow_that_goes_round_in_circles_ends() -> None:
    sketch = Sketch()
    one, two = sketch.line("one"), sketch.line("two")
    seed = sketch.seed(one, 10, "tx")
    sketch.move(seed, one, two, (0, 10))
    sketch.move(seed, two, one, (0, 10))
    sketch.rest(seed, two, (0, 10), "held")
    flow = sketch.flow()
    back = replace(flow.edges[1], target=replace(flow.edges[1].target, lo="0", hi="10"))
    looped = replace(flow, edges=(replace(flow.edges[0], method="swap"), back))
    trails = Trails(looped)
    assert len(trails.to(looped.terminals[0])) == 2
    assert trails.crossed(looped.terminals[0]).methods == ("swap",)


def test_what_was_drawn_from_elsewhere_leads_back_to_there() -> None:
    sketch = Sketch()
    one, two, three, end = (sketch.line(name) for name in ("one", "two", "three", "end"))
    seed = sketch.seed(one, 20, "tx")
    sketch.move(seed, one, two, (0, 10))
    sketch.move(seed, one, two, (10, 20))
    sketch.move(seed, two, three, (10, 20))
    sketch.move(seed, two, end, (0, 10))
    sketch.rest(seed, three, (10, 20), "held")
    flow = sketch.flow()
    newest = replace(flow.edges[2], source=replace(flow.edges[2].source, drawn=(("10", "20"),)))
    flow = replace(flow, edges=(*flow.edges[:2], newest, flow.edges[3]), law="lifo")
    assert [flow.edges[at].id for at in Trails(flow).to(flow.terminals[0])] == ["e2", "e3"]


def test_two_deposits_into_one_withdrawal_lead_back_each_to_its_own() -> None:
    sketch = Crossing()
    thief, out, end = (sketch.line(name) for name in ("thief", "out", "end"))
    seed = sketch.seed(thief, 20, "tx")
    for at, origin in enumerate(((0, 10), (10, 20))):
        sketch.cross(seed, thief, out, origin, (10, 10), "mixer:pool", chance=f"0.{4 - at}")
        sketch._filled[out] = 0  # Both may have paid the same units.
    for at, origin in enumerate(((0, 10), (10, 20))):
        chance = f"0.{4 - at}"
        sketch.cross(
            seed, out, end, origin, (10, 10), "transfer", 1, "1", chance, again=at > 0
        )  # fmt: skip
    flow = sketch.flow()
    trails = Trails(flow)
    assert [trails.before(number) for number in range(4)] == [-1, -1, 0, 1]


def test_what_is_certain_never_came_by_a_chance() -> None:
    sketch = Crossing()
    thief, out = sketch.line("thief"), sketch.line("out")
    seed = sketch.seed(thief, 10, "tx")
    sketch.cross(seed, thief, out, (0, 10), (10, 10), "mixer:pool", chance="0.4")
    sketch._filled[out] = 0  # The same units, some of them certainly.
    sketch.cross(seed, thief, out, (0, 3), (3, 3), "transfer")
    sketch.stay(seed, out, (0, 10), 10, "held")
    flow = sketch.flow()
    assert Trails(flow).to(flow.terminals[0]) == (1,)
