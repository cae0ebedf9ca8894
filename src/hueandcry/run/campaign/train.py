"""Trains the campaign model: rows of a snapshot → weights, and lines drawn out of fold.

Each fold's model learns from the others; the kept model is their mean. So the honest scores that
the lines are drawn on come from models of the same kind as the one that is used.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from hueandcry.decode.lexical.lexicon import Lexicon
from hueandcry.decode.lexical.pieces import pieces_of, plain_label
from hueandcry.model.campaign import CampaignModel
from hueandcry.model.fact import HostParts
from hueandcry.run.campaign.fit import ROW_UNIT, Fitted, Rows, fit, margins
from hueandcry.run.campaign.lines import Budget, Honest, draw
from hueandcry.run.campaign.matrix import as_rows, numbered, only
from hueandcry.run.campaign.words import learn_lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS = 4
ROUNDS = 100
# Chosen by cross-validation within the years before 2025 (bench/campaigns.py, docs/lexical.md).
STRENGTH = 15.0
HALF_LIFE_DAYS, OLDEST_DAYS = 120, 800
_OFFICIAL, _SUBDOMAIN, _POPULAR, _CUSTOMER = 20, 7, 1, 5
# Honest projects vote, claim and run their app on sub-domains: each of theirs stands for three.
SUBDOMAINS = ("app", "vote", "claim")
# Of 100,000 pieces these carry nearly all; the model stays under a megabyte.
MOST_PIECES = 12_000


class Listed(NamedTuple):
    """A host that a list holds, and the day it came there (ISO 8601)."""

    parts: HostParts
    day: str


class Examples(NamedTuple):
    """What the model learns from."""

    listed: Sequence[Listed]
    official: Sequence[HostParts]
    popular: Sequence[HostParts]
    customers: Sequence[HostParts]


def train(examples: Examples, budget: Budget = Budget()) -> CampaignModel:
    """Train the model. The same examples give the same model on every machine."""
    trained = max((row.day for row in examples.listed), default="")
    listed = _recent(examples.listed, trained)
    lexicon = learn_lexicon(plain_label(row.parts.own) for row in listed)
    official = sorted(set(examples.official), key=_name)
    popular = sorted(set(examples.popular) - set(official), key=_name)
    customers = sorted(set(examples.customers) - set(official), key=_name)
    groups = (
        [row.parts for row in listed], official, _subdomains(official), popular, customers
    )  # fmt: skip
    ages = [_weight_at(_days_before(row.day, trained)) for row in listed]
    table = _Table(groups, lexicon, ages)
    mean, scores = table.fit_folds()
    kept = table.most_telling(mean)
    honest = table.honest(scores(kept), official)
    line, shared = draw(honest, budget)
    weights = {
        piece: int(mean.weights[number])
        for piece, number in table.numbers.items()
        if kept[number] and mean.weights[number]
    }
    bias = mean.bias + int(mean.weights[len(table.numbers)])
    counts = (len(listed), len(official), len(popular), len(customers))
    return CampaignModel(
        trained, counts, bias, line, shared, tuple(sorted(lexicon.words)), weights
    )


class _Table:
    """The rows of all groups as arrays."""

    def __init__(
        self, groups: tuple[Sequence[HostParts], ...], lexicon: Lexicon, ages: list[int]
    ) -> None:
        import numpy as np

        rows = [sorted(pieces_of(parts, lexicon)) for group in groups for parts in group]
        self.numbers = numbered(rows)
        self.rows = as_rows(rows, self.numbers)
        self.sizes = [len(group) for group in groups]
        self.bad = np.repeat([1, 0, 0, 0, 0], self.sizes).astype(np.int64)
        counted = [_OFFICIAL, _SUBDOMAIN, _POPULAR, _CUSTOMER]
        fixed = np.repeat(np.array(counted) * ROW_UNIT, self.sizes[1:])
        self.weights = np.concatenate([np.array(ages, dtype=np.int64), fixed])
        # A listed host helps in every fold: lines are drawn on honest ones only.
        honest = [_fold(parts) for group in groups[1:] for parts in group]
        self.folds = np.array([-1] * self.sizes[0] + honest)
