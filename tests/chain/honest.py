"""A crowd that pays, swaps, lends to pools and bridges: what a theft must be told from."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.chain.deeds import NATIVE
from tests.chain.market import USD, Deposit, Market
from tests.chain.stage import ETHER, MILLI

# The same on every run: which transactions are played is part of the story.
_SEED: Final = 6
_TOKENS: Final = ("usd", "coin", "tax")
_UNITS: Final = {"usd": USD, "coin": ETHER, "tax": ETHER}


class Crowd:
    """Honest people on two chains; `hashes` are their transactions, `count` how many.

    Leaves to spend what they approved are not counted.
    """

    def __init__(self, home: Market, away: Market, people: Sequence[str]) -> None:
        """Begin with people who have some of everything."""
        self.hashes: set[str] = set()
        self._sides = (home, away)
        self._people = people
        self._random = Random(_SEED)  # noqa: S311 - a script's dice
        self._waiting: tuple[list[Deposit], list[Deposit]] = ([], [])
        self._side = 0
        self._lenders: list[tuple[int, str, str]] = []

    @property
    def count(self) -> int:
        """Return how many transactions there were."""
        return len(self.hashes)

    def note(self, *hashes: str) -> None:
        """Count transactions of the crowd that others had them do."""
        self.hashes.update(hashes)

    def act(self) -> None:
        """Queue one more transaction."""
        self._side = self._random.randrange(2)
        kinds: list[Callable[[Market, str], str | None]] = [
            self._pay, self._pay, self._pay, self._trade, self._trade, self._trade_for_another,
            self._route, self._route_for_another, self._buy, self._sell, self._wrap, self._unwrap,
            self._add, self._remove, self._payroll, self._split, self._claim, self._purchase,
            self._deposit, self._deposit, self._cross, self._release, self._release, self._release,
        ]  # fmt: skip
        hash_ = None
        while hash_ is None:
            kind = self._random.choice(kinds)
            hash_ = kind(self._sides[self._side], self._random.choice(self._people))
        self.note(hash_)

    def settle(self) -> None:
        """Release what still waits at the bridge."""
        for self._side in (0, 1):
            while self._waiting[self._side]:
                self._release(self._sides[self._side], "")

    def _other(self, who: str, count: int = 1) -> list[str]:
        return self._random.sample([one for one in self._people if one != who], count)

    def _amount(self, kind: str) -> int:
        # Round sums, as people like them: many are alike.
        return self._random.choice((5, 10, 20, 50, 75)) * _UNITS[kind]

    def _pay(self, side: Market, who: str) -> str:
        [to] = self._other(who)
        kind = self._random.choice((NATIVE, *_TOKENS, "weth"))
        amount = self._amount(kind) if kind in _UNITS else self._random.randint(1, 900) * MILLI
        return side.pay(kind, who, to, self._most(side, who, kind, amount))

    def _most(self, side: Market, who: str, kind: str, amount: int) -> int:
        """Return what is wanted, or half of what is there: nobody runs dry."""
        return amount if kind == NATIVE else min(amount, side.has(who, kind) // 2)

    def _trade(self, side: Market, who: str) -> str:
        kind = self._random.choice(_TOKENS)
        if self._random.random() < 0.5:
            return side.trade(who, kind, self._most(side, who, kind, self._amount(kind)), "weth")
        amount = self._most(side, who, "weth", self._random.randint(1, 900) * MILLI)
        return side.trade(who, "weth", amount, kind)

    def _trade_for_another(self, side: Market, who: str) -> str:
        kind = self._random.choice(_TOKENS)
        amount = self._most(side, who, kind, self._amount(kind))
        return side.trade(who, kind, amount, "weth", to=self._other(who)[0])

    def _route(self, side: Market, who: str) -> str | None:
        wanted = self._random.randint(1, 20) * ETHER
        most = side.needed("usd", "coin", wanted) + self._random.randint(0, 90) * USD
        return side.route(who, "usd", most, "coin", wanted) if side.has(who, "usd") > most else None

    def _route_for_another(self, side: Market, who: str) -> str | None:
        wanted = self._random.randint(1, 20) * USD
        most = side.needed("coin", "usd", wanted) + self._random.randint(0, 3) * ETHER
        to = self._other(who)[0]
        if side.has(who, "coin") < most:
            return None
        return side.route(who, "coin", most, "usd", wanted, to=to)

    def _buy(self, side: Market, who: str) -> str:
        spent = self._random.randint(1, 400) * MILLI
        wei = spent + self._random.choice((0, 30 * MILLI))
        to = self._random.choice((who, self._other(who)[0]))
        return side.buy(who, wei, spent, self._random.choice(_TOKENS), to=to)

    def _sell(self, side: Market, who: str) -> str:
        kind = self._random.choice(_TOKENS)
        return side.sell(who, kind, self._most(side, who, kind, self._amount(kind)))

    def _wrap(self, side: Market, who: str) -> str:
        return side.wrap(who, self._random.randint(1, 900) * MILLI)

    def _unwrap(self, side: Market, who: str) -> str:
        return side.unwrap(who, self._most(side, who, "weth", 300 * MILLI))

    def _add(self, side: Market, who: str) -> str:
        kind = self._random.choice(_TOKENS)
        amount = self._most(side, who, kind, self._amount(kind))
        self._lenders.append((self._side, who, kind))
        return side.add(who, kind, amount, self._most(side, who, "weth", 20 * MILLI))

    def _remove(self, side: Market, who: str) -> str | None:
        mine = [one for one in self._lenders if one[0] == self._side]
        if not mine:
            return None
        _, lender, kind = self._random.choice(mine)
        shares = side.held[side.pools[kind, "weth"], side.accounts[lender]]
        return side.remove(lender, kind, shares // 2) if shares > MILLI else None

    def _payroll(self, side: Market, who: str) -> str:
        kinds = self._random.choice((["usd"], ["coin"], ["tax"], ["coin", "tax"]))
        each = min(self._most(side, who, kind, _UNITS[kind]) for kind in kinds) // 8
        return side.payroll(who, kinds, each, self._other(who, 4))

    def _split(self, side: Market, who: str) -> str:
        return side.split(who, self._random.randint(1, 90) * MILLI, self._other(who, 5))

    def _claim(self, side: Market, who: str) -> str:
        return side.collect(who)

    def _purchase(self, side: Market, who: str) -> str:
        return side.collect(who, self._random.randint(1, 50) * MILLI)

    def _deposit(self, side: Market, who: str) -> str:
        kind = self._random.choice(("usd", "weth", NATIVE))
        amount = self._amount("usd") if kind == "usd" else 250 * MILLI
        to = self._random.choice((who, who, self._other(who)[0]))
        there = 1 - self._side
        given = side.deposit(who, kind, self._most(side, who, kind, amount), to, self._sides[there])
        self._waiting[there].append(given)
        return given.hash

    def _cross(self, side: Market, who: str) -> str:
        amount = self._most(side, who, "usd", self._amount("usd"))
        there = 1 - self._side
        given = side.cross(who, "usd", amount, "weth", self._other(who)[0], self._sides[there])
        self._waiting[there].append(given)
        return given.hash

    def _release(self, side: Market, _: str) -> str | None:
        """Release in the order of the deposits, those of this block excepted."""
        waiting = self._waiting[self._side]
        if not waiting or waiting[0].hash in self._sides[1 - self._side].waiting:
            return None
        return side.release(waiting.pop(0))
