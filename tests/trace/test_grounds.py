"""What arrives on a seed's own interval rests there; the rest goes on."""

from collections.abc import Sequence

from hueandcry.trace.grounds import Grounds
from hueandcry.trace.lots import REASON_CODE, Lots, Terminals, lots_of

Piece = tuple[int, int, int, int, int]


def pieces(found: Lots | Terminals) -> list[Piece]:
    columns = (
        found.seed.tolist(), found.line.tolist(), found.lo.ints(), found.hi.ints(),
        found.origin.ints(),
    )  # fmt: skip
    return list(zip(*columns, strict=True))


def met(seeds: Sequence[Piece], *lots: Piece) -> tuple[list[Piece], list[Piece]]:
    free, rested = Grounds(lots_of(seeds)).meet(lots_of(lots))
    assert rested is not None
    assert set(rested.reason.tolist()) == {REASON_CODE["counted"]}
    return pieces(free), pieces(rested)


def test_lines_without_seeds_are_passed() -> None:
    lots = lots_of([(0, 2, 0, 10, 0)])
    assert Grounds(lots_of([(0, 1, 0, 10, 0)])).meet(lots) == (lots, None)


def test_a_piece_is_cut_at_every_seed_it_lies_on() -> None:
    seeds = [(0, 1, 0, 10, 0), (1, 2, 20, 30, 0), (2, 2, 5, 10, 0), (3, 2, 90, 99, 0)]
    free, rested = met(seeds, (0, 2, 8, 35, 100))
    assert free == [(0, 2, 10, 20, 102), (0, 2, 30, 35, 122)]
    assert rested == [(0, 2, 8, 10, 100), (0, 2, 20, 30, 112)]


def test_a_piece_between_seeds_goes_on_whole() -> None:
    seeds = [(0, 1, 0, 5, 0), (1, 1, 9, 12, 0)]
    assert Grounds(lots_of(seeds)).meet(lots_of([(0, 1, 5, 9, 3)]))[0].lo.ints() == [5]


def test_where_seeds_overlap_a_unit_rests_once() -> None:
    seeds = [(0, 1, 10, 20, 0), (1, 1, 0, 15, 0), (2, 1, 2, 4, 0)]
    free, rested = met(seeds, (3, 1, 1, 25, 0))
    assert rested == [(3, 1, 1, 15, 0), (3, 1, 15, 20, 14)]
    assert free == [(3, 1, 20, 25, 19)]


def test_coordinates_beyond_64_bits_are_cut_exactly() -> None:
    high = 9 * 10**36 - 9
    free, rested = met([(0, 1, high, high + 2, 0)], (1, 1, high - 1, high + 3, 0))
    assert free == [(1, 1, high - 1, high, 0), (1, 1, high + 2, high + 3, 3)]
    assert rested == [(1, 1, high, high + 2, 1)]
