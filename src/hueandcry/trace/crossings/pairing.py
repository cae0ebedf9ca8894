"""Pairs the deposits and releases of one group: same bridge, chains, receiver and asset.

Bridges process in order, so alike ones pair first to first. A release takes an amount `r` from the
deposits that would arrive as `e` before fees, `low(e) <= r <= e`; `low` never falls as `e` grows,
so these are one run of the deposits sorted by `e`, found by bisection. Hostile alike deposits cost
no more than honest ones: O(n log n) comparisons, and moves within one list.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from hueandcry.model.bridge import BridgeTerms

_MILLION: Final = 1_000_000
# What would arrive, and the deposit's number by time.
_Key = tuple[int, int]


class Entry(NamedTuple):
    """A deposit by what would arrive before fees, or a release by what came.

    `order` is the place on its own chain, None where its log does not tell; `at` the caller's
    number for it. `flat` is the flat fee of a deposit's asset.
    """

    at: int
    amount: int
    time: int | None
    order: tuple[int, int] | None
    flat: int = 0


class Pair(NamedTuple):
    """A deposit and a release by the caller's numbers; `alike`: others would have fitted too."""

    deposit: int
    release: int
    alike: bool


class Pairs(NamedTuple):
    """Pairs, and groups of deposits and releases of which nothing tells whose is whose."""

    pairs: list[Pair]
    groups: list[tuple[list[int], list[int]]]


def most(release: int, terms: BridgeTerms, flat: int) -> int:
    """Return the largest amount before fees that may arrive as `release`.

    low(e) = e - floor(e * ppm / 10^6) - flat <= r  <=>  e <= (r + flat) * 10^6 / (10^6 - ppm).
    """
    return (release + flat) * _MILLION // (_MILLION - terms.fee_ppm)


def pair(deposits: Sequence[Entry], releases: Sequence[Entry], terms: BridgeTerms) -> Pairs:
    """Pair by time where both sides tell it; of the rest, what is unique or ordered alike."""
    flat = max((one.flat for one in deposits), default=0)
    pairs = _by_time(deposits, releases, terms, flat)
    taken = {one.deposit for one in pairs}
    paid = {one.release for one in pairs}
    left = [one for one in deposits if one.at not in taken]
    open_ = [one for one in releases if one.at not in paid]
    if all(one.time is not None for one in left) and all(one.time is not None for one in open_):
        return Pairs(pairs, [])
    more = _without_time(left, open_, terms, flat)
    return Pairs(pairs + more.pairs, more.groups)


def _by_time(
    deposits: Sequence[Entry], releases: Sequence[Entry], terms: BridgeTerms, flat: int
) -> list[Pair]:
    """Sweep over time: a deposit can be paid from its earliest release until its latest."""
    timed = sorted((one.time, one.order or (0, 0), one) for one in deposits if one.time is not None)
    sweep = _Sweep([(time, one) for time, _, one in timed], terms, flat)
    arrivals = sorted(
        (one.time, one.order or (0, 0), one) for one in releases if one.time is not None
    )
    doubtful = [one for time, _, one in arrivals if not sweep.take(time, one)]
    doubtful += sweep.chosen
    contested = _contested([one for _, one in sweep.timed], doubtful, terms, flat)
    return [Pair(deposit, release, deposit in contested) for deposit, release in sweep.found]


