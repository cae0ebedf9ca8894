"""Conservation over the origin, on many random ledgers with swaps and bridges.

Every unit of every theft must be somewhere exactly once, by share; every flow must prove itself.
"""

import random
from collections.abc import Iterator
from fractions import Fraction

from tests.trace.crossings.worlds import Step, World
from tests.trace.worlds import NO_STOPS

from hueandcry.trace.follow import Limits, begin, follow
from hueandcry.trace.lots import lots_of
from hueandcry.trace.overlay import WHOLE, Crossing, Found, Overlay, Taken
from hueandcry.trace.settle import settle
from hueandcry.trace.weights import EXACT, Weight, stretches

LEDGERS = 10_000
ACCOUNTS, ASSETS = "UVPQXY", "ABCD"
SEED = 6


def report(count: int = LEDGERS) -> None:
    """Print how many ledgers were tried and what did not hold."""
    draws = random.Random(SEED)
    lost, crossed, shared = 0, 0, 0
    for _ in range(count):
        world, overlay, seeds = _drawn(draws)
        found = list(_sums(world, overlay, seeds))
        crossed += bool(overlay.crossings)
        lost += any(abs(one - 1) > EXACT for one in found)
        shared += any(one.share != WHOLE for one in overlay.crossings)
    print(f"conservation: {count:,} random ledgers, {crossed:,} with swaps or bridges, {shared:,}"
          f" with several legs: {lost} lost or doubled a unit")  # fmt: skip


def _drawn(draws: random.Random) -> tuple[World, Overlay, list[tuple[int, int, int]]]:
    steps = sorted(
        (_step(draws) for _ in range(draws.randint(6, 40))), key=lambda step: step.tx
    )  # fmt: skip
    world = World(steps)
    senders = {
        tx: draws.choice([step.source for step in world.steps if step.tx == tx and step.source])
        for tx in world.posted
        if any(step.source for step in world.steps if step.tx == tx)
    }
    worth = {line: draws.uniform(0.01, 99) for line in range(len(world.filled_by))}
    priced = draws.random() < 0.5
    overlay = world.overlay(senders, lambda line, amount: amount * worth[line] if priced else None)
    _bridge(draws, world, overlay)
    credited = [at for at, step in enumerate(world.steps) if step.target]
    seeds = [world.credit(at) for at in sorted(draws.sample(credited, min(3, len(credited))))]
    return world, overlay, seeds


def _step(draws: random.Random) -> Step:
    source, target = draws.choice([None, *ACCOUNTS]), draws.choice([None, *ACCOUNTS])
    amount = draws.choice([draws.randint(1, 9), draws.randint(1, 10**18)])
    return Step(draws.randint(1, 12), source, target, amount, draws.choice(ASSETS))


def _bridge(draws: random.Random, world: World, overlay: Overlay) -> None:
    """Lead some burned or paid units to a mint of any later asset, as a bridge would."""
    posted = [one for rows in world.posted.values() for one in rows]
    into = [one.debit for one in posted if one.debit and not one.credit]
    out = [one.credit for one in posted if one.credit and not one.debit]
    for debit, credit in zip(into, draws.sample(out, min(len(out), len(into))), strict=False):
        free = not overlay.leaving(debit.line, debit.lo, debit.hi)
        if free and not overlay.taken(credit.line, credit.lo, credit.hi):
            crossing = Crossing(
                debit, debit.lo, debit.hi, credit, credit.lo, credit.hi, "bridge:x", 1.0
            )
            overlay.add(Found((crossing,), (Taken(credit.line, credit.lo, credit.hi),)))


def _sums(world: World, overlay: Overlay, seeds: list[tuple[int, int, int]]) -> Iterator[Fraction]:
    lots = lots_of([(at, *seed, 0) for at, seed in enumerate(seeds)])
    limits = Limits((0,) * len(seeds), 10_000)
    followed = follow(begin(lots), world, lots, limits, NO_STOPS, overlay=overlay)
    ends = settle(followed, lots, overlay.crossings).terminals
    for at, (_, lo, hi) in enumerate(seeds):
        mine = [Weight(row.origin, row.origin_hi, row.share * row.chance)
                for row in ends if row.seed == at]  # fmt: skip
        told = list(stretches(mine))
        yield from (one.weight for one in told)
        if sum(one.hi - one.lo for one in told) != hi - lo:
            yield Fraction(0)


if __name__ == "__main__":
    report()
