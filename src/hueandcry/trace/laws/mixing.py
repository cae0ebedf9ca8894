"""What leaves lines on which money mixes: every later debit takes its share of what arrived."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from hueandcry.model.wide import Ints
from hueandcry.trace.laws.decay import GOES_ON, LAST, worth
from hueandcry.trace.laws.known import Known
from hueandcry.trace.laws.sums import Keyed, Values, keyed, running

# Debits of one step held at once: about 200 MB.
_CHUNK: Final = 1_000_000


class Left(NamedTuple):
    """What left, by (seed, row of the debit), and what is held in the end, by (seed, line)."""

    drawn: Keyed
    held: Keyed


def leaving(known: Known, arrived: Keyed) -> Iterator[Left]:
    """Yield what leaves after it arrived, by (seed, row of the credit): in parts, to bound memory.

    Values are linear: any number of columns, each drawn down alike.
    """
    decay, spans = known.decay, known.spans
    seed, row = arrived.key.T
    span = decay.span[row]
    worth_then = worth(decay.log[row] - spans.log_first[span])
    yield from _leaving(known, _Standing(seed, span, row, arrived.value / worth_then[:, None]))


class _Standing(NamedTuple):
    """Money on lines since after a row; its value is what it would have been where its span began.

    Within a span that is at most e^149 times as much.
    """

    seed: Ints
    span: Ints
    after: Ints
    value: Values

    def at(self, index: Ints) -> "_Standing":
        return _Standing(self.seed[index], self.span[index], self.after[index], self.value[index])


def _leaving(known: Known, standing: _Standing, *, carried: bool = False) -> Iterator[Left]:
    standing = standing.at(np.lexsort((standing.after, standing.span, standing.seed)))
    groups = _groups(known, standing)
    for begin, end in _parts(groups.debits):
        yield Left(_drawn(known, standing, groups, begin, end), _none_held(standing))
    last = np.append(groups.first[1:], len(standing.seed)) - 1
    rests = _rests(known, standing.at(last), groups.sums[last])
    yield Left(_none_held(standing), rests.held)
    # What was carried over one border comes to less than e^-64 of itself at the next.
    if len(rests.carried.seed) and not carried:
        yield from _leaving(known, rests.carried, carried=True)


class _Groups(NamedTuple):
    """Rows of one seed and span: the first, sums so far, and the debits that come after it."""

    first: Ints
    sums: Values
    debit: Ints
    debits: Ints


def _groups(known: Known, standing: _Standing) -> _Groups:
    new = np.ones(len(standing.seed), dtype=np.bool_)
    new[1:] = (np.diff(standing.seed) != 0) | (np.diff(standing.span) != 0)
    first = np.flatnonzero(new)
    sums = running(standing.value, first[np.cumsum(new) - 1])
    begin = np.searchsorted(known.debit, standing.after[first], side="right")
    end = np.searchsorted(known.debit, known.spans.end[standing.span[first]])
    return _Groups(first, sums, begin, end - begin)


def _parts(counts: Ints) -> Iterator[tuple[int, int]]:
    """Yield ranges of groups with not many more than _CHUNK debits together."""
    part = np.cumsum(counts) // _CHUNK
    borders = np.flatnonzero(np.diff(part)) + 1
    edges = [0, *borders.tolist(), len(counts)]
    yield from ((a, b) for a, b in pairwise(edges) if a < b)


def _drawn(known: Known, standing: _Standing, groups: _Groups, begin: int, end: int) -> Keyed:
    count = groups.debits[begin:end]
    group = np.repeat(np.arange(begin, end), count)
    nth = np.arange(len(group)) - np.repeat(np.cumsum(count) - count, count)
    row = known.debit[groups.debit[group] + nth]
    # The last arrival of the group before each debit: both are sorted by group and row.
    rows = len(known.line) + 2
    of_row = np.repeat(
        np.arange(len(groups.first)), np.diff(groups.first, append=len(standing.seed))
    )
    latest = np.searchsorted(of_row * rows + standing.after + 1, group * rows + row + 1) - 1
    decay = known.decay
    span = standing.span[groups.first[group]]
    factor = decay.share[row] * worth(decay.log[row] - known.spans.log_first[span])
    seed = standing.seed[groups.first[group]]
    return keyed((seed, row), groups.sums[latest] * factor[:, None])


class _Rests(NamedTuple):
    held: Keyed
    carried: _Standing


def _rests(known: Known, ends: _Standing, sums: Values) -> _Rests:
    """Return what is left where spans end."""
    spans = known.spans
    span = ends.span
    value = sums * worth(spans.log_end[span] - spans.log_first[span])[:, None]
    closing = spans.closing[span]
    last, on = closing == LAST, closing == GOES_ON
    held = keyed((ends.seed[last], known.line[spans.first[span[last]]]), value[last])
    following = span[on] + 1
    carried = _Standing(ends.seed[on], following, spans.first[following] - 1, value[on])
    return _Rests(held, carried)


def _none_held(standing: _Standing) -> Keyed:
    none = np.zeros(0, dtype=np.int64)
    return keyed((none, none), np.zeros((0, standing.value.shape[1])))
