"""The honest traffic of a drill: who there is, and a year of what they pay one another.

Accounts are numbers. A few exchanges, one service nobody labelled and one pool have very many
payments; so have some merchants and people, most have few (the r-th of n has the share
√(r/n) - √((r-1)/n) of its class).
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hueandcry.trace.drill.draws import MEAN_AMOUNT, Draws, Ints
from hueandcry.trace.drill.names import NOBODY

# Ethereum's block time, and a year of it.
SECONDS_PER_BLOCK: Final = 12
BLOCKS: Final = 365 * 86_400 // SECONDS_PER_BLOCK
BLOCKS_PER_DAY: Final = 86_400 // SECONDS_PER_BLOCK
FIRST_BLOCK: Final = 1
# 2024-01-01T00:00:00Z: block 0.
FIRST_TIME: Final = 1_704_067_200

TRANSFERS_PER_ACCOUNT: Final = 8
_MINTS_PER_BLOCK: Final = 200
# One in twenty starts without money: a real ledger does not begin with everybody's first payment.
_UNMINTED: Final = 20
# Rows made at once: about 40 MB.
_PIECE: Final = 500_000
# A trace takes accounts with more than 1,000 payments out for services: leave no doubt.
_HUB_PAYMENTS: Final = 1_500
# Fixed amounts, as mixing pools take them.
_NOTE: Final = 1_000_000_000

# What services hold of what they pay in a year.
_TURNOVER: Final = 0.25
_SERVICES: Final = frozenset({"exchange", "hub", "pool"})

_CLASSES: Final = ("exchange", "hub", "pool", "treasury", "merchant", "person")
# Who pays whom, in parts of 1,000. What a class receives is close to what it pays.
_HABITS: Final = (
    ("person", "exchange", 225), ("exchange", "person", 220), ("person", "merchant", 160),
    ("merchant", "person", 105), ("merchant", "exchange", 50), ("person", "person", 116),
    ("pool", "person", 15), ("person", "pool", 15), ("person", "treasury", 2),
    ("treasury", "person", 1), ("exchange", "exchange", 5),
)  # fmt: skip


class Party(NamedTuple):
    """A class of accounts: numbers [first, first + size)."""

    first: int
    size: int


class Calendar(NamedTuple):
    """Blocks: mints stand before `opens`, everything else in [opens, ends)."""

    opens: int
    ends: int


class Piece(NamedTuple):
    """Transfers in block order. `number` names the transfer's transaction."""

    block: NDArray[np.int64]
    payer: NDArray[np.int64]
    payee: NDArray[np.int64]
    amount: NDArray[np.int64]
    number: NDArray[np.int64]


