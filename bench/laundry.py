"""An invented town with a launderer in it: who is what is known, so that readings can be scored.

People are paid by exchanges, pay one another, and deposit at an exchange, each at an address of
their own that is swept into the exchange's wallet. A thief's loot goes down peel chains; what is
peeled off goes to deposit addresses of mules and to people who go on living.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

PEOPLE, EXCHANGES, PAYMENTS = 600, 3, 6_000
CHAINS = (4, 5, 6, 8, 10, 13, 17, 25)
_UNIT = 10**6


class Town(NamedTuple):
    """What was laid: payments in order, wallets, deposit addresses, and the accounts of chains."""

    rows: list[tuple[str, str, int]]
    wallets: list[str]
    deposits: set[str]
    chains: list[list[str]]
    thief: str


class _Builder:
    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.rows: list[tuple[str, str, int]] = []
        self.balance: dict[str, int] = {}
        self._count = 0
        self.wallets = [self.account() for _ in range(EXCHANGES)]
        self.people = [self.account() for _ in range(PEOPLE)]
        self.at = {one: (self.account(), self.dice.choice(self.wallets)) for one in self.people}

    def account(self) -> str:
        self._count += 1
        return f"0x{Random(self._count).getrandbits(160):040x}"

    def pay(self, source: str, target: str, amount: int) -> None:
        if amount > 0:
            self.rows.append((source, target, amount))
            self.balance[source] = self.balance.get(source, 0) - amount
            self.balance[target] = self.balance.get(target, 0) + amount

    def deposit(self, source: str, owner: str, amount: int) -> None:
        address, wallet = self.at[owner]
        self.pay(source, address, amount)
        # Small deposits wait until there is enough to sweep.
        if self.balance[address] > 50 * _UNIT or self.dice.random() < 0.3:
            self.pay(address, wallet, self.balance[address])

    def live(self) -> None:
        """Let somebody do something ordinary."""
        one, kind = self.dice.choice(self.people), self.dice.random()
        held = max(self.balance.get(one, 0), 0)
        part = held * self.dice.randint(1, 99) // 100
        if kind < 0.35 or not part:
            self.pay(self.dice.choice(self.wallets), one, self.dice.randint(1, 900) * _UNIT)
        elif kind < 0.65:
            self.deposit(one, one, part)
        elif kind < 0.9:
            self.pay(one, self.dice.choice(self.people), part)
        else:
            # To a new purse of one's own: the greater part moves on, as in a peel chain.
            purse = self.account()
            self.pay(one, self.dice.choice(self.people), held * self.dice.randint(3, 25) // 100)
            self.pay(one, purse, self.balance[one])
            self.people[self.people.index(one)] = purse
            self.at[purse] = self.at[one]


def town(seed: int = 1) -> Town:
    """Lay a town and its launderer."""
    build = _Builder(seed)
    for _ in range(PAYMENTS // 2):
        build.live()
    thief = build.account()
    build.pay(build.wallets[0], thief, 1_000_000 * _UNIT)
    branches = [[build.account()] for _ in CHAINS]
    for branch in branches:
        build.pay(thief, branch[0], build.balance[thief] // (len(CHAINS) + 1))
    mules = build.people[:20]
    walks = [
        _walk(build, branch, links, mules) for branch, links in zip(branches, CHAINS, strict=True)
    ]
    while walks:
        walk = build.dice.choice(walks)
        if next(walk, None) is None:
            walks.remove(walk)
        for _ in range(PAYMENTS // 2 // sum(CHAINS)):
            build.live()
    deposits = {address for address, _ in build.at.values()}
    return Town(build.rows, build.wallets, deposits, branches, thief)


def _walk(build: _Builder, branch: list[str], links: int, mules: list[str]) -> Iterator[bool]:
    for _ in range(links):
        here, there = branch[-1], build.account()
        peeled = build.balance[here] * build.dice.randint(30, 250) // 1_000
        if build.dice.random() < 0.6:
            build.deposit(here, build.dice.choice(mules), peeled)
        else:
            build.pay(here, build.dice.choice(build.people), peeled)
        build.pay(here, there, build.balance[here])
        branch.append(there)
        yield True


def write(laid: Town, path: Path) -> None:
    """Write the payments, ten minutes apart."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("time", "tx", "from", "to", "usd"))
        for number, (source, target, amount) in enumerate(laid.rows):
            usd = f"{amount // _UNIT}.{amount % _UNIT:06d}"
            writer.writerow((1_700_000_000 + 600 * number, f"row {number}", source, target, usd))
