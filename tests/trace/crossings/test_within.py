"""The worked examples of docs/lines.md: swaps, refunds, several legs."""

from hueandcry.trace.follow import Limits, Stops, begin, follow
from hueandcry.trace.lots import lots_of
from hueandcry.trace.overlay import WHOLE, Overlay
from hueandcry.trace.settle import Settled, settle
from tests.trace.crossings.worlds import UNPRICED, Step, World
from tests.trace.worlds import FREE, NO_STOPS

End = tuple[tuple[str, str], int, int, int, int, float, str]


def traced(
    world: World, overlay: Overlay, *seeds: int, limits: Limits = FREE, stops: Stops = NO_STOPS
) -> Settled:
    lots = lots_of([(seed, *world.credit(step), 0) for seed, step in enumerate(seeds)])
    return settle(
        follow(begin(lots), world, lots, limits, stops, overlay=overlay), lots, overlay.crossings
    )


def ends(world: World, settled: Settled) -> set[End]:
    return {
        (world.name(row.line), row.lo, row.hi, row.origin, row.origin_hi, row.share, row.reason)
        for row in settled.terminals
    }


SWAP = [
    Step(1, None, "U", 40, "A"), Step(2, "V", "U", 100, "A"), Step(3, None, "U", 5, "B"),
    Step(3, None, "P", 500, "B"), Step(4, "U", "P", 120, "A"), Step(4, "P", "U", 60, "B"),
    Step(5, "U", "X", 30, "B"),
]  # fmt: skip


def test_a_swap_carries_the_origin_to_the_other_asset() -> None:
    world = World(SWAP)
    assert ends(world, traced(world, world.overlay({4: "U"}), 1)) == {
        (("U", "A"), 120, 140, 80, 100, 1, "held"),
        (("U", "B"), 30, 65, 10, 80, 1, "held"),
        (("X", "B"), 25, 30, 0, 10, 1, "held"),
    }


def test_what_a_pool_pays_out_stays_with_it() -> None:
    world = World(SWAP)
    assert ends(world, traced(world, world.overlay({4: "U"}), 3)) == {
        (("P", "B"), 0, 60, 0, 60, 1, "pooled"),
        (("P", "B"), 60, 500, 60, 500, 1, "held"),
    }


def test_a_refund_stays_with_the_giver_who_has_the_rest_paid_to_another() -> None:
    world = World([
        Step(1, "V", "U", 100, "A"), Step(2, None, "P", 500, "B"), Step(3, "U", "R", 100, "A"),
        Step(3, "R", "P", 90, "A"), Step(3, "P", "F", 45, "B"), Step(3, "R", "U", 10, "A"),
    ])  # fmt: skip
    assert ends(world, traced(world, world.overlay({3: "U"}), 0)) == {
        (("F", "B"), 0, 45, 0, 90, 1, "held"),
        (("U", "A"), 100, 110, 90, 100, 1, "held"),
    }


def test_backward_a_swap_leads_to_what_was_paid_for_it() -> None:
    world = World(SWAP)
    line, lo, hi = world.credit(6)
    lots = lots_of([(0, line, lo, hi, 0)])
    followed = follow(
        begin(lots), world, lots, FREE, NO_STOPS, overlay=world.overlay({4: "U"}), backward=True
    )
    found = [(row.reason, row.origin_hi - row.origin) for row in settle(followed, lots).terminals]
    assert sorted(found) == [("minted", 5), ("minted", 20), ("unexplained", 5)]


def test_what_a_router_refunds_is_returned_and_not_the_pool_s() -> None:
    world = World([
        Step(1, "V", "U", 100, "A"), Step(2, None, "P", 1000, "A"), Step(2, None, "P", 500, "B"),
        Step(3, "U", "P", 100, "A"), Step(3, "P", "U", 45, "B"), Step(3, "P", "U", 10, "A"),
    ])  # fmt: skip
    overlay = world.overlay({3: "U"})
    assert ends(world, traced(world, overlay, 0)) == {
        (("U", "B"), 0, 45, 0, 90, 1, "held"),
        (("U", "A"), 100, 110, 90, 100, 1, "held"),
    }
    methods = [(one.method, one.a, one.b, one.p, one.q) for one in overlay.crossings]
    assert methods == [("returned", 90, 100, 100, 110), ("swap", 0, 90, 0, 45)]


