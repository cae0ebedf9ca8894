"""The events of one pool, indexed: who withdrew when, and who was busy beside whom."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, NamedTuple, TypeVar

from hueandcry.model.mixer import MixerBatch, MixerDeposit, MixerWithdrawal

Event = TypeVar("Event", MixerDeposit, MixerWithdrawal)

HOUR: Final = 3600
# A depositor who comes back a day later has begun another batch: labelled ones of one batch pause
# seven hours at most.
PAUSE: Final = 24 * HOUR
# An address that used the pool no longer than this was made for one batch, as far as one can see.
BRIEF: Final = 48 * HOUR
# How many withdrawals to look through for a neighbour; one address rarely has more in a row.
REACH: Final = 50


class Activity(NamedTuple):
    """All withdrawals of one address, in order; `passing` if relayed throughout and brief."""

    withdrawer: str
    withdrawals: tuple[MixerWithdrawal, ...]
    passing: bool


class Pool:
    """One pool's events, each once; `repeated` counts those that came again.

    `overdrawn` is the first withdrawal before which too few deposits came, None if none is: then
    events are missing.
    """

    def __init__(
        self, deposits: Iterable[MixerDeposit], withdrawals: Iterable[MixerWithdrawal]
    ) -> None:
        """Sort and index the events; all must be of one pool."""
        self.deposits, twice = _once(deposits)
        self.withdrawals, again = _once(withdrawals)
        self.repeated = twice + again
        self.overdrawn = _overdrawn(self.deposits, self.withdrawals)
        self.depositors = frozenset(deposit.depositor for deposit in self.deposits)
        self.gas_prices = _users(self.deposits, self.withdrawals)
        found: dict[str, list[MixerWithdrawal]] = {}
        for withdrawal in self.withdrawals:
            found.setdefault(withdrawal.recipient, []).append(withdrawal)
        self.activities = {name: _activity(name, rows) for name, rows in found.items()}
        self._times = [withdrawal.time for withdrawal in self.withdrawals]
        self._passing = [row for row in self.withdrawals if self.activities[row.recipient].passing]
        self._passing_times = [row.time for row in self._passing]

    def between(self, since: int, until: int) -> Sequence[MixerWithdrawal]:
        """Return withdrawals after `since`, up to `until`."""
        first, after = bisect_right(self._times, since), bisect_right(self._times, until)
        return self.withdrawals[first:after]

    def passing_between(self, since: int, until: int) -> int:
        """Count withdrawals after `since`, up to `until`, by addresses that only passed by."""
        times = self._passing_times
        return bisect_right(times, until) - bisect_right(times, since)

    def beside(self, activity: Activity) -> tuple[MixerWithdrawal, ...]:
        """Return the nearest withdrawals of other passing addresses, before and after this one."""
        first, last = activity.withdrawals[0].time, activity.withdrawals[-1].time
        at, after = bisect_left(self._passing_times, first), bisect_right(self._passing_times, last)
        before = reversed(self._passing[max(at - REACH, 0) : at])
        later = self._passing[at : after + REACH]
        found = []
        for rows in (before, later):
            others = (row for row in rows if row.recipient != activity.withdrawer)
            found += [row for row in [next(others, None)] if row]
        return tuple(found)


def batches(deposits: Iterable[MixerDeposit], of_interest: Iterable[str]) -> list[MixerBatch]:
    """Return the batches of some depositors in one pool: runs with no pause above `PAUSE`.

    Deposits are given in order, as a `Pool` keeps them.
    """
    wanted = frozenset(of_interest)
    runs: dict[str, list[list[MixerDeposit]]] = {}
    for deposit in deposits:
        if deposit.depositor not in wanted:
            continue
        own = runs.setdefault(deposit.depositor, [])
        if not own or deposit.time - own[-1][-1].time > PAUSE:
            own.append([])
        own[-1].append(deposit)
    return [
        MixerBatch(run[0].pool, depositor, tuple(run))
        for depositor, own in sorted(runs.items())
        for run in own
    ]


def _once(events: Iterable[Event]) -> tuple[list[Event], int]:
    """Return events in order, each (transaction, log index) once, and how many came again."""
    given = sorted(events, key=lambda event: (event.time, event.log_index, event.tx))
    kept = list({(event.tx, event.log_index): event for event in reversed(given)}.values())
    return kept[::-1], len(given) - len(kept)


def _overdrawn(
    deposits: Sequence[MixerDeposit], withdrawals: Sequence[MixerWithdrawal]
) -> MixerWithdrawal | None:
    times = [deposit.time for deposit in deposits]
    paid = enumerate(withdrawals, 1)
    return next((row for number, row in paid if bisect_right(times, row.time) < number), None)


def _users(
    deposits: Iterable[MixerDeposit], withdrawals: Iterable[MixerWithdrawal]
) -> Counter[int]:
    """Count the accounts that used each gas price, depositors and recipients apart."""
    paid = {("in", row.depositor, row.gas_price) for row in deposits}
    asked = {("out", row.recipient, row.gas_price) for row in withdrawals}
    return Counter(price for _, _, price in chain(paid, asked) if price is not None)


def _activity(name: str, rows: Sequence[MixerWithdrawal]) -> Activity:
    brief = rows[-1].time - rows[0].time <= BRIEF
    return Activity(name, tuple(rows), brief and all(row.fee > 0 for row in rows))
