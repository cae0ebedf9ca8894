"""The legs of one party's crossing are covered whole and in order, by edges within postings."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.trace.crossings.legs import Side, crossing_of
from hueandcry.trace.overlay import NOTHING, WHOLE, Leg

AMOUNTS = st.lists(st.integers(1, 40), max_size=4)
SIDES = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=3)


def legs(amounts: list[int], line: int, first: int) -> tuple[Leg, ...]:
    """Lay postings on a line with gaps between them, as others' postings leave them."""
    found, at = [], 0
    for number, amount in enumerate(amounts):
        at += number
        found.append(Leg(line, at, at + amount, first + number))
        at += amount
    return tuple(found)


def sides_of(given_: list[tuple[list[int], list[int]]]) -> list[Side]:
    return [
        Side(legs(paid, line, 100 * line), legs(got, line, 100 * line + 50))
        for line, (paid, got) in enumerate(given_)
    ]


def nothing(line: int, amount: int) -> float | None:
    return None


def worth(line: int, amount: int) -> float | None:
    return float(amount * (line + 1))


def crosses(given_: list[tuple[list[int], list[int]]]) -> bool:
    nets = [sum(paid) - sum(got) for paid, got in given_]
    return max(nets) > 0 > min(nets)


@given(SIDES, st.booleans())
def test_every_unit_of_a_leg_has_one_way(
    given_: list[tuple[list[int], list[int]]], priced: bool
) -> None:
    found = crossing_of(sides_of(given_), worth if priced else nothing, 0.9)
    if not crosses(given_):
        assert found == NOTHING
        return
    out: dict[tuple[int, int], int] = {}
    for one in found.crossings:
        assert one.debit.lo <= one.a < one.b <= one.debit.hi
        assert one.credit is not None
        assert one.credit.lo <= one.p <= one.q <= one.credit.hi
        for unit in range(one.a, one.b):
            out[one.debit.line, unit] = out.get((one.debit.line, unit), 0) + one.share
    paid = {
        (leg.line, unit) for side in sides_of(given_) for leg in side.debits
        for unit in range(leg.lo, leg.hi)
    }  # fmt: skip
    assert out == dict.fromkeys(paid, WHOLE)


@given(SIDES)
def test_each_out_leg_is_reached_in_order_without_overlap(
    given_: list[tuple[list[int], list[int]]],
) -> None:
    found = crossing_of(sides_of(given_), nothing, 0.9)
    by_line: dict[int, list[tuple[int, int]]] = {}
    for one in found.crossings:
        if one.credit and one.p < one.q:
            by_line.setdefault(one.credit.line, []).append((one.p, one.q))
    for spans in by_line.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))


def test_the_last_of_what_came_back_is_returned_to_the_unit() -> None:
    given_ = [([6, 4], [3]), ([], [20])]
    found = crossing_of(sides_of(given_), nothing, 0.9)
    returned = [one for one in found.crossings if one.method == "returned"]
    assert [(one.a, one.b, one.p, one.q) for one in returned] == [(8, 11, 0, 3)]


def test_prices_beyond_any_number_are_no_prices() -> None:
    given_: list[tuple[list[int], list[int]]] = [([10], []), ([], [5]), ([], [5])]
    found = crossing_of(sides_of(given_), lambda line, amount: float("inf"), 0.9)
    assert {one.split for one in found.crossings} == {"equal"}


def test_a_price_weighs_shares_that_add_up_exactly() -> None:
    given_: list[tuple[list[int], list[int]]] = [([10], []), ([], [1]), ([], [1]), ([], [1])]
    found = crossing_of(sides_of(given_), lambda line, amount: 1.0, 0.9)
    assert sum(one.share for one in found.crossings) == WHOLE
