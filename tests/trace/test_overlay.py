"""What an overlay knows of lines, before and after it learned more."""

import numpy as np

from hueandcry.trace.fold import Span
from hueandcry.trace.overlay import Crossing, Found, Leg, Overlay, Taken, free_parts

SWAP = Crossing(Leg(1, 0, 10, 7), 2, 10, Leg(2, 5, 9, 8), 5, 9, "swap", 0.9)
LOST = Crossing(Leg(3, 0, 4, 9), 0, 4, None, 0, 0, "mixer", 1.0, chance=0.5)
LINES = np.array([1, 2, 3, 4], dtype=np.int32)


def overlay() -> Overlay:
    return Overlay(Found((SWAP,), (Taken(2, 5, 9),)))


def test_crossings_are_found_from_both_sides() -> None:
    assert overlay().leaving(1, 0, 3) == [Span(2, 10, 0)]
    assert overlay().leaving(1, 0, 2) == []
    assert overlay().arriving(2, 8, 20) == [Span(5, 9, 0)]
    assert overlay().taken(2, 0, 6) == [Span(5, 9, -1)]
    assert overlay().taken(9, 0, 6) == []


def test_lines_tell_whether_anything_crosses_there() -> None:
    assert overlay().takes_from(LINES).tolist() == [True, False, False, False]
    assert overlay().gives_to(LINES).tolist() == [False, True, False, False]


def test_what_is_added_later_keeps_the_numbers() -> None:
    known = overlay()
    known.takes_from(LINES)
    known.add(Found((LOST,), ()))
    assert known.leaving(3, 0, 1) == [Span(0, 4, 1)]
    assert known.takes_from(LINES).tolist() == [True, False, True, False]
    assert known.arriving(3, 0, 9) == []


def test_free_parts_lie_between_spans_that_may_overlap() -> None:
    spans = [Span(2, 5, 0), Span(3, 4, 1), Span(7, 20, 2)]
    assert list(free_parts(0, 10, spans)) == [(0, 2), (5, 7)]
    assert list(free_parts(3, 4, spans)) == []
    assert list(free_parts(1, 3, [])) == [(1, 3)]
