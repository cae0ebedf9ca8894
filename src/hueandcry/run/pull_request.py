"""What is asked of a pull, what surrounds it, and what it came to."""

from collections.abc import Callable

from msgspec import Struct

from hueandcry.model.following import StopAt


class PullRequest(Struct, frozen=True):
    """What to fetch: accounts in lower case, blocks (`last` None: up to the last final one).

    Accounts that the money reached in at most `hops` payments are fetched after the asked ones,
    `most` accounts in all.
    """

    accounts: tuple[str, ...]
    first: int = 0
    last: int | None = None
    hops: int = 20
    most: int = 500
    stop_at: tuple[StopAt, ...] = ()


class PullSummary(Struct, frozen=True):
    """What a pull came to. `left_out` are accounts not fetched, each with the reason.

    `waiting` accounts hold money and were not fetched before a limit ended it.
    """

    accounts: int
    up_to_date: int
    transactions: int
    transfers: int
    block: int
    methods: tuple[str, ...]
    gaps: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    waiting: int


class World(Struct, frozen=True):
    """What surrounds a pull: seconds for checkpoints, the time to note, where progress is told."""

    clock: Callable[[], float]
    now: str
    progress: Callable[[str], None] = lambda step: None
