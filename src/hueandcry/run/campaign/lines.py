"""Where the lines are drawn above which a host is flagged: on honest rows the fold did not see."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Whole = NDArray[np.int64]


class Budget(NamedTuple):
    """Shares of honest hosts that may be flagged, drawn on those the fold did not learn from."""

    official: float = 0.005
    popular: float = 0.001
    customers: float = 0.035  # below the 5 % promised: they are few and much alike


BUDGET = Budget()


class Honest(NamedTuple):
    """Scores of honest hosts, by models that did not learn from them."""

    official: "Whole"
    official_shared: "NDArray[np.bool_]"  # which of the official ones are on shared hosts
    popular: "Whole"
    customers: "Whole"


def draw(honest: Honest, budget: Budget) -> tuple[int, int]:
    """Return the line for domains of their own and the line for customers of shared hosts."""
    shared = line_of(honest.customers, budget.customers)
    on_shared = honest.official[honest.official_shared]
    spent = int((on_shared > shared).sum())
    own = honest.official[~honest.official_shared]
    left = max(int(budget.official * len(honest.official)) - spent, 0)
    line = max(_nth(own, left), line_of(honest.popular, budget.popular))
    return line, shared if len(honest.customers) else line


def line_of(scores: "Whole", share: float) -> int:
    """Return the lowest line that at most this share of the scores is above."""
    return _nth(scores, int(share * len(scores)))


def _nth(scores: "Whole", place: int) -> int:
    """Return the score that `place` scores may be above; of no scores, one below all."""
    import numpy as np

    if not len(scores):
        return -(1 << 40)
    ordered = np.sort(scores)[::-1]
    return int(ordered[min(place, len(ordered) - 1)])