class _Sweep:
    """The deposits that can be paid at a moment, sorted by amount, then by time."""

    def __init__(self, timed: list[tuple[int, Entry]], terms: BridgeTerms, flat: int) -> None:
        self.timed = timed
        self.found: list[tuple[int, int]] = []
        self.chosen: list[Entry] = []
        self._terms = terms
        self._flat = flat
        self._ready: list[_Key] = []
        self._taken: set[int] = set()
        self._next = 0
        self._oldest = 0

    def take(self, now: int, release: Entry) -> bool:
        """Give the release the first deposit that fits; say whether there was one."""
        self._advance(now)
        low = bisect_left(self._ready, (release.amount, -1))
        high = bisect_left(self._ready, (most(release.amount, self._terms, self._flat) + 1, -1))
        if low == high:
            return False
        key = self._ready.pop(low)
        self._taken.add(key[1])
        self.found.append((self.timed[key[1]][1].at, release.at))
        if high - low > 1:
            self.chosen.append(release)
        return True

    def _advance(self, now: int) -> None:
        terms = self._terms
        opens = now - terms.earliest + terms.tolerance
        while self._next < len(self.timed) and self.timed[self._next][0] <= opens:
            insort(self._ready, self._key(self._next))
            self._next += 1
        closed = now - terms.latest - terms.tolerance
        while self._oldest < self._next and self.timed[self._oldest][0] < closed:
            if self._oldest not in self._taken:
                del self._ready[bisect_left(self._ready, self._key(self._oldest))]
            self._oldest += 1

    def _key(self, number: int) -> _Key:
        # Numbered by time: of equal amounts the earliest comes first.
        return (self.timed[number][1].amount, number)


def _contested(
    deposits: list[Entry], doubtful: list[Entry], terms: BridgeTerms, flat: int
) -> set[int]:
    """Return the deposits a doubtful release fits, whatever its time.

    Doubtful are releases that had a choice, for what they left is as doubtful; and those without a
    deposit: which of two equal releases is the honest one, their order alone does not prove.
    """
    ordered = sorted(deposits, key=lambda one: one.amount)
    amounts = [one.amount for one in ordered]
    change = [0] * (len(ordered) + 1)
    for one in doubtful:
        change[bisect_left(amounts, one.amount)] += 1
        change[bisect_right(amounts, most(one.amount, terms, flat))] -= 1
    return {one.at for one, depth in zip(ordered, accumulate(change), strict=False) if depth}


def _without_time(
    deposits: Sequence[Entry], releases: Sequence[Entry], terms: BridgeTerms, flat: int
) -> Pairs:
    """Pair what hangs together: releases by amount reach ever higher runs of deposits."""
    left = sorted(deposits, key=lambda one: one.amount)
    amounts = [one.amount for one in left]
    made = Pairs([], [])
    block: list[Entry] = []
    start = end = 0
    even = True
    for one in sorted(releases, key=lambda one: one.amount):
        low = bisect_left(amounts, one.amount)
        high = bisect_right(amounts, most(one.amount, terms, flat))
        if low == high:
            continue
        if low >= end:
            _block(left[start:end], block, even, made)
            block, start, even = [], low, True
        elif (low, high) != (start, end):
            even = False
        end = high
        block.append(one)
    _block(left[start:end], block, even, made)
    return made


def _block(deposits: list[Entry], releases: list[Entry], even: bool, made: Pairs) -> None:
    """Pair one block: one to one, or first to first where both chains tell an order.

    `even`: every release of it fits every deposit.
    """
    ours, theirs = _in_order(deposits), _in_order(releases)
    if len(deposits) == len(releases) == 1:
        ours, theirs = deposits, releases
    # Two that both tell their time and did not pair by it contradict each other.
    ordered = len(ours) == len(theirs) > 0 and not any(
        one.time is not None and other.time is not None
        for one, other in zip(ours, theirs, strict=True)
    )
    if even and ordered:
        made.pairs.extend(
            Pair(one.at, other.at, len(ours) > 1) for one, other in zip(ours, theirs, strict=True)
        )
    elif len(deposits) > 1 or len(releases) > 1:
        made.groups.append(([one.at for one in deposits], [one.at for one in releases]))


def _in_order(entries: list[Entry]) -> list[Entry]:
    """Return them as their chain has them, none where it is not told or not of one mind."""
    if all(one.time is not None for one in entries):
        return sorted(entries, key=lambda one: (one.time or 0, one.order or (0, 0)))
    if all(one.order is not None for one in entries):
        return sorted(entries, key=lambda one: one.order or (0, 0))
    return []
