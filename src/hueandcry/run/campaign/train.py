"""Trains the campaign model: rows of a snapshot → weights, and lines drawn out of fold.

Each fold's model learns from the others; the kept model is their mean. So the honest scores that
the lines are drawn on come from models of the same kind as the one that is used.
"""

from typing import TYPE_CHECKING, NamedTuple

from hueandcry.decode.lexical.pieces import pieces_of, plain_label
from hueandcry.model.campaign import CampaignModel
from hueandcry.model.errors import BadRequest
from hueandcry.run.campaign.examples import Examples, Group, fold_of, groups_of
from hueandcry.run.campaign.fit import Rows, fit, margins
from hueandcry.run.campaign.lines import BUDGET, Budget, Honest, draw
from hueandcry.run.campaign.matrix import as_rows, numbered, only
from hueandcry.run.campaign.words import learn_lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]

FOLDS, ROUNDS, STRENGTH = 4, 100, 15.0
# Of 100,000 pieces these carry nearly all; the model stays well under a megabyte.
MOST_PIECES = 12_000
# Below this there are no campaigns to learn, and no tail of honest scores to draw a line on.
FEWEST_LISTED, FEWEST_HONEST = 500, 500


def train(examples: Examples, today: str, budget: Budget = BUDGET) -> CampaignModel:
    """Train the model: the same examples give the same model on every machine.

    `today` (ISO 8601) is what the ages of listings are counted from.
    Raises `BadRequest` where there are too few to learn from.
    """
    groups = groups_of(examples, today)
    sizes = tuple(len(group.hosts) for group in groups)
    if sizes[0] < FEWEST_LISTED or sum(sizes[1:]) < FEWEST_HONEST:
        raise BadRequest(
            f"{sizes[0]} listings and {sum(sizes[1:])} honest names are too few to learn",
            "Run `hue update` with the block lists and the popularity list",
        )
    words = learn_lexicon(plain_label(parts.own) for parts in groups[0].hosts)
    pieces = [sorted(pieces_of(parts, words)) for group in groups for parts in group.hosts]
    numbers = numbered(pieces)
    problem = _problem(groups, as_rows(pieces, numbers))
    mean, bias, honest = _learn(problem)
    line, shared = draw(_by_group(honest, groups), budget)
    extra = int(mean[-1])
    weights = {piece: int(mean[number]) for piece, number in numbers.items() if mean[number]}
    learned = (sizes[0], sizes[1], sizes[3], sizes[4])
    return CampaignModel(
        today, learned, bias + extra, line, shared, tuple(sorted(words.words)), weights
    )


class _Problem(NamedTuple):
    rows: Rows
    bad: "Whole"
    counts: "Whole"
    folds: "Whole"


def _problem(groups: tuple[Group, ...], rows: Rows) -> _Problem:
    """Put the groups side by side. A listed host helps in every fold: none draws a line."""
    import numpy as np

    listed = len(groups[0].hosts)
    bad = np.zeros(sum(len(group.hosts) for group in groups), dtype=np.int64)
    bad[:listed] = 1
    counts = np.array([count for group in groups for count in group.counts], dtype=np.int64)
    honest = [fold_of(parts, FOLDS) for group in groups[1:] for parts in group.hosts]
    return _Problem(rows, bad, counts, np.array([-1] * listed + honest, dtype=np.int64))


def _learn(problem: _Problem) -> tuple["Whole", int, "Whole"]:
    """Return the mean weights of what is kept, the mean bias, and all scores out of fold."""
    import numpy as np

    fitted = []
    for fold in range(FOLDS):
        seen = problem.folds != fold
        rows = only(problem.rows, seen)
        fitted.append(fit(rows, problem.bad[seen], problem.counts[seen], STRENGTH, ROUNDS))
    mean = np.add.reduce([one.weights for one in fitted]) // FOLDS
    kept = _most_telling(mean, problem.rows)
    scores = np.zeros(len(problem.bad), dtype=np.int64)
    for fold, one in enumerate(fitted):
        unseen = problem.folds == fold
        scores[unseen] = margins(only(problem.rows, unseen), one.weights * kept, one.bias)
    return mean * kept, sum(one.bias for one in fitted) // FOLDS, scores


def _most_telling(weights: "Whole", rows: Rows) -> "NDArray[np.bool_]":
    """Choose the pieces that move most: by their weight and the root of how often they occur."""
    import numpy as np

    often = np.sqrt(np.bincount(rows.pieces, minlength=rows.width))
    order = np.argsort(-np.abs(weights) * often, kind="stable")
    kept = np.zeros(rows.width, dtype=np.bool_)
    kept[order[:MOST_PIECES]] = True
    kept[-1] = True
    return kept


def _by_group(scores: "Whole", groups: tuple[Group, ...]) -> Honest:
    import numpy as np

    ends = np.cumsum([len(group.hosts) for group in groups])
    _, official, _, popular, customers = np.split(scores, ends[:-1])
    shared = np.array([bool(parts.platform) for parts in groups[1].hosts], dtype=np.bool_)
    return Honest(official, shared, popular, customers)
