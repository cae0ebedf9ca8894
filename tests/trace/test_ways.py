"""Maps between intervals: monotone, exact at their ends, and inverted to the unit."""

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.trace.ways import Way, Ways, image, inverse

SIZES = st.integers(1, 10**36)


@given(SIZES, SIZES, st.integers(0, 10**20), st.integers(0, 10**20), st.data())
def test_an_image_reaches_a_place_exactly_from_its_inverse_on(
    size: int, other: int, a: int, p: int, data: st.DataObject
) -> None:
    whole = (a, a + size, p, p + other)
    x, y = data.draw(st.integers(a, a + size)), data.draw(st.integers(p, p + other))
    assert (image(x, *whole) >= y) == (x >= inverse(y, *whole))


@given(SIZES, SIZES)
def test_ends_map_to_ends(size: int, other: int) -> None:
    assert image(3, 3, 3 + size, 7, 7 + other) == 7
    assert image(3 + size, 3, 3 + size, 7, 7 + other) == 7 + other
    assert inverse(7, 3, 3 + size, 7, 7 + other) == 3
    assert inverse(7 + other, 3, 3 + size, 7, 7 + other) == 3 + size


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_images_of_a_partition_are_a_partition(a: int, size: int, p: int, other: int) -> None:
    whole = (a, a + size, p, p + other)
    borders = [image(x, *whole) for x in range(a, a + size + 1)]
    assert borders == sorted(borders)
    assert (borders[0], borders[-1]) == (p, p + other)


def test_where_all_has_one_image_its_inverse_is_the_whole() -> None:
    assert (inverse(5, 1, 9, 5, 5), inverse(6, 1, 9, 5, 5)) == (1, 9)


def test_a_cut_is_computed_from_the_lot_as_it_arrived() -> None:
    way = Way(0, 4, 0, 2)
    # From what is left after a cut at 1 it would be 0.
    assert way.origin(2) == 1
    assert way.place(1) == 2


def test_ways_go_on_counting() -> None:
    ways = Ways([Way(0, 1, 0, 1)])
    assert ways.add(Way(2, 3, 0, 1)) == 1
    assert ways[1] == Way(2, 3, 0, 1)
