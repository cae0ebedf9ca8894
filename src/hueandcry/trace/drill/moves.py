"""What the thief's accounts do with money: split it, peel it, gather it, leave it, cash it out."""

from collections.abc import Sequence
from itertools import cycle
from typing import Final, NamedTuple

from hueandcry.trace.drill.draws import Draws
from hueandcry.trace.drill.mover import Move, Mover, Task
from hueandcry.trace.drill.world import BLOCKS_PER_DAY

# How often each move is chosen where several fit, in parts of the sum.
_CHOICES: Final = (
    ("split", 20), ("peel", 30), ("gather", 15), ("part", 8), ("wait", 7), ("mixed", 10),
    ("dusted", 5), ("home", 5),
)  # fmt: skip
# Fewer base units than this cannot be divided sensibly.
_CRUMB: Final = 16
_DUST: Final = 2_000
# Branches of the first split, and about how many steps each is to have.
_BRANCHES: Final = 60
_BRANCH: Final = 50


class Cast(NamedTuple):
    """Who plays a part: numbers of accounts. From `own` on, numbers are free for the thief.

    Services end a trace: labelled exchanges, a busy hub nobody labelled, and a mixing pool.
    """

    treasury: int
    exchanges: Sequence[int]
    hub: int
    pool: int
    people: range
    own: int


def moves_of(draws: Draws, cast: Cast) -> dict[str, Move]:
    """Return every move by its name."""
    moves = _Moves(draws, cast)
    return {
        "any": moves.any, "scatter": moves.scatter, "split": moves.split, "peel": moves.peel,
        "gather": moves.gather, "forward": moves.forward, "part": moves.part, "wait": moves.wait,
        "mixed": moves.mixed, "dusted": moves.dusted, "home": moves.home, "end": moves.end,
    }  # fmt: skip


class _Moves:
    def __init__(self, draws: Draws, cast: Cast) -> None:
        self._draws = draws
        self._cast = cast
        # Each kind of service is reached, however short the theft.
        self._kinds = cycle(("exchange", "hub", "exchange", "pool", "exchange"))
        self._collector: dict[int, int] = {}

    def any(self, mover: Mover, now: int, task: Task) -> None:
        """Choose a move."""
        if task.left < 2 or mover.weary(task.account) or mover.held(task.account) < _CRUMB:
            self.end(mover, now, task)
            return
        at = self._draws.below(sum(weight for _, weight in _CHOICES))
        for name, weight in _CHOICES:
            at -= weight
            if at < 0:
                getattr(self, name)(mover, now, task)
                return

    def scatter(self, mover: Mover, now: int, task: Task) -> None:
        """Divide the loot, more ways the more steps there are to be."""
        self._split(mover, now, task, min(max(task.left // _BRANCH, 2), _BRANCHES))

    def split(self, mover: Mover, now: int, task: Task) -> None:
        """Divide all between a few new accounts."""
        self._split(mover, now, task, min(self._draws.between(2, 6), max(task.left // 2, 1)))

    def _split(self, mover: Mover, now: int, task: Task, parts: int) -> None:
        below = max(task.left - parts, 0) // parts
        for amount in self._shares(mover.held(task.account), parts):
            mover.pay(mover.soon(now), task.account, mover.fresh(), amount, "any", below)

    def peel(self, mover: Mover, now: int, task: Task) -> None:
        """Cash a small part out and pass the rest on, again and again."""
        held = mover.held(task.account)
        mover.pay(now + 1, task.account, self._service(), held * self._draws.between(1, 12) // 100)
        then = "peel" if task.left > 4 and self._draws.below(12) else "any"
        if mover.weary(task.account):
            then = "end"
        rest = mover.held(task.account)
        mover.pay(mover.soon(now), task.account, mover.fresh(), rest, then, task.left - 2)

    def gather(self, mover: Mover, now: int, task: Task) -> None:
        """Send parts by different ways into one new account."""
        parts = self._draws.between(2, 4)
        if task.left < 2 * parts + 2:
            self.peel(mover, now, task)
            return
        collector = mover.fresh()
        for amount in self._shares(mover.held(task.account), parts):
            way = mover.fresh()
            self._collector[way] = collector
            mover.pay(mover.soon(now), task.account, way, amount, "forward")
        # Two times two days, the longest a part can take to come and go on.
        mover.later(now + 5 * BLOCKS_PER_DAY, Task(collector, "any", task.left - 2 * parts))

    def forward(self, mover: Mover, now: int, task: Task) -> None:
        """Pass all on to the account that gathers."""
        collector = self._collector[task.account]
        mover.pay(now + 1, task.account, collector, mover.held(task.account))

    def part(self, mover: Mover, now: int, task: Task) -> None:
        """Move some; the rest is never touched again."""
        amount = mover.held(task.account) * self._draws.between(40, 90) // 100
        mover.pay(mover.soon(now), task.account, mover.fresh(), amount, "any", task.left - 1)

    def wait(self, mover: Mover, now: int, task: Task) -> None:
        """Let the money lie for one to three weeks."""
        days = self._draws.between(7, 21)
        mover.later(now + days * BLOCKS_PER_DAY, task._replace(move="any"))

    def mixed(self, mover: Mover, now: int, task: Task) -> None:
        """Take clean money in, then go on."""
        amount = 1 + mover.held(task.account) * self._draws.between(2, 120) // 100
        payer = self._person() if self._draws.below(2) else self._exchange()
        mover.pay(mover.soon(now), payer, task.account, amount, "any", task.left - 1)

    def dusted(self, mover: Mover, now: int, task: Task) -> None:
        """Receive a few tiny payments of strangers."""
        for _ in range(self._draws.between(1, 3)):
            amount = 1 + self._draws.below(_DUST)
            mover.pay(mover.soon(now), self._person(), task.account, amount)
        mover.later(mover.soon(now), task._replace(move="any", left=task.left - 2))

    def home(self, mover: Mover, now: int, task: Task) -> None:
        """Pay part back to an older account of the thief, which may go on with it."""
        older = mover.own + self._draws.below(mover.accounts)
        if older == task.account:
            self.peel(mover, now, task)
            return
        amount = mover.held(task.account) // 3
        move = "any" if self._draws.below(3) else ""
        half = (task.left - 1) // 2
        mover.pay(mover.soon(now), task.account, older, amount, move, half)
        mover.later(mover.soon(now), task._replace(move="any", left=half))

    def end(self, mover: Mover, now: int, task: Task) -> None:
        """Cash all out, or leave it unmoved."""
        if mover.weary(task.account) or self._draws.below(3):
            mover.pay(now + 1, task.account, self._service(), mover.held(task.account))

    def _shares(self, amount: int, parts: int) -> list[int]:
        """Divide an amount at random; the parts add up to it."""
        weights = [self._draws.between(1, 20) for _ in range(parts)]
        found = [amount * weight // sum(weights) for weight in weights[1:]]
        return [amount - sum(found), *found]

    def _service(self) -> int:
        kind = next(self._kinds)
        if kind == "exchange":
            return self._exchange()
        return self._cast.hub if kind == "hub" else self._cast.pool

    def _exchange(self) -> int:
        return self._cast.exchanges[self._draws.below(len(self._cast.exchanges))]

    def _person(self) -> int:
        return self._cast.people[self._draws.below(len(self._cast.people))]
