"""The first theft wins, where money mixes: what earlier seeds brought to a later seed's credit.

Each seed is followed as if it were alone, whole; being linear, its traces are scaled afterwards by
the part of it that no earlier seed explains. The rest it lists as `counted`.
"""

from typing import NamedTuple

import numpy as np

from hueandcry.trace.laws.decay import Floats, floats
from hueandcry.trace.laws.known import Known
from hueandcry.trace.laws.sums import Keyed, keyed


class Weights(NamedTuple):
    """`own` is each seed's own part; `counted` is by (seed, owner): fraction and amount."""

    own: Floats
    counted: Keyed


def weights_of(known: Known, laid: Keyed, met: Keyed) -> Weights:
    """Return what of each seed is its own. Seeds are numbered in chain order, and disjoint.

    `laid` is where they lie, `met` what came there, both by (seed, row): fraction, amount.
    """
    count = int(laid.key[:, 0].max(initial=-1)) + 1
    own = np.ones(count)
    sizes: Floats = np.bincount(laid.key[:, 0], weights=laid.value[:, 1], minlength=count).astype(
        np.float64
    )
    came = _by_row(met, floats(known.end.at(met.key[:, 1]).minus(known.start.at(met.key[:, 1]))))
    found: list[tuple[int, int, float]] = []
    for seed, shares in enumerate(_brought(laid, came, count)):
        parts = {giver: own[giver] * share for giver, share in shares.items() if giver < seed}
        whole = sum(parts.values())
        scale = 1 / whole if whole > 1 else 1.0
        own[seed] = max(0.0, 1 - whole * scale)
        found += [(seed, giver, part * scale) for giver, part in parts.items() if part > 0]
    return Weights(own, _counted(found, sizes))


def _by_row(met: Keyed, sizes: Floats) -> dict[int, list[tuple[int, float]]]:
    """Return for each credit which part of it each seed brought."""
    came: dict[int, list[tuple[int, float]]] = {}
    parts = met.value[:, 1] / sizes
    for seed, row, part in zip(*met.key.T.tolist(), parts.tolist(), strict=True):
        came.setdefault(row, []).append((seed, part))
    return came


def _brought(
    laid: Keyed, came: dict[int, list[tuple[int, float]]], count: int
) -> list[dict[int, float]]:
    """Return for each seed which part of it each seed brought."""
    shares: list[dict[int, float]] = [{} for _ in range(count)]
    fractions = laid.value[:, 0].tolist()
    for seed, row, fraction in zip(*laid.key.T.tolist(), fractions, strict=True):
        for giver, part in came.get(row, ()):
            shares[seed][giver] = shares[seed].get(giver, 0.0) + fraction * part
    return shares


def _counted(found: list[tuple[int, int, float]], sizes: Floats) -> Keyed:
    seed = np.array([row[0] for row in found], dtype=np.int64)
    giver = np.array([row[1] for row in found], dtype=np.int64)
    part = np.array([row[2] for row in found], dtype=np.float64)
    return keyed((seed, giver), np.stack([part, part * sizes[seed]], axis=1))
