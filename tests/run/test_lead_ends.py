"""Leads: chances of one withdrawal are added, leads and certain money never."""

from hueandcry.run.holders import holders_of
from hueandcry.run.lead_ends import candidates_of, leads_of, unplaced_of
from tests.crossed_flows import Crossing, crossed_theft
from tests.flows import ETHER, small_theft


def test_the_likeliest_come_first() -> None:
    leads = leads_of(crossed_theft())
    assert [(one.line.account[:4], one.chance, one.reason, one.mixers) for one in leads] == [
        ("0x07", 0.6, "service", ("tornado",)), ("0x06", 0.15, "held", ("tornado",))
    ]  # fmt: skip
    assert [one.amount for one in leads] == [20 * ETHER, 20 * ETHER]
    assert [round(one.share, 9) for one in leads] == [0.12, 0.03]


def test_withdrawals_are_the_steps_out_of_a_mixer() -> None:
    found = candidates_of(crossed_theft())
    assert [(one.edge, one.chance, one.mixer) for one in found] == [
        ("e7", 0.6, "tornado"), ("e8", 0.15, "tornado")
    ]  # fmt: skip


def test_what_is_uncertain_is_what_is_missing_from_the_holders() -> None:
    flow = crossed_theft()
    (unplaced,) = unplaced_of(flow)
    assert (int(unplaced.part), int(unplaced.unfound)) == (20 * ETHER, 5 * ETHER)
    assert sum(one.part for one in holders_of(flow)) + unplaced.part == 100 * ETHER
    assert not {one.line.account for one in holders_of(flow)} & {
        one.line.account for one in leads_of(flow)
    }


def test_one_withdrawal_of_two_deposits_is_counted_once() -> None:
    sketch = Crossing()
    thief, pool, out = (sketch.line(name) for name in ("thief", "pool", "out"))
    seed = sketch.seed(thief, 20, "tx")
    for origin in ((0, 10), (10, 20)):
        sketch.cross(seed, thief, pool, origin, (10, 10), "transfer")
        sketch.cross(seed, pool, out, origin, (10, 10), "mixer:pool", chance="0.4")
        sketch.stay(seed, pool, origin, 10, "mixer", (), "1", "0.6", again=True)
    for at, origin in enumerate(((0, 10), (10, 20))):
        sketch.stay(seed, out, origin, 10, "held", (), "1", "0.4", again=at > 0)
    (lead,) = leads_of(sketch.flow())
    assert (lead.amount, lead.chance, lead.share) == (10, 0.8, 0.4)


def test_a_certain_flow_has_none() -> None:
    flow = small_theft()
    assert (leads_of(flow), candidates_of(flow), unplaced_of(flow)) == ([], [], [])
