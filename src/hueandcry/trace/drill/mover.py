"""Moves planned money through time: who has how much when, so that no step overdraws."""

from collections.abc import Callable, Mapping
from heapq import heappop, heappush
from typing import Final, NamedTuple

from hueandcry.trace.drill.draws import Draws
from hueandcry.trace.drill.world import BLOCKS_PER_DAY

# A trace goes 50 hops unless told otherwise; what is planted lies well within.
MAX_HOPS: Final = 40


class Step(NamedTuple):
    """One planted transfer between accounts by number."""

    block: int
    payer: int
    payee: int
    amount: int


class Task(NamedTuple):
    """What an account will do next: a move's name, and about how many steps it may take."""

    account: int
    move: str
    left: int


Move = Callable[["Mover", int, Task], None]
_Event = tuple[int, int, Step | Task, Task | None]


class Mover:
    """The thief's accounts: steps become final in block order, as their time comes."""

    def __init__(self, draws: Draws, own: int, last: int) -> None:
        """Begin with no account; nothing moves after block `last`."""
        self.draws = draws
        self.own = own
        self.steps: list[Step] = []
        self.accounts = 0
        self._held: dict[int, int] = {}
        self._hops: dict[int, int] = {}
        self._events: list[_Event] = []
        self._last = last
        self._count = 0

    def fresh(self) -> int:
        """Return a new account of the thief."""
        self.accounts += 1
        return self.own + self.accounts - 1

    def held(self, account: int) -> int:
        """Return what an account may still promise."""
        return self._held.get(account, 0)

    def weary(self, account: int) -> bool:
        """Return whether money has come far enough to be cashed out."""
        return self._hops.get(account, 0) >= MAX_HOPS

    def pay(
        self, block: int, payer: int, payee: int, amount: int, move: str = "", left: int = 0
    ) -> None:
        """Promise a payment; when it has arrived, the payee makes a move. Nothing pays 0."""
        if amount <= 0 or block > self._last:
            return
        if payer >= self.own:
            self._held[payer] = self.held(payer) - amount
        then = Task(payee, move, left) if move else None
        self._push(block, Step(block, payer, payee, amount), then)

    def later(self, block: int, task: Task) -> None:
        """Let an account make a move at a block."""
        if block <= self._last:
            self._push(block, task, None)

    def soon(self, now: int) -> int:
        """Return a block minutes to two days away, sooner more likely."""
        part = self.draws.below(1_000)
        return now + 5 + part * part * 2 * BLOCKS_PER_DAY // 1_000_000

    def run(self, moves: Mapping[str, Move] | None = None) -> None:
        """Play everything that was promised."""
        while self._events:
            block, _, event, then = heappop(self._events)
            if isinstance(event, Step):
                self._arrive(event)
                if then:
                    self.later(self.soon(block), then)
            elif moves and self.held(event.account):
                moves[event.move](self, block, event)

    def _arrive(self, step: Step) -> None:
        self.steps.append(step)
        if step.payee >= self.own:
            self._held[step.payee] = self.held(step.payee) + step.amount
            hops = self._hops.get(step.payer, 0) + 1
            self._hops[step.payee] = max(self._hops.get(step.payee, 0), hops)

    def _push(self, block: int, event: Step | Task, then: Task | None) -> None:
        self._count += 1
        heappush(self._events, (block, self._count, event, then))
