"""Small ledgers of several assets in memory: postings placed by the definition, no database."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from hueandcry.model.lines import (
    BURNED,
    FEE,
    MINTED,
    NOBODY,
    TRANSFER,
    UNEXPLAINED,
    Lines,
    Moments,
    Rows,
)
from hueandcry.model.wide import Ints, Mask, Wide, wide
from hueandcry.trace.crossings.legs import Value
from hueandcry.trace.crossings.parties import Known, Movement
from hueandcry.trace.crossings.within import Posted, Transaction, crossings_within
from hueandcry.trace.overlay import Crossing, Found, Leg, Overlay, Taken

UNPRICED: Value = lambda line, amount: None  # noqa: E731
NOBODY_KNOWN = Known(lambda account: False, lambda account: False)


class Step(NamedTuple):
    """One transfer in transaction `tx`; None is nobody."""

    tx: int
    source: str | None
    target: str | None
    amount: int
    asset: str
    fee: bool = False


class Row(NamedTuple):
    line: int
    lo: int
    hi: int
    other: int
    other_lo: int
    transfer: int
    kind: int


class World:
    """A `LineSource` over steps. Lines are numbered; `line("U", "A")` tells a number."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = [step for step in steps if step.source != step.target]
        self._lines: dict[tuple[str, str], int] = {}
        for step in self.steps:
            for account in (step.source, step.target):
                if account:
                    self._lines.setdefault((account, step.asset), len(self._lines))
        self.drawn_by = [0] * len(self._lines)
        self.filled_by = [0] * len(self._lines)
        self.out: list[list[Row]] = [[] for _ in self._lines]
        self.into: list[list[Row]] = [[] for _ in self._lines]
        self.posted: dict[int, list[Posted]] = {}
        for number, step in enumerate(self.steps):
            self._post(number, step)

    def line(self, account: str, asset: str) -> int:
        return self._lines[account, asset]

    def name(self, line: int) -> tuple[str, str]:
        return next(name for name, number in self._lines.items() if number == line)

    def _post(self, number: int, step: Step) -> None:
        source = self._lines[step.source, step.asset] if step.source else NOBODY
        target = self._lines[step.target, step.asset] if step.target else NOBODY
        debit, credit = self._places(number, step, source, target)
        if step.fee:
            return
        accounts = sorted({account for account, _ in self._lines})
        assets = sorted({asset for _, asset in self._lines})
        movement = Movement(
            accounts.index(step.source) if step.source else None,
            accounts.index(step.target) if step.target else None,
            assets.index(step.asset), step.amount,
        )  # fmt: skip
        self.posted.setdefault(step.tx, []).append(Posted(movement, debit, credit))

    def _places(
        self, number: int, step: Step, source: int, target: int
    ) -> tuple[Leg | None, Leg | None]:
        lo = there = 0
        if source != NOBODY:
            lo = self.drawn_by[source]
            missing = lo + step.amount - self.filled_by[source]
            if missing > 0:
                self._fill(source, missing, NOBODY, 0, number, UNEXPLAINED)
            self.drawn_by[source] += step.amount
        if target != NOBODY:
            kind = TRANSFER if source != NOBODY else MINTED
            there = self._fill(target, step.amount, source, lo, number, kind)
        if source != NOBODY:
            kind = TRANSFER if target != NOBODY else FEE if step.fee else BURNED
            self.out[source].append(Row(source, lo, lo + step.amount, target, there, number, kind))
        return (
            Leg(source, lo, lo + step.amount, number) if source != NOBODY else None,
            Leg(target, there, there + step.amount, number) if target != NOBODY else None,
        )

    def _fill(
        self, line: int, amount: int, other: int, other_lo: int, number: int, kind: int
    ) -> int:
        lo = self.filled_by[line]
        self.filled_by[line] += amount
        self.into[line].append(Row(line, lo, lo + amount, other, other_lo, number, kind))
        return lo

    def debits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        return _rows(self.out, line, lo, hi)

    def credits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        return _rows(self.into, line, lo, hi)

    def drawn(self, line: Lines) -> Wide:
        return wide(self.drawn_by[one] for one in line.tolist())

    def filled(self, line: Lines) -> Wide:
        return wide(self.filled_by[one] for one in line.tolist())

    def pays_often(self, line: Lines, most: int) -> Mask:
        return np.array([len(self.out[one]) > most for one in line.tolist()], dtype=np.bool_)

    def moments(self, transfer: Ints) -> Moments:
        tx = np.array([self.steps[one].tx for one in transfer.tolist()], dtype=np.int64)
        return Moments(tx, tx)

    def credit(self, step: int) -> tuple[int, int, int]:
        """Return (line, lo, hi) of a step's credit."""
        for rows in self.into:
            for row in rows:
                if row.transfer == step and row.kind != UNEXPLAINED:
                    return row.line, row.lo, row.hi
        raise AssertionError("no credit")

    def overlay(
        self, initiators: dict[int, str], value: Value = UNPRICED, known: Known = NOBODY_KNOWN
    ) -> Overlay:
        """Return the crossings of transactions whose initiators are given."""
        accounts = sorted({account for account, _ in self._lines})
        crossings, taken = list[Crossing](), list[Taken]()
        for tx, initiator in initiators.items():
            transaction = Transaction(accounts.index(initiator), self.posted[tx])
            found = crossings_within(transaction, known, value).found
            crossings += found.crossings
            taken += found.taken
        return Overlay(Found(tuple(crossings), tuple(taken)))


def _rows(sides: list[list[Row]], line: Lines, lo: Wide, hi: Wide) -> Rows:
    found: list[tuple[int, Row]] = []
    for parent, (one, a, b) in enumerate(zip(line.tolist(), lo.ints(), hi.ints(), strict=True)):
        found += [(parent, row) for row in sides[one] if row.lo < b and row.hi > a]
    return Rows(
        np.array([parent for parent, _ in found], dtype=np.int64),
        wide(row.lo for _, row in found),
        wide(row.hi for _, row in found),
        np.array([row.other for _, row in found], dtype=np.int32),
        wide(row.other_lo for _, row in found),
        np.array([row.transfer for _, row in found], dtype=np.int64),
        np.array([row.kind for _, row in found], dtype=np.int32),
    )
