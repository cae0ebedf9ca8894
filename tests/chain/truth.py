"""What became of a theft, replayed from what a script did: queues of units, and no ledger.

Whoever pays, pays what came first. A swap or a bridge makes unit x of what was given the units
[f(x), f(x + 1)) of what was got, f(x) = ⌊x · got / given⌋ (docs/lines.md). A refund gives back the
last units that were paid. Nothing here is shared with `hueandcry.trace`.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.chain.deeds import NATIVE, Deed, Moved, Swap

Line = tuple[str, str, str]


class Stolen(NamedTuple):
    """Units that arrived together: `size` of them are [lo, hi) of a theft's own units."""

    theft: str
    size: int
    lo: int
    hi: int

    def origin(self, at: int) -> int:
        """Return the theft's unit at a place of these."""
        return self.lo + at * (self.hi - self.lo) // self.size


class Run(NamedTuple):
    """Units of one kind next to each other; clean, or those of `stolen` from `at` on."""

    size: int
    stolen: Stolen | None = None
    at: int = 0

    def cut(self, size: int) -> "tuple[Run, Run]":
        """Part it."""
        return Run(size, self.stolen, self.at), Run(self.size - size, self.stolen, self.at + size)


class End(NamedTuple):
    """Where parts of a theft rest: base units there, and which of the theft's units they were."""

    amount: int
    origins: tuple[tuple[int, int], ...]


class Truth:
    """Accounts' queues, and where each theft's units are."""

    def __init__(self, opening: Mapping[Line, int], fees: Mapping[str, int]) -> None:
        """Begin with what accounts held; `fees` by transaction."""
        self._queues: dict[Line, deque[Run]] = defaultdict(deque)
        self._fees = fees
        self._spent: list[tuple[Line, Run]] = []
        # What went into a bridge and did not come out yet, by the deposit's transaction.
        self._under_way: dict[str, list[Run]] = {}
        for line, amount in opening.items():
            self._queues[line].append(Run(amount))

    def play(self, deeds: Iterable[Deed]) -> None:
        """Replay transactions in the order they were mined."""
        for deed in deeds:
            line = (deed.chain, deed.sender, NATIVE)
            self._spent += [(line, run) for run in self._take(line, self._fees[deed.hash])]
            moves = list(deed.moves)
            onward = [moves.pop()] if deed.swap and deed.deposits else []
            if deed.swap:
                self._exchange(deed, deed.swap, moves)
            self._move(deed, onward if deed.swap else moves)

    def holds(self, line: Line) -> int:
        """Return how much of an asset an account holds, clean or not."""
        return sum(run.size for run in self._queues[line])

    def ends(self) -> dict[tuple[str, str, Line], End]:
        """Return where each theft's units rest: (theft, "held" or "fee", line)."""
        lots: dict[tuple[str, str, Line], list[Run]] = defaultdict(list)
        for line, queue in self._queues.items():
            for run in queue:
                if run.stolen:
                    lots[run.stolen.theft, "held", line].append(run)
        for line, run in self._spent:
            if run.stolen:
                lots[run.stolen.theft, "fee", line].append(run)
        return {key: End(sum(run.size for run in runs), merged(map(_origin, runs)))
                for key, runs in lots.items()}  # fmt: skip

    def _move(self, deed: Deed, moves: Sequence[Moved]) -> None:
        for move in moves:
            runs = self._paid(deed, move)
            if deed.theft:
                assert not any(run.stolen for run in runs), "a theft of stolen money is not told"
                runs = [Run(move.amount, Stolen(deed.hash, move.amount, 0, move.amount))]
            if deed.deposits:
                self._under_way[deed.hash] = runs
                runs = [Run(move.amount)]
            elif deed.pays:
                assert not any(run.stolen for run in runs)
                runs = list(mapped(self._under_way.pop(deed.pays), move.amount))
            if move.target:
                self._queues[deed.chain, move.target, move.asset] += runs
            else:
                assert not any(run.stolen for run in runs), "burnt stolen money is not told"

    def _exchange(self, deed: Deed, swap: Swap, moves: Sequence[Moved]) -> None:
        given: dict[str, list[Run]] = defaultdict(list)
        back: dict[str, int] = defaultdict(int)
        got: dict[str, int] = defaultdict(int)
        for move in moves:
            runs = self._paid(deed, move)
            if move.source == swap.giver:
                given[move.asset] += runs
                runs = [Run(move.amount)]
            assert not any(run.stolen for run in runs), "stolen money went through a pool"
            if move.target == swap.giver and move.asset in given:
                back[move.asset] += move.amount
            elif move.target == swap.getter:
                got[move.asset] += move.amount
            elif move.target:
                self._queues[deed.chain, move.target, move.asset] += runs
        for asset, amount in back.items():
            first, last = _parted(given[asset], sum(run.size for run in given[asset]) - amount)
            given[asset] = first
            self._queues[deed.chain, swap.giver, asset] += last
        _one_of_each(given, got)
        for asset, amount in got.items():
            [runs] = given.values() if len(given) == 1 else [[Run(1)]]
            self._queues[deed.chain, swap.getter, asset] += mapped(runs, amount)

    def _paid(self, deed: Deed, move: Moved) -> list[Run]:
        if move.source is None:
            return [Run(move.amount)]
        return self._take((deed.chain, move.source, move.asset), move.amount)

    def _take(self, line: Line, amount: int) -> list[Run]:
        queue, found = self._queues[line], list[Run]()
        while amount:
            assert queue, f"{line} has not so much"
            run = queue.popleft()
            if run.size > amount:
                run, rest = run.cut(amount)
                queue.appendleft(rest)
            amount -= run.size
            found.append(run)
        return found


def mapped(runs: Sequence[Run], got: int) -> Iterator[Run]:
    """Return what became of units that were given for `got` others."""
    given, at = sum(run.size for run in runs), 0
    for run in runs:
        size = (at + run.size) * got // given - at * got // given
        at += run.size
        if run.stolen:
            origins = run.stolen.origin(run.at), run.stolen.origin(run.at + run.size)
            assert size, "units that became nothing are not told"
            yield Run(size, Stolen(run.stolen.theft, size, *origins))
        elif size:
            yield Run(size)


def merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join intervals that touch. Raises AssertionError where two overlap."""
    found: list[tuple[int, int]] = []
    for lo, hi in sorted(span for span in spans if span[0] < span[1]):
        assert not found or found[-1][1] <= lo, "a unit was counted twice"
        if found and found[-1][1] == lo:
            found[-1] = (found[-1][0], hi)
        else:
            found.append((lo, hi))
    return tuple(found)


def _origin(run: Run) -> tuple[int, int]:
    assert run.stolen
    return run.stolen.origin(run.at), run.stolen.origin(run.at + run.size)


def _parted(runs: Sequence[Run], size: int) -> tuple[list[Run], list[Run]]:
    first, last = list[Run](), list[Run]()
    for run in runs:
        left, right = run.cut(min(size, run.size))
        size -= left.size
        first += [left] if left.size else []
        last += [right] if right.size else []
    return first, last


def _one_of_each(given: Mapping[str, Sequence[Run]], got: Mapping[str, int]) -> None:
    """How several assets share stolen units, prices decide: the thief of this story avoids it."""
    stolen = any(run.stolen for runs in given.values() for run in runs)
    assert not stolen or (len(given), len(got)) == (1, 1), "a swap of several stolen assets"
