"""A ledger of steps on paper: lines, places and histories in plain Python, without a database."""

from collections.abc import Sequence

import numpy as np

from hueandcry.model.history import History
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
from hueandcry.trace.lots import Lots, lots_of
from hueandcry.trace.overlay import Crossing, Found, Leg, Overlay, Taken
from tests.trace.replay import Step

_Row = tuple[bool, int, int, int, int, int, int]


class Paper:
    """Step `n` is transfer `n`, at height `n`. Accounts are lines, numbered as they appear."""

    def __init__(self, steps: Sequence[Step]) -> None:
        names = [name for step in steps for name in (step.source, step.target) if name]
        self.numbers = {name: at for at, name in enumerate(dict.fromkeys(names))}
        self.names = {at: name for name, at in self.numbers.items()}
        self.debit_of: dict[int, tuple[int, int, int]] = {}
        self.credit_of: dict[int, tuple[int, int, int]] = {}
        self._in: dict[int, int] = dict.fromkeys(self.names, 0)
        self._out: dict[int, int] = dict.fromkeys(self.names, 0)
        self._order: dict[int, list[tuple[str, int, int, int]]] = {at: [] for at in self.names}
        self._steps = list(steps)
        for number, step in enumerate(steps):
            self._post(number, step)

    def _post(self, number: int, step: Step) -> None:
        if step.source:
            line = self.numbers[step.source]
            missing = self._out[line] + step.amount - self._in[line]
            if missing > 0:
                self._order[line].append(("gap", self._in[line], missing, number))
                self._in[line] += missing
            self.debit_of[number] = (line, self._out[line], self._out[line] + step.amount)
            self._order[line].append(("out", self._out[line], step.amount, number))
            self._out[line] += step.amount
        if step.target:
            line = self.numbers[step.target]
            self.credit_of[number] = (line, self._in[line], self._in[line] + step.amount)
            self._order[line].append(("in", self._in[line], step.amount, number))
            self._in[line] += step.amount

    def _row(self, side: str, start: int, amount: int, number: int) -> _Row:
        there = {"out": self.credit_of, "in": self.debit_of, "gap": {}}[side].get(number)
        if side == "gap":
            kind = UNEXPLAINED
        elif there:
            kind = TRANSFER
        elif side == "in":
            kind = MINTED
        else:
            kind = FEE if self._steps[number].fee else BURNED
        line, place = (there[0], there[1]) if there else (NOBODY, 0)
        return side == "out", start, start + amount, line, place, number, kind

    def histories(self, line: Lines) -> History:
        rows: list[_Row] = []
        first = [0]
        for number in line.tolist():
            rows += [self._row(*posting) for posting in self._order[number]]
            first.append(len(rows))
        columns: list[tuple[int, ...]] = list(zip(*rows, strict=True))
        debit, start, end, other, other_start, transfer, kind = columns
        return History(
            line, np.array(first, dtype=np.int64), np.array(debit, dtype=np.bool_), wide(start),
            wide(end), np.array(other, dtype=np.int32), wide(other_start),
            np.array(transfer, dtype=np.int64), np.array(kind, dtype=np.int32),
        )  # fmt: skip

    def pays_often(self, line: Lines, most: int) -> Mask:
        paid = [sum(row[0] == "out" for row in self._order[number]) for number in line.tolist()]
        return np.array(paid, dtype=np.int64) > most

    def moments(self, transfer: Ints) -> Moments:
        return Moments(transfer, transfer + 1_000)

    def drawn(self, line: Lines) -> Wide:
        return wide(self._out[number] for number in line.tolist())

    def filled(self, line: Lines) -> Wide:
        return wide(self._in[number] for number in line.tolist())

    def debits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        raise NotImplementedError

    def credits(self, line: Lines, lo: Wide, hi: Wide) -> Rows:
        raise NotImplementedError

    def seeds(self, chosen: Sequence[int]) -> Lots:
        return lots_of([(seed, *self.credit_of[step], 0) for seed, step in enumerate(chosen)])

    def leg(self, step: int, *, debit: bool) -> Leg:
        return Leg(*(self.debit_of if debit else self.credit_of)[step], step)

    def overlay(self, crossings: Sequence[tuple[int, int, int, int, int, int, int]]) -> Overlay:
        """Lay crossings of (debit step, a, b, credit step, p, q, share), counted within steps."""
        found = []
        for debit, a, b, credit, p, q, share in crossings:
            out, into = self.leg(debit, debit=True), self.leg(credit, debit=False)
            found.append(
                Crossing(
                    out, out.lo + a, out.lo + b, into, into.lo + p, into.lo + q, "swap", 1.0, share
                )
            )
        taken = {(one.credit.line, one.p, one.q) for one in found if one.credit}
        return Overlay(Found(tuple(found), tuple(Taken(*row) for row in sorted(taken))))
