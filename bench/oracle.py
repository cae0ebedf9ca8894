"""The engine against a plain queue replay: many small random ledgers, side by side in one.

Every world has accounts of its own, so one import holds thousands of them; half of the history is
appended later, and what was proven before must still stand.
"""

import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tests.trace.replay import Replayed, Step, replay

from hueandcry.model.transfer import PHASE_TOKEN, Transfer
from hueandcry.model.wide import wide
from hueandcry.store.ledger.importing import import_values
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.line_arrays import LineArrays
from hueandcry.trace.follow import Limits, Stops, begin, follow
from hueandcry.trace.lots import Lots, lots_of
from hueandcry.trace.settle import Settled, settle

WORLDS, STEPS, SEED = 10_000, 24, 20_261_124
ACCOUNTS = "ABCDEF"
FREE = Limits((0,) * 8, depth=10_000)
NO_STOPS = Stops(np.zeros(0, np.int32), np.zeros(0, np.int8), 10**9)


class World(NamedTuple):
    """One small ledger, and the steps whose credits were stolen."""

    steps: list[Step]
    seeds: list[int]


def worlds(count: int) -> Iterator[World]:
    """Make worlds with mints, burns, cycles, overdrafts and one to three thefts."""
    chance = random.Random(SEED)
    for _ in range(count):
        steps = [_step(chance) for _ in range(STEPS)]
        credited = [at for at, step in enumerate(steps) if step.target]
        thefts = min(len(credited), chance.randint(1, 3))
        yield World(steps, sorted(chance.sample(credited, thefts)))


def _step(chance: random.Random) -> Step:
    source: str | None
    target: str | None
    source, target = chance.sample(ACCOUNTS, 2)
    kind = chance.random()
    if kind < 0.08:
        source = None
    elif kind < 0.16:
        target = None
    return Step(source, target, chance.randint(1, 12))


def rows(made: Sequence[World], part: range) -> Iterator[Transfer]:
    """Yield the transfers of a part of every world's steps."""
    for height in part:
        for number, world in enumerate(made):
            step = world.steps[height]
            source = f"{number}/{step.source}" if step.source else None
            target = f"{number}/{step.target}" if step.target else None
            yield Transfer(
                "bench:worlds", f"{number}:{height}", height + 1, 0, height + 1,
                PHASE_TOKEN, (number,), source, target, "coin", step.amount, 18,
            )  # fmt: skip


def compare(place: Path, count: int = WORLDS) -> None:
    """Print how many units of how many ledgers end elsewhere than the replay says."""
    shutil.rmtree(place, ignore_errors=True)
    made = list(worlds(count))
    ledger = Ledger(place, write=True)
    half = STEPS // 2
    import_values(ledger, "first", (), rows(made, range(half)), "")
    ledger.lay_lines()
    before = _edges(ledger, made, half)
    import_values(ledger, "later", (), rows(made, range(half, STEPS)), "")
    ledger.lay_lines()
    arrays = ledger.lines()
    moved = sum(not _stands(arrays, *edge) for edge in before)
    differences, units, short = 0, 0, 0
    found = _Found(ledger)
    for number, world in enumerate(made):
        settled = found.trace(number, world, len(world.steps))
        mine, oracle = _units(settled, found.names), replay(world.steps, world.seeds)
        differences += mine != oracle
        units += len(oracle.held) + len(oracle.gone)
        short += found.short
    print(
        f"random ledgers: {differences} of {count:,} differ from a queue replay ({units:,} units)"
    )
    print(f"  {short} thefts do not add up; after appending {moved} of {len(before):,} edges moved")
    ledger.close()


class _Found:
    """Traces worlds in their common ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.arrays = ledger.lines()
        found = ledger.database.execute(
            "SELECT a.name, l.id FROM line l JOIN account a ON a.id = l.account"
        ).fetchall()
        self.lines: dict[str, int] = dict(found)
        self.names = {line: name.partition("/")[2] for name, line in self.lines.items()}
        self.transfers: dict[str, int] = dict(
            ledger.database.execute("SELECT tx, id FROM transfer").fetchall()
        )
        self.short = 0

    def trace(self, number: int, world: World, length: int) -> Settled:
        seeds = self._seeds(number, world, length)
        settled = settle(follow(begin(seeds), self.arrays, seeds, FREE, NO_STOPS), seeds)
        sums = [0] * len(seeds.seed)
        for row in settled.terminals:
            sums[row.seed] += row.hi - row.lo
        self.short = sum(a != b for a, b in zip(sums, seeds.hi.minus(seeds.lo).ints(), strict=True))
        return settled

    def _seeds(self, number: int, world: World, length: int) -> Lots:
        places = []
        for seed, at in enumerate(at for at in world.seeds if at < length):
            line = self.lines[f"{number}/{world.steps[at].target}"]
            lines = np.array([line], dtype=np.int32)
            rows = self.arrays.credits(lines, wide([0]), self.arrays.filled(lines))
            mine = rows.transfer == self.transfers[f"{number}:{at}"]
            mine &= rows.kind != 5
            [lo], [hi] = rows.start.at(mine).ints(), rows.end.at(mine).ints()
            places.append((seed, line, lo, hi, 0))
        return lots_of(places)


_Edge = tuple[int, int, int, int]


def _edges(ledger: Ledger, made: Sequence[World], length: int) -> list[_Edge]:
    """Return every edge of every trace: transfer, source line, where its debit begins and ends."""
    found = _Found(ledger)
    edges = []
    for number, world in enumerate(made):
        settled = found.trace(number, world, length)
        edges += [(row.transfer, row.source, row.debit_lo, row.debit_hi) for row in settled.edges]
    return edges


def _stands(arrays: LineArrays, transfer: int, line: int, lo: int, hi: int) -> bool:
    rows = arrays.debits(np.array([line], dtype=np.int32), wide([lo]), wide([hi]))
    mine = (rows.start.ints(), rows.end.ints(), rows.transfer.tolist())
    return ([lo], [hi], [transfer]) == mine


def _units(settled: Settled, names: dict[int, str]) -> Replayed:
    held: dict[tuple[int, int], str] = {}
    gone: dict[tuple[int, int], str] = {}
    counted: dict[tuple[int, int], tuple[int, int]] = {}
    for row in settled.terminals:
        for unit in range(row.hi - row.lo):
            key = (row.seed, row.origin + unit)
            if row.by:
                counted[key] = (row.by[0], row.by[1] + unit)
            elif row.reason == "held":
                held[key] = names[row.line]
            else:
                gone[key] = row.reason
    return Replayed(held, gone, counted)
