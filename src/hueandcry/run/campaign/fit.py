"""Logistic regression over pieces that are there or not, with the same result on every machine.

Sums of floating-point numbers depend on their order, and processors and libraries order them
differently. So everything that is summed is a whole number: weights in units of 1/4096, residuals
in units of 1/4096, weights of rows in units of 1/64. All sums stay below 2^53, where a double holds
whole numbers exactly. What is left are single operations, which IEEE 754 fixes to the bit.

The method is gradient descent with a step of its own for each piece (a separable bound of the
curvature; Boehning and Lindsay 1988) and Nesterov's momentum.
"""

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

UNIT = 4096  # a weight of 1.0; also a residual of 1.0
ROW_UNIT = 64  # a row that counts once
# exp(-1/256) in units of 2^-60, rounded: the sigmoid is tabulated in steps of 1/256.
_STEP = 1148426689630428644
_STEPS, _ONE = 256, 1 << 60
_REACH = 16 * _STEPS  # beyond 16 the sigmoid is 0 or 1 in our units


class Rows(NamedTuple):
    """Rows of pieces, as numbers below `width`; no row is empty.

    Those of row i are `pieces[starts[i]:starts[i + 1]]`.
    """

    starts: "Whole"
    pieces: "NDArray[np.int32]"
    width: int


class Fitted(NamedTuple):
    """A weight for each piece, in units of 1/UNIT."""

    weights: "Whole"
    bias: int


@cache
def sigmoid_table() -> tuple[int, ...]:
    """Return 1 / (1 + exp(-x)) in units of 1/UNIT for x from -16 to 16 in steps of 1/256."""
    powers = [_ONE]
    for _ in range(_REACH):
        powers.append((powers[-1] * _STEP) >> 60)
    rising = [(UNIT * _ONE + (_ONE + power) // 2) // (_ONE + power) for power in powers]
    return tuple(UNIT - value for value in reversed(rising)) + tuple(rising[1:])


def margins(rows: Rows, weights: "Whole", bias: int) -> "Whole":
    """Return the sum of the weights in each row, in units of 1/UNIT."""
    import numpy as np

    return np.add.reduceat(weights[rows.pieces], rows.starts[:-1]) + bias


def fit(rows: Rows, bad: "Whole", row_weights: "Whole", strength: float, rounds: int) -> Fitted:
    """Fit weights. `bad` is 0 or 1 and `row_weights` in units of 1/ROW_UNIT, both a row.

    `strength` is that of the L2 penalty, in rows that count once.
    """
    import numpy as np

    table = np.array(sigmoid_table(), dtype=np.int64)
    sizes = np.diff(rows.starts)
    mass = row_weights.astype(np.float64)
    curvature = np.bincount(rows.pieces, np.repeat(mass * sizes, sizes), rows.width) / 4
    step = 1 / (curvature / ROW_UNIT + strength)
    bias_step = 1 / (float((mass * sizes).sum()) / 4 / ROW_UNIT + 1)
    shrink = strength * step
    weights = before = ahead = np.zeros(rows.width, dtype=np.float64)
    bias = bias_before = bias_ahead = 0.0
    for number in range(rounds):
        margin = margins(rows, ahead.astype(np.int64), int(bias_ahead))
        place = np.clip((margin * _STEPS + UNIT // 2) // UNIT + _REACH, 0, 2 * _REACH)
        residual = ((bad * UNIT - table[place]) * row_weights).astype(np.float64)
        slope = np.bincount(rows.pieces, np.repeat(residual, sizes), rows.width)
        before, weights = weights, np.rint(ahead - shrink * ahead + step * (slope / ROW_UNIT))
        bias_before, bias = bias, float(np.rint(bias_ahead + bias_step * residual.sum() / ROW_UNIT))
        momentum = number / (number + 3)
        ahead = np.rint(weights + momentum * (weights - before))
        bias_ahead = float(np.rint(bias + momentum * (bias - bias_before)))
    return Fitted(weights.astype(np.int64), int(bias))
