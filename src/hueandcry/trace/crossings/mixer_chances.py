"""From signals to chances, and the bounds that keep chances from adding up to more than the money.

A sum of log odds says how like a labelled pair a pair is. Batches differ in how many strangers
stand around them, so each batch's odds are then moved together until as many withdrawals are
expected as usually leave a batch of that size: what is known for certain is how many it put in.
Money may also stay inside: a batch without enough withdrawers like labelled ones is given little.
Everything that is summed afterwards is a whole number of `ONE`, rounded down.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from hueandcry.model.mixer import ONE, UNIT, MixerWeights, Reason
from hueandcry.trace.crossings.mixer_signals import Seen

# Odds of a batch are raised by e^3 = 20 at most: of 0 to 4 tried on the labelled days to
# 2022-04-30, 2 to 4 were alike and less was worse.
RAISED: Final = 3.0
_LOWERED: Final = 30.0
_STEPS: Final = 60
# Fitted to 18 labelled batches (days to 2022-04-30, each judged by the other days) and to the same
# batches moved 30 to 150 days back, where nobody emptied them; both equally likely.
_EMPTIED_SLOPE: Final = 9.0
_EMPTIED_HALF: Final = 0.42
# More candidates than this a deposit, and less than a ten-thousandth each, move nothing a reader
# could see: 0.01 of 100.
MOST: Final = 128
LEAST: Final = ONE // 10_000

Deposit = int
Withdrawal = int
Chances = dict[tuple[Deposit, Withdrawal], int]


def log_odds(seen: Iterable[Seen], weights: MixerWeights) -> float:
    """Return the natural log odds of a pair, before its batch is looked at as a whole."""
    bins = weights.weights
    return (weights.bias + sum(bins.get(s.signal, {}).get(s.shows, 0) for s in seen)) / UNIT


def assumed(seen: Iterable[Seen], weights: MixerWeights) -> float:
    """Return the chance that signals nobody measured give: any one of them may be right."""
    doubt = 1.0
    for one in seen:
        doubt *= 1 - weights.assumed.get(one.signal, {}).get(one.shows, 0) / 1000
    return 1 - doubt


def reasons(seen: Iterable[Seen], weights: MixerWeights) -> tuple[Reason, ...]:
    """Return what the signals weighed, the heaviest first, what weighs nothing left out."""
    found = []
    for signal, shows in seen:
        if chance := weights.assumed.get(signal, {}).get(shows, 0):
            found.append(Reason(signal, shows, chance / 1000, assumed=True))
        elif weight := weights.weights.get(signal, {}).get(shows, 0):
            found.append(Reason(signal, shows, round(weight / UNIT, 2), assumed=False))
    return tuple(sorted(found, key=lambda reason: (not reason.assumed, -abs(reason.weight))))


def settled(
    odds: Sequence[float], counts: Sequence[int], deposits: int, fill: float, beforehand: float
) -> list[float]:
    """Return chances of the pairs of one batch from their log odds.

    `counts` are the withdrawals of each pair. If the batch was emptied, `fill` of its deposits left
    again, so its odds are moved together until that many withdrawals are expected; that it was
    emptied is itself a chance, `beforehand` before anybody looked.
    """
    fits = _expected(odds, counts, 0.0) / deposits
    low, high = -_LOWERED, RAISED
    for _ in range(_STEPS):
        middle = (low + high) / 2
        above = _expected(odds, counts, middle) > deposits * fill
        low, high = (low, middle) if above else (middle, high)
    belief = emptied(fits, beforehand)
    return [belief * sigmoid(odd + low) for odd in odds]


def emptied(fits: float, beforehand: float) -> float:
    """Return the chance that a batch was emptied in its window at all.

    `fits` is how many of its deposits are accounted for by withdrawers like labelled ones, as a
    share and before the odds are moved.
    """
    speaks = sigmoid(_EMPTIED_SLOPE * (min(fits, 1.0) - _EMPTIED_HALF))
    return speaks * beforehand / (speaks * beforehand + (1 - speaks) * (1 - beforehand))


def _expected(odds: Sequence[float], counts: Sequence[int], by: float) -> float:
    chances = (sigmoid(odd + by) for odd in odds)
    return sum(chance * count for chance, count in zip(chances, counts, strict=True))


def sigmoid(x: float) -> float:
    """Return 1 / (1 + exp(-x)), without overflow."""
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))


def either(one: float, other: float) -> int:
    """Return the chance of one or the other, in units of `ONE` and rounded down."""
    return min(max(int((1 - (1 - one) * (1 - other)) * ONE), 0), ONE)


def shared_out(chances: Mapping[tuple[int, str], int]) -> dict[tuple[int, str], int]:
    """Scale chances of (batch, withdrawer) so that no withdrawer has more than `ONE` in all."""
    total: dict[str, int] = {}
    for (_, withdrawer), chance in chances.items():
        total[withdrawer] = total.get(withdrawer, 0) + chance
    return {pair: chance * ONE // max(ONE, total[pair[1]]) for pair, chance in chances.items()}


def bounded(chances: Mapping[tuple[Deposit, Withdrawal], int], most: int, least: int) -> Chances:
    """Return chances of which no deposit and no withdrawal has more than `ONE` in all.

    Scales withdrawals first, then deposits: the second can only lower what the first allowed. Of
    each deposit the `most` likeliest candidates are kept, of at least `least`, ties by number. What
    is cut off stays in the mixer. Raises `ValueError` for a chance below 0.
    """
    if any(chance < 0 for chance in chances.values()):
        raise ValueError("a chance is not below 0")
    columns = _scaled(chances, 1)
    rows: dict[Deposit, list[tuple[int, Withdrawal]]] = {}
    for (deposit, withdrawal), chance in _scaled(columns, 0).items():
        if chance >= max(least, 1):
            rows.setdefault(deposit, []).append((-chance, withdrawal))
    return {
        (deposit, withdrawal): -chance
        for deposit, row in rows.items()
        for chance, withdrawal in sorted(row)[:most]
    }


def _scaled(chances: Mapping[tuple[int, int], int], side: int) -> Chances:
    total: dict[int, int] = {}
    for pair, chance in chances.items():
        total[pair[side]] = total.get(pair[side], 0) + chance
    return {pair: chance * ONE // max(ONE, total[pair[side]]) for pair, chance in chances.items()}
