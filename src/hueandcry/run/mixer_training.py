"""Learns what signals behind a mixer weigh from withdrawers somebody labelled.

A logistic regression over bins (`run.campaign.fit`: whole numbers, the same on every machine). Each
batch has a level of its own while learning and loses it afterwards: how many strangers stand around
a batch must not go into the weights, since a new batch's level comes from its number of deposits.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from hueandcry.model.mixer import MixerWeights
from hueandcry.run.campaign.fit import ROW_UNIT, fit
from hueandcry.run.campaign.matrix import as_rows, numbered
from hueandcry.trace.crossings.mixer_signals import Seen

# Each weight is pulled to 0 as if by one row: enough that a bin of three rows says little. Of 0.5,
# 1, 2, 5 and 10 tried on the days to 2022-04-30, 0.5 to 2 were alike and the rest worse.
STRENGTH: Final = 1.0
ROUNDS: Final = 400
# What labelled withdrawers cannot teach, in thousandths: chances a signal gives by itself. They are
# assumed. Tutela counts such links and has no measure of how often they are right.
ASSUMED: Final[Mapping[str, Mapping[str, int]]] = {
    "address": {"the depositor itself": 900},
    "linked": {"direct transfer": 500},
    "gas price": {"the same, and nobody else's": 500},
    "denominations": {"the same counts in each pool": 300},
}
_BATCH: Final = "batch"


class Example(NamedTuple):
    """A batch with an address: what its signals saw, and whether it is of the batch."""

    batch: str
    withdrawer: str
    seen: tuple[Seen, ...]
    right: bool


def train(examples: Sequence[Example], fill: float, learned_from: str) -> MixerWeights:
    """Learn the weights. `fill` is how much of the labelled batches was seen to leave."""
    import numpy as np

    rows = [_pieces(example) for example in examples]
    numbers = numbered(rows)
    right = np.array([example.right for example in examples], dtype=np.int64)
    even = np.full(len(examples), ROW_UNIT, dtype=np.int64)
    # One more piece stands in every row: a second bias, which is added to the first.
    fitted = fit(as_rows(rows, numbers), right, even, STRENGTH, ROUNDS)
    weights: dict[str, dict[str, int]] = {}
    for piece, number in numbers.items():
        signal, shows = piece.split(": ", 1)
        if signal != _BATCH:
            weights.setdefault(signal, {})[shows] = int(fitted.weights[number])
    return MixerWeights(
        learned_from,
        f"logistic regression, L2 {STRENGTH:g}, {ROUNDS} rounds, a level for each batch",
        (len(examples), int(right.sum())),
        round(1000 * fill),
        fitted.bias + int(fitted.weights[len(numbers)]),
        weights,
        {signal: dict(bins) for signal, bins in ASSUMED.items()},
    )


def _pieces(example: Example) -> list[str]:
    """Write signals as pieces, but for those whose weight is assumed."""
    learned = (s for s in example.seen if s.shows not in ASSUMED.get(s.signal, {}))
    return [f"{_BATCH}: {example.batch}", *(f"{s.signal}: {s.shows}" for s in learned)]
