"""How often each unit was passed on, against counting unit by unit."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hueandcry.run.hops import Hops

AMOUNT = 40
SPAN = st.tuples(st.integers(0, AMOUNT), st.integers(0, AMOUNT)).filter(lambda one: one[0] < one[1])
SPANS = st.lists(SPAN)


def class_of(hops: int) -> int:
    return 0 if hops == 0 else 1 if hops == 1 else 2 if hops <= 5 else 3


def counted(spans: list[tuple[int, int]]) -> list[int]:
    return [class_of(sum(lo <= unit < hi for lo, hi in spans)) for unit in range(AMOUNT)]


@given(SPANS, SPAN)
def test_every_unit_is_in_its_class(spans: list[tuple[int, int]], span: tuple[int, int]) -> None:
    hops, (lo, hi) = Hops(spans, AMOUNT), span
    spread = [part.hop_class for part in hops.within(lo, hi) for _ in range(part.hi - part.lo)]
    assert spread == counted(spans)[lo:hi]
    assert set(hops.classes(lo, hi)) == set(counted(spans)[lo:hi])


@given(SPANS)
def test_stretches_lie_end_to_end(spans: list[tuple[int, int]]) -> None:
    parts = list(Hops(spans, AMOUNT).within(0, AMOUNT))
    assert [part.lo for part in parts] == [0, *(part.hi for part in parts[:-1])]
    assert parts[-1].hi == AMOUNT
    assert all(a.hop_class != b.hop_class for a, b in pairwise(parts))
