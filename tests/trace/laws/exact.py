"""The oracle of money that mixes: every step played in order, in exact fractions. No coordinates.

What a crossing brings to an earlier step is played again from there, until nothing is left: playing
is linear.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.trace.replay import Step

Sums = dict[tuple[int, str], Fraction]
NONE = Fraction(0)


class Cross(NamedTuple):
    """Units [a, b) of what step `debit` pays become [p, q) of what step `credit` brings.

    `share` is in 10^-9, as `trace.overlay` has it.
    """

    debit: int
    a: int
    b: int
    credit: int
    p: int
    q: int
    share: int = 10**9


class Mixed(NamedTuple):
    """Fractions of each seed, by (seed, "REASON ACCOUNT"), and what each step carried."""

    ends: Sums
    carried: dict[tuple[int, int], Fraction]


class Player:
    """Plays steps. `weigh` tells a crossing's factor: of taint by origin, or of tainted units."""

    def __init__(
        self,
        steps: Sequence[Step],
        crosses: Sequence[Cross] = (),
        stops: Mapping[str, str] | None = None,
        *,
        units: bool = False,
    ) -> None:
        self._steps = steps
        self._crosses = crosses
        self._stops = dict(stops or {})
        self._units = units
        self.ends: dict[str, Fraction] = {}
        self.carried: dict[int, Fraction] = {}
        self.came: dict[int, Fraction] = {}

    def play(self, number: int, amount: Fraction) -> None:
        """Lay an amount of taint on the credit of a step and play all steps, again and again."""
        injected = {number: amount}
        for _ in range(60):
            if not injected:
                return
            injected = self._pass(injected)
        raise AssertionError("a crossing that never ends")

    def _pass(self, injected: dict[int, Fraction]) -> dict[int, Fraction]:
        balance: dict[str, int] = {}
        taint: dict[str, Fraction] = {}
        later, again = dict(injected), dict[int, Fraction]()
        for number, step in enumerate(self._steps):
            own = self._take(number, step, balance, taint, later, again) if step.source else NONE
            if own and step.target is None:
                self._end(f"{'fee' if step.fee else 'burned'} {step.source}", own)
            if step.target is None:
                continue
            balance[step.target] = balance.get(step.target, 0) + step.amount
            arrived = own + later.pop(number, NONE)
            self.came[number] = self.came.get(number, NONE) + own
            if step.target in self._stops and number not in injected:
                self._end(f"{self._stops[step.target]} {step.target}", arrived)
            else:
                taint[step.target] = taint.get(step.target, NONE) + arrived
        for account, held in taint.items():
            self._end(f"held {account}", held)
        return again

    def _take(
        self, number: int, step: Step, balance: dict[str, int], taint: dict[str, Fraction],
        later: dict[int, Fraction], again: dict[int, Fraction],
    ) -> Fraction:  # fmt: skip
        """Draw a debit, and give crossings what they take; return what its own transfer moves."""
        assert step.source
        balance[step.source] = max(balance.get(step.source, 0), step.amount)
        share = Fraction(step.amount, balance[step.source])
        balance[step.source] -= step.amount
        drawn = taint.get(step.source, NONE) * share
        taint[step.source] = taint.get(step.source, NONE) - drawn
        out: set[int] = set()
        for cross in self._crosses:
            if cross.debit == number:
                out |= set(range(cross.a, cross.b))
                moved = drawn * self._weight(cross) / step.amount
                into = later if cross.credit > number else again
                if moved:
                    into[cross.credit] = into.get(cross.credit, NONE) + moved
        if not drawn:
            return NONE
        taken = self._taken(number) - out
        self._end(f"pooled {step.source}", drawn * len(taken) / step.amount)
        self.carried[number] = self.carried.get(number, NONE) + drawn
        return drawn * (step.amount - len(taken) - len(out)) / step.amount

    def _weight(self, cross: Cross) -> Fraction:
        if self._units:
            return Fraction(cross.q - cross.p)
        return Fraction(cross.share * (cross.b - cross.a), 10**9)

    def _taken(self, number: int) -> set[int]:
        into = (cross for cross in self._crosses if cross.credit == number)
        return {unit for cross in into for unit in range(cross.p, cross.q)}

    def _end(self, key: str, amount: Fraction) -> None:
        if amount:
            self.ends[key] = self.ends.get(key, NONE) + amount


def mixed(
    steps: Sequence[Step],
    seeds: Sequence[int],
    crosses: Sequence[Cross] = (),
    stops: Mapping[str, str] | None = None,
) -> list[Player]:
    """Play each seed's whole credit by itself, as 1."""
    played = []
    for seed in seeds:
        player = Player(steps, crosses, stops)
        player.play(seed, Fraction(1))
        played.append(player)
    return played


def counted(steps: Sequence[Step], seeds: Sequence[int]) -> dict[tuple[int, int], Fraction]:
    """Play seeds together by transfers; return which fraction of each an earlier one brought."""
    balance: dict[str, int] = {}
    taint: dict[str, dict[int, Fraction]] = {}
    found: dict[tuple[int, int], Fraction] = {}
    for number, step in enumerate(steps):
        moved: dict[int, Fraction] = {}
        if step.source:
            balance[step.source] = max(balance.get(step.source, 0), step.amount)
            share = Fraction(step.amount, balance[step.source])
            balance[step.source] -= step.amount
            here = taint.setdefault(step.source, {})
            moved = {seed: amount * share for seed, amount in here.items()}
            taint[step.source] = {seed: amount * (1 - share) for seed, amount in here.items()}
        if number in seeds:
            seed = seeds.index(number)
            found |= {(seed, giver): part / step.amount for giver, part in moved.items() if part}
            moved[seed] = step.amount - sum(moved.values(), NONE)
        if step.target:
            balance[step.target] = balance.get(step.target, 0) + step.amount
            _gather(taint.setdefault(step.target, {}), moved.items())
    return found


def _gather(sums: dict[int, Fraction], rows: Iterable[tuple[int, Fraction]]) -> None:
    for key, amount in rows:
        sums[key] = sums.get(key, NONE) + amount
