"""Runs of accounts that each pass the greater part on; swaps and bridges break none."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.model.flow import Flow
from hueandcry.model.structure import Structure
from hueandcry.trace.structure.passages import Passages
from hueandcry.trace.structure.peel_chain import peel_chains
from tests.crossed_flows import FAR, Crossing
from tests.flows import CHAIN, Sketch
from tests.trace.structure.worlds import at, fresh, known


def chain(shares: list[int], peels: bool = True) -> Flow:
    """Pass each share of 1,000 on; without `peels` the rest stays where it is."""
    sketch = Sketch()
    # Every share of it is a whole number.
    left, here = 1_000**15, sketch.line("p0")
    seed = sketch.seed(here, left, "theft")
    for number, share in enumerate(shares, 1):
        passed = left * share // 1_000
        there = sketch.line(f"p{number}")
        sketch.move(seed, here, there, (0, passed))
        if peels and left > passed:
            sketch.move(seed, here, sketch.line(f"end{number}"), (passed, left))
        elif left > passed:
            sketch.rest(seed, here, (passed, left), "held")
        left, here = passed, there
    sketch.rest(seed, here, (0, left), "held")
    return sketch.flow()


def found(flow: Flow, *old: str) -> list[Structure]:
    return list(peel_chains(Passages(flow), known(fresh(flow, *old))))


def test_four_links_are_a_chain() -> None:
    [one] = found(chain([900] * 4))
    assert one.accounts == tuple(at(f"p{number}") for number in range(5))
    assert [part.role for part in one.parts] == ["passed", "peeled"] * 4
    assert one.parts[1].amount == str(100 * 1_000**14)
    assert len(one.evidence) == 8
    assert one.confidence == 0.7


def test_more_links_are_surer() -> None:
    [long], [longest] = found(chain([900] * 8)), found(chain([900] * 20))
    assert 0.7 < long.confidence < longest.confidence == 0.95


def test_three_links_are_none() -> None:
    assert found(chain([900] * 3)) == []


def test_who_was_known_before_is_no_fresh_account() -> None:
    assert found(chain([900] * 5), "p3") == []
    [rest] = found(chain([900] * 8), "p3")
    assert rest.accounts[0] == at("p3")


def test_nothing_is_claimed_of_accounts_the_ledger_does_not_know() -> None:
    assert list(peel_chains(Passages(chain([900] * 5)), known())) == []


def test_what_stays_behind_is_not_peeled_off() -> None:
    assert found(chain([900] * 5, peels=False)) == []


def test_what_only_pays_for_gas_is_a_forward_and_no_peel() -> None:
    sketch = Sketch()
    left, here = 10_000**6, sketch.line("p0")
    seed = sketch.seed(here, left, "theft")
    for number in range(1, 6):
        passed = left * 9_995 // 10_000
        sketch.move(seed, here, sketch.line(f"p{number}"), (0, passed))
        sketch.move(seed, here, sketch.line(f"e{number}"), (passed, left))
        left, here = passed, sketch.line(f"p{number}")
    assert found(sketch.flow()) == []


def test_what_is_kept_counts_against_what_is_passed() -> None:
    def kept(part: int) -> Flow:
        sketch = Sketch()
        left, here = 10**20, sketch.line("p0")
        seed = sketch.seed(here, left, "theft")
        for number in range(1, 5):
            passed, peeled = left * (90 - part) // 100, left * 10 // 100
            sketch.move(seed, here, sketch.line(f"p{number}"), (0, passed))
            sketch.move(seed, here, sketch.line(f"e{number}"), (passed, passed + peeled))
            sketch.rest(seed, here, (passed + peeled, left), "held")
            left, here = passed, sketch.line(f"p{number}")
        return sketch.flow()

    assert len(found(kept(20))) == 1
    assert found(kept(21)) == []


@given(st.lists(st.sampled_from([699, 700, 850, 999, 1_000]), max_size=14))
def test_every_chain_is_a_run_of_links_and_no_link_is_lost(shares: list[int]) -> None:
    runs, run = [], 0
    for share in [*shares, 0]:
        if 700 <= share <= 999:
            run += 1
        else:
            runs.append(run)
            run = 0
    expected = sorted((one + 1 for one in runs if one >= 4), reverse=True)
    assert sorted((len(one.accounts) for one in found(chain(shares))), reverse=True) == expected


def test_a_swap_and_a_bridge_on_the_way_break_no_chain() -> None:
    sketch = Crossing()
    here, left = sketch.line("p0"), 10**12
    seed = sketch.seed(here, left, "theft")
    for number in range(1, 5):
        passed = left * 9 // 10
        there = sketch.line(f"p{number}") if number < 3 else sketch.far_line(f"p{number}", "coin")
        sketch.cross(seed, here, there, (0, passed), (passed, passed), "transfer")
        end = sketch.line(f"e{number}") if number < 3 else sketch.far_line(f"e{number}", "coin")
        sketch.cross(seed, here, end, (passed, left), (left - passed,) * 2, "transfer")
        here, left = there, passed
        if number == 1:
            gold = sketch.line("p1", "gold")
            sketch.cross(seed, here, gold, (0, left), (left, left * 2), "swap", 0.9)
            here, left = gold, left * 2
        if number == 2:
            # Away from gold and over the bridge, to the same account there.
            far = sketch.far_line("p2", "coin")
            sketch.cross(seed, here, far, (0, left), (left, left // 3), "bridge:x", 0.8)
            here, left = far, left // 3
    flow = sketch.flow()
    [one] = found(flow)
    assert [account.name for account in one.accounts] == ["p0", "p1", "p2", "p3", "p4"]
    assert [account.chain for account in one.accounts] == [CHAIN, CHAIN, FAR, FAR, FAR]
    assert one.confidence == round(0.7 * 0.8, 4)