TWO_OUT = [
    Step(1, "V", "U", 100, "A"), Step(2, None, "P", 50, "B"), Step(2, None, "P", 30, "C"),
    Step(3, "U", "P", 100, "A"), Step(3, "P", "U", 50, "B"), Step(3, "P", "U", 30, "C"),
    Step(4, "U", "X", 20, "B"),
]  # fmt: skip


def test_two_legs_out_share_each_unit_by_their_price() -> None:
    world = World(TWO_OUT)
    price = {world.line("U", "B"): 1.0, world.line("U", "C"): 5.0}
    overlay = world.overlay({3: "U"}, lambda line, amount: amount * price[line])
    assert ends(world, traced(world, overlay, 0)) == {
        (("X", "B"), 0, 20, 0, 40, 0.25, "held"),
        (("U", "B"), 20, 50, 40, 100, 0.25, "held"),
        (("U", "C"), 0, 30, 0, 100, 0.75, "held"),
    }
    assert {one.split for one in overlay.crossings} == {"priced"}


def test_without_prices_legs_share_alike_and_say_so() -> None:
    overlay = World(TWO_OUT).overlay({3: "U"}, UNPRICED)
    assert [one.share for one in overlay.crossings] == [WHOLE // 2, WHOLE // 2]
    assert {one.split for one in overlay.crossings} == {"equal"}


def test_of_two_legs_in_and_out_the_shares_are_those_of_the_out_legs() -> None:
    world = World([
        Step(1, "V", "U", 100, "A"), Step(1, "V", "U", 10, "D"), Step(2, None, "P", 50, "B"),
        Step(2, None, "P", 30, "C"), Step(3, "U", "P", 100, "A"), Step(3, "U", "P", 10, "D"),
        Step(3, "P", "U", 50, "B"), Step(3, "P", "U", 30, "C"),
    ])  # fmt: skip
    worth = {"A": 2.0, "D": 20.0, "B": 1.0, "C": 5.0}
    overlay = world.overlay({3: "U"}, lambda line, amount: amount * worth[world.name(line)[1]])
    assert ends(world, traced(world, overlay, 0, 1)) == {
        (("U", "B"), 0, 25, 0, 100, 0.25, "held"), (("U", "C"), 0, 15, 0, 100, 0.75, "held"),
        (("U", "B"), 25, 50, 0, 10, 0.25, "held"), (("U", "C"), 15, 30, 0, 10, 0.75, "held"),
    }  # fmt: skip


def test_a_leg_of_several_postings_is_cut_at_every_border() -> None:
    world = World([
        Step(1, "V", "U", 4, "A"), Step(2, None, "P", 2, "B"), Step(3, "U", "P", 3, "A"),
        Step(3, "U", "P", 1, "A"), Step(3, "P", "U", 2, "B"),
    ])  # fmt: skip
    overlay = world.overlay({3: "U"})
    assert [(one.a, one.b, one.p, one.q) for one in overlay.crossings] == [
        (0, 3, 0, 1), (3, 4, 1, 2),
    ]  # fmt: skip


def test_units_no_source_reaches_are_taken_all_the_same() -> None:
    steps = [
        Step(1, "V", "U", 1, "A"), Step(2, None, "P", 2, "B"), Step(3, "U", "P", 1, "A"),
        Step(3, "P", "U", 1, "B"), Step(3, "P", "U", 1, "B"),
    ]  # fmt: skip
    world = World(steps)
    overlay = world.overlay({3: "U"})
    assert ends(world, traced(world, overlay, 1)) == {
        (("P", "B"), 0, 1, 0, 1, 1, "pooled"), (("P", "B"), 1, 2, 1, 2, 1, "pooled"),
    }  # fmt: skip
    line = world.line("U", "B")
    lots = lots_of([(0, line, 0, 2, 0)])
    backward = follow(begin(lots), world, lots, FREE, NO_STOPS, overlay=overlay, backward=True)
    found = [(row.reason, row.origin) for row in settle(backward, lots).terminals]
    assert sorted(found) == [("rounding", 1), ("unexplained", 0)]