class World(Struct, frozen=True):
    """Who there is in a ledger of `transfers` rows, under a seed."""

    seed: int
    transfers: int
    parties: dict[str, Party]

    @property
    def accounts(self) -> int:
        """Return how many honest accounts there are; higher numbers are free."""
        return sum(party.size for party in self.parties.values())

    @property
    def calendar(self) -> Calendar:
        """Return the year's blocks."""
        mints = -(-self.accounts // _MINTS_PER_BLOCK)
        return Calendar(FIRST_BLOCK + mints, FIRST_BLOCK + mints + BLOCKS)


def world_of(seed: int, transfers: int) -> World:
    """Return the world of a ledger with so many rows."""
    accounts = transfers // TRANSFERS_PER_ACCOUNT
    sizes = {
        "exchange": min(max(accounts // 5_000, 4), 40), "hub": 1, "pool": 1, "treasury": 1,
        "merchant": accounts // 50,
    }  # fmt: skip
    sizes["person"] = accounts - sum(sizes.values())
    parties, first = {}, 0
    for name in _CLASSES:
        parties[name] = Party(first, sizes[name])
        first += sizes[name]
    return World(seed, transfers, parties)


def mints(world: World, treasury: int) -> Iterator[Piece]:
    """Yield what each account begins with; the victim's treasury gets what is given."""
    held = _endowments(world, treasury)
    accounts = np.flatnonzero(held)
    for begin in range(0, len(accounts), _PIECE):
        chosen = accounts[begin : begin + _PIECE]
        number = np.arange(begin, begin + len(chosen), dtype=np.int64)
        block = FIRST_BLOCK + number // _MINTS_PER_BLOCK
        yield Piece(block, np.full(len(chosen), NOBODY), chosen, held[chosen], number)


def mint_count(world: World) -> int:
    """Return how many accounts begin with money."""
    person = world.parties["person"]
    return world.accounts - person.size // _UNMINTED


def _endowments(world: World, treasury: int) -> Ints:
    """Return what each account begins with: enough for what it will pay, in most cases."""
    held = np.zeros(world.accounts, dtype=np.int64)
    habits = _habits(world)
    for name, party in world.parties.items():
        paid = sum(share for payer, _, share in habits if payer == name) * world.transfers
        if name in _SERVICES:
            # They pay out what came in before: their money does not lie for a year.
            paid *= _TURNOVER
        border = np.sqrt(np.arange(party.size + 1) / party.size)
        expected = paid * (border[1:] - border[:-1])
        luck = 1.0 + Draws(world.seed, 1, party.first).parts(party.size)
        mine = ((expected + 6.0) * luck * MEAN_AMOUNT).astype(np.int64)
        held[party.first : party.first + party.size] = mine
    person = world.parties["person"]
    held[person.first + _UNMINTED - 1 : person.first + person.size : _UNMINTED] = 0
    held[world.parties["treasury"].first] = treasury
    return held


def _habits(world: World) -> list[tuple[str, str, float]]:
    hub = max(60.0, 1000.0 * _HUB_PAYMENTS / (world.transfers * 0.8))
    told = [*_HABITS, ("hub", "person", hub), ("person", "hub", hub)]
    whole = sum(share for _, _, share in told)
    return [(payer, payee, share / whole) for payer, payee, share in told]


def traffic(world: World, count: int, first_number: int) -> Iterator[Piece]:
    """Yield a year of honest transfers in block order, piece by piece; memory stays bounded."""
    pieces = max(-(-count // _PIECE), 1)
    opens, ends = world.calendar
    for at in range(pieces):
        rows = (count * at // pieces, count * (at + 1) // pieces)
        blocks = (opens + BLOCKS * at // pieces, opens + BLOCKS * (at + 1) // pieces)
        yield _piece(world, at, rows, (blocks[0], min(blocks[1], ends)), first_number)


def _piece(
    world: World, at: int, rows: tuple[int, int], blocks: tuple[int, int], first_number: int
) -> Piece:
    draws, count = Draws(world.seed, 2, at), rows[1] - rows[0]
    habits = _habits(world)
    borders = np.cumsum([share for _, _, share in habits])[:-1]
    habit = np.searchsorted(borders, draws.parts(count), side="right")
    block = np.sort(blocks[0] + (draws.parts(count) * (blocks[1] - blocks[0])).astype(np.int64))
    payer = _pick(world, [name for name, _, _ in habits], habit, draws)
    payee = _pick(world, [name for _, name, _ in habits], habit, draws)
    payee = np.where(payer == payee, _neighbour(world, payee), payee)
    amount = draws.amounts(count)
    pool = world.parties["pool"].first
    amount = np.where((payer == pool) | (payee == pool), _NOTE, amount)
    number = np.arange(first_number + rows[0], first_number + rows[1], dtype=np.int64)
    return Piece(block, payer, payee, amount, number)


def _pick(world: World, names: list[str], habit: Ints, draws: Draws) -> Ints:
    """Return one account of each row's class, low numbers far more often."""
    first = np.array([world.parties[name].first for name in names])[habit]
    size = np.array([world.parties[name].size for name in names])[habit]
    part = draws.parts(len(habit))
    return np.asarray(first + (size * (part * part)).astype(np.int64), dtype=np.int64)


def _neighbour(world: World, account: Ints) -> Ints:
    """Return the next account of the same class: nobody pays themselves."""
    exchange, person = world.parties["exchange"], world.parties["person"]
    at_exchange = account < exchange.first + exchange.size
    first = np.where(at_exchange, exchange.first, person.first)
    size = np.where(at_exchange, exchange.size, person.size)
    return np.asarray(first + (account - first + 1) % size, dtype=np.int64)
