"""Which role a resting place has, and that nothing is counted twice or lost."""

import pytest
from msgspec.structs import replace

from hueandcry.model.label import Label
from hueandcry.run.tally import Cell, Where, tallies, where_of
from tests.crossed_flows import LIKELY, POOL, crossed_theft
from tests.flows import Sketch, label

NATIVE = "eip155:1/native"


@pytest.mark.parametrize(
    ("reason", "labels", "where"),
    [
        ("service", (label("Kraken"),), ("service", "Kraken")),
        ("service", (label("A", sure=0.6), label("B", sure=0.9)), ("service", "B")),
        ("service", (), ("likely", "")),
        ("service", (label("Maybe", sure=0.2),), ("likely", "")),
        ("service", (label("Thief", "theft"),), ("likely", "")),
        ("mixer", (label("Kraken"), label("Tornado", "mixer")), ("mixer", "Tornado")),
        ("mixer", (), ("mixer", "")),
        ("held", (label("Kraken"),), ("held", "")),
        ("depth", (), ("limit", "")),
        ("date", (), ("limit", "")),
        ("fee", (), ("gone", "")),
        ("pooled", (), ("pooled", "")),
        ("rounding", (), ("rounding", "")),
        ("untraceable", (label("Kraken"),), ("untraceable", "")),
        ("inexact", (), ("ended", "")),
    ],
)
def test_roles(reason: str, labels: tuple[Label, ...], where: tuple[str, str]) -> None:
    assert where_of(reason, labels) == where


def test_units_no_terminal_tells_of_are_told_apart() -> None:
    sketch = Sketch()
    thief = sketch.line("thief")
    seed = sketch.seed(thief, 100, "tx")
    sketch.rest(seed, thief, (10, 40), "held")
    sketch.rest(seed, thief, (30, 60), "fee")
    cells = tallies(sketch.flow())[NATIVE].cells
    assert cells == {
        Cell("tx", 0, Where("held", "")): 30,
        Cell("tx", 0, Where("gone", "")): 20,
        Cell("tx", 0, Where("untold", "")): 50,
    }


def test_a_unit_two_terminals_claim_is_counted_once() -> None:
    sketch = Sketch()
    thief = sketch.line("thief")
    seed = sketch.seed(thief, 100, "tx")
    for origin, reason in (((0, 60), "held"), ((10, 20), "fee"), ((50, 100), "floor")):
        sketch.rest(seed, thief, origin, reason)
    cells = tallies(sketch.flow())[NATIVE].cells
    assert cells == {Cell("tx", 0, Where("held", "")): 60, Cell("tx", 0, Where("floor", "")): 40}


def test_accounts_passed_through_are_neither_the_first_nor_the_last() -> None:
    sketch = Sketch()
    one, two, three, four = (sketch.line(name) for name in ("thief", "a", "b", "end"))
    seed = sketch.seed(one, 100, "tx")
    for source, target in ((one, two), (two, three), (three, four)):
        sketch.move(seed, source, target, (0, 100))
    sketch.rest(seed, four, (0, 100), "held")
    assert tallies(sketch.flow())[NATIVE].passed[2] == {"a", "b"}


def test_backward_the_asked_account_is_the_last() -> None:
    sketch = Sketch("backward")
    one, two, three = (sketch.line(name) for name in ("victim", "a", "asked"))
    seed = sketch.seed(three, 100, "tx")
    sketch.move(seed, two, three, (0, 100))
    sketch.move(seed, one, two, (0, 100))
    sketch.rest(seed, one, (0, 100), "minted")
    assert tallies(sketch.flow())[NATIVE].passed[2] == {"a"}


def test_thirds_written_in_twelve_digits_are_a_whole() -> None:
    sketch = Sketch()
    thief = sketch.line("thief")
    seed = sketch.seed(thief, 10**18, "tx")
    for reason in ("held", "fee", "pooled"):
        sketch.rest(seed, thief, (0, 10**18), reason)
        sketch.ends[-1] = replace(sketch.ends[-1], share="0.333333333333")
    cells = tallies(sketch.flow())[NATIVE].cells
    assert sum(cells.values()) == 10**18
    assert {cell.where.role for cell in cells} == {"held", "gone", "pooled"}


def test_shares_beyond_a_whole_are_cut_and_counted_money_stands_elsewhere() -> None:
    sketch = Sketch()
    thief = sketch.line("thief")
    seed = sketch.seed(thief, 100, "tx")
    for reason, share in (("held", "0.75"), ("fee", "0.75"), ("counted", "1")):
        sketch.rest(seed, thief, (0, 40) if reason != "counted" else (40, 100), reason)
        sketch.ends[-1] = replace(sketch.ends[-1], share=share)
    cells = tallies(sketch.flow())[NATIVE].cells
    assert {cell.where.role: units for cell, units in cells.items()} == {"held": 30, "gone": 10}


def test_accounts_on_the_way_of_a_part_count_for_its_class() -> None:
    tally = tallies(crossed_theft())[NATIVE]
    assert tally.passed[2] == {POOL, LIKELY}
