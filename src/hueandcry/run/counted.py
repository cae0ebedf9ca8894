"""The ends an exposure can lead to, and what each screened address holds: numbers before words."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hueandcry.model.exposure import Attribution, Direction
from hueandcry.model.lines import Lines, LineSource
from hueandcry.model.wide import Ints, Wide, joined, wide
from hueandcry.model.wide_sums import grouped
from hueandcry.store.ledger.exposure import Held

# One read of the arrays: some 60,000 rows of ordinary accounts, a service's millions alone.
_LINES_AT_ONCE = 4_096
NOBODY_KNOWN = -1


class End(Struct, frozen=True):
    """One labelled account, in the ledger's spelling, and what it counts as."""

    account: str
    attribution: Attribution


class EndTable(NamedTuple):
    """All labelled accounts, and for every line of the ledger which of them it is, or -1."""

    ends: Sequence[End]
    of_line: NDArray[np.int32]

    def lines(self) -> Lines:
        """Return the lines of all labelled accounts, in order."""
        return np.flatnonzero(self.of_line >= 0).astype(np.int32)


class Holdings(NamedTuple):
    """What addresses hold of one asset each: lines, and all that came in and went out, in grains.

    `of_line` gives each line of `held` its holding; `asked` and `asset` are the holdings' own.
    """

    held: Held
    of_line: Ints
    asked: list[int]
    asset: list[int]
    came: list[int]
    went: list[int]
    line_came: Wide
    line_went: Wide

    def total(self, holding: int, direction: Direction) -> int:
        """Return all that came in, or went out."""
        return self.came[holding] if direction == "in" else self.went[holding]


class Passed(NamedTuple):
    """What passed between a holding and a labelled account."""

    holding: int
    end: int
    direction: Direction
    amount: int


def holdings_of(held: Held, source: LineSource) -> Holdings:
    """Add up the lines of each address and asset."""
    pairs = np.stack([held.asked, held.asset], axis=1)
    own, of_line = np.unique(pairs, axis=0, return_inverse=True)
    of_line = of_line.reshape(-1).astype(np.int64)
    came, went = source.filled(held.line), source.drawn(held.line)
    return Holdings(
        held, of_line, own[:, 0].tolist(), own[:, 1].tolist(),
        grouped(of_line, came).total, grouped(of_line, went).total, came, went,
    )  # fmt: skip


def passed(holdings: Holdings, table: EndTable, source: LineSource) -> Iterator[Passed]:
    """Yield what each holding received from labelled accounts, and what it paid them.

    Payments of an address to itself (the change of a coin, a labelled one too) are none.
    """
    directions: tuple[tuple[Direction, Wide], ...] = (
        ("in", holdings.line_came), ("out", holdings.line_went),
    )  # fmt: skip
    account_of = account_of_lines(holdings.held, len(table.of_line))
    for direction, total in directions:
        keys, amounts = [np.zeros(0, np.int64)], [wide(())]
        for first in range(0, len(holdings.held.line), _LINES_AT_ONCE):
            part = slice(first, first + _LINES_AT_ONCE)
            line = holdings.held.line[part]
            nothing = Wide(np.zeros(len(line), np.int64), np.zeros(len(line), np.int64))
            ask = source.credits if direction == "in" else source.debits
            rows = ask(line, nothing, total.at(part))
            end = np.where(rows.other >= 0, table.of_line[rows.other], NOBODY_KNOWN)
            owner = holdings.held.owner[part][rows.parent]
            known = (end >= 0) & (account_of[rows.other] != owner)
            holding = holdings.of_line[part][rows.parent[known]]
            keys.append(holding * len(table.ends) + end[known])
            amounts.append(rows.end.at(known).minus(rows.start.at(known)))
        sums = grouped(np.concatenate(keys), joined(amounts))
        whose, met = np.divmod(sums.key, max(len(table.ends), 1))
        columns = (whose.tolist(), met.tolist(), repeat(direction), sums.total)
        yield from map(Passed._make, zip(*columns, strict=False))


def account_of_lines(held: Held, lines: int) -> Ints:
    """Return, for every line of the ledger, the screened account it is of, or -1."""
    found = np.full(lines, NOBODY_KNOWN, dtype=np.int64)
    found[held.line] = held.owner
    return found
