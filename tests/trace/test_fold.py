"""The earliest theft owns what several reach, and intervals are found without reading all."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.trace.fold import Ground, Link, Owned, Owners, Span, Spans
from hueandcry.trace.ways import Way


def link(seed: int, lo: int, amount: int, line: int, at: int) -> Link:
    """Return a link of a plain lot: origin [lo, lo + amount) rests at `at`."""
    return Link(seed, line, Way(at, at + amount, lo, lo + amount))


def owned(lo: int, hi: int, seed: int, origin: int) -> Owned:
    return Owned(lo, hi, seed, origin, origin + hi - lo)


BOUNDS = st.tuples(st.integers(0, 30), st.integers(0, 30))


@given(st.lists(BOUNDS), BOUNDS)
def test_spans_over_a_piece_are_those_a_full_reading_finds(
    bounds: list[tuple[int, int]], piece: tuple[int, int]
) -> None:
    spans = [Span(*pair, number) for number, pair in enumerate(bounds)]
    lo, hi = piece
    assert Spans(spans).over(lo, hi) == sorted(
        span for span in spans if span.lo < hi and span.hi > lo
    )


def test_a_long_span_that_begins_early_is_found_behind_short_ones() -> None:
    assert Spans([Span(0, 100, 0), Span(1, 2, 1)]).over(50, 60) == [Span(0, 100, 0)]


def test_what_an_earlier_seed_reached_of_a_later_one_is_its_own() -> None:
    grounds = [Ground(1, 0, 10), Ground(2, 0, 20), Ground(2, 20, 30)]
    owners = Owners(grounds, [link(0, 4, 6, 2, 5)])
    assert owners.parts(1, 0, 20) == [owned(0, 5, 1, 0), owned(5, 11, 0, 4), owned(11, 20, 1, 11)]
    assert owners.given_away(1) == [owned(5, 11, 0, 4)]
    assert owners.given_away(2) == []


def test_one_link_reaches_every_seed_it_lies_on() -> None:
    grounds = [Ground(1, 0, 10), Ground(2, 0, 5), Ground(2, 5, 10)]
    owners = Owners(grounds, [link(0, 0, 10, 2, 0)])
    assert owners.parts(1, 0, 5) == [owned(0, 5, 0, 0)]
    assert owners.parts(2, 0, 5) == [owned(0, 5, 0, 5)]


def test_what_a_robbed_theft_had_robbed_goes_to_the_first() -> None:
    grounds = [Ground(1, 0, 10), Ground(2, 0, 10), Ground(3, 0, 10)]
    owners = Owners(grounds, [link(0, 0, 4, 2, 0), link(1, 2, 6, 3, 1)])
    assert owners.parts(2, 0, 10) == [
        owned(0, 1, 2, 0), owned(1, 3, 0, 2), owned(3, 7, 1, 4), owned(7, 10, 2, 7),
    ]  # fmt: skip


def test_of_two_thefts_that_reached_each_other_the_earlier_owns() -> None:
    owners = Owners([Ground(1, 0, 10), Ground(2, 0, 10)], [link(1, 0, 5, 1, 0)])
    assert owners.parts(0, 0, 10) == [owned(0, 10, 0, 0)]
    assert owners.met(1, 2, 3) == Span(0, 10, 0)


def test_units_that_paid_for_units_of_their_own_seed_are_counted_as_these() -> None:
    owners = Owners([Ground(1, 0, 4)], [link(0, 0, 1, 1, 2), link(0, 2, 1, 1, 3)])
    assert owners.parts(0, 0, 4) == [owned(0, 2, 0, 0), owned(2, 3, 0, 0), owned(3, 4, 0, 0)]
    assert owners.given_away(0) == [owned(2, 3, 0, 0), owned(3, 4, 0, 0)]


def test_units_that_pay_for_themselves_stay_whose_they_are() -> None:
    owners = Owners([Ground(1, 0, 4)], [link(0, 0, 2, 1, 2), link(0, 2, 2, 1, 0)])
    assert owners.parts(0, 0, 4) == [owned(0, 2, 0, 0), owned(2, 4, 0, 2)]


def test_behind_a_swap_the_owner_s_origin_is_scaled_and_shares_multiply() -> None:
    grounds = [Ground(1, 0, 10), Ground(2, 0, 8)]
    owners = Owners(grounds, [Link(0, 2, Way(2, 6, 0, 10, 0.25, 1.0))])
    assert owners.parts(1, 0, 8) == [
        owned(0, 2, 1, 0), Owned(2, 6, 0, 0, 10, 0.25, 1.0), owned(6, 8, 1, 6),
    ]  # fmt: skip
    assert owners.parts(1, 3, 4) == [Owned(3, 4, 0, 2, 5, 0.25, 1.0)]


def test_an_empty_origin_has_the_owner_of_the_unit_it_stands_before() -> None:
    owners = Owners([Ground(1, 0, 10), Ground(2, 0, 8)], [link(0, 0, 4, 2, 2)])
    assert owners.parts(1, 3, 3) == [owned(3, 3, 0, 1)]
    assert owners.parts(1, 8, 8) == [owned(8, 8, 1, 8)]
