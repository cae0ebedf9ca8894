"""Which ways a report shows: the largest holders first, leads apart."""

from hueandcry.run.routes import routes_of
from tests.crossed_flows import crossed_theft
from tests.flows import ETHER, Sketch, small_theft


def test_the_largest_come_first_and_their_largest_piece_is_shown() -> None:
    sketch = Sketch()
    thief, purse, other = (sketch.line(name) for name in ("thief", "purse", "other"))
    seed = sketch.seed(thief, 100, "tx")
    for target, origin in ((purse, (0, 20)), (other, (20, 55)), (purse, (55, 85))):
        sketch.move(seed, thief, target, origin)
    sketch.rest(seed, purse, (0, 20), "held")
    sketch.rest(seed, other, (20, 55), "held")
    sketch.rest(seed, purse, (55, 85), "held")
    sketch.rest(seed, thief, (85, 100), "held")
    first, second = routes_of(sketch.flow(), 9)
    assert (first.end.line.account, int(first.part), first.pieces) == ("purse", 50, 2)
    assert first.end.origin == ("55", "85")
    assert (second.end.line.account, len(routes_of(sketch.flow(), 1))) == ("other", 1)


def test_leads_are_apart_from_what_is_certain() -> None:
    flow = crossed_theft()
    sure, leads = routes_of(flow, 9), routes_of(flow, 9, leads=True)
    assert all(step.chance == "1" for route in sure for step in route.steps)
    assert [(route.end.line.account[:4], route.part // ETHER) for route in leads] == [
        ("0x07", 12), ("0x06", 3)
    ]  # fmt: skip


def test_fees_and_what_another_theft_owns_have_no_way() -> None:
    reasons = {route.end.reason for route in routes_of(small_theft(), 9)}
    assert reasons == {"service", "depth", "held", "mixer"}
