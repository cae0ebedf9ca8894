"""What speaks for or against a withdrawer being the depositor of a batch: one word a signal.

Every signal puts what it sees into one of a few named bins; `mixer_chances` knows what a bin
weighs. A signal that cannot see says nothing. Address reuse, gas price, several denominations and
linked addresses are heuristics of Tutela (Wu et al. 2022, arXiv:2201.06811); the others come from
how batches are emptied by hand: soon, to fresh addresses, in runs.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from hueandcry.model.mixer import MixerBatch, MixerWithdrawal
from hueandcry.trace.crossings.mixer_pool import HOUR, Activity, Pool

MINUTE: Final = 60
# Labelled withdrawals end at most 15 hours after their batch's last deposit (days to 2022-04-30);
# twice that leaves room for slower hands, and days later nothing tells one withdrawer from others.
AFTER: Final = 36 * HOUR


class Timed(NamedTuple):
    """A batch with the times of its deposits."""

    batch: MixerBatch
    times: tuple[int, ...]

    @property
    def until(self) -> int:
        """The end of the time in which withdrawals are looked for."""
        return self.times[-1] + AFTER


class Pair(NamedTuple):
    """A batch and an address that withdrew after it began: `inside` are those withdrawals.

    `rivals` are other batches of interest in the same time. `linked` says that money went straight
    between the two accounts, None that nobody looked; `denominations` what several pools show.
    """

    pool: Pool
    timed: Timed
    activity: Activity
    inside: tuple[MixerWithdrawal, ...]
    rivals: tuple[Timed, ...] = ()
    linked: bool | None = None
    denominations: str = ""


class Seen(NamedTuple):
    """A signal and the bin it saw."""

    signal: str
    shows: str


def timed(batch: MixerBatch) -> Timed:
    """Return a batch with its times."""
    return Timed(batch, tuple(deposit.time for deposit in batch.deposits))


def signals(pair: Pair) -> tuple[Seen, ...]:
    """Return what every signal that can see sees."""
    seen = ((name, see(pair)) for name, see in SIGNALS.items())
    return tuple(Seen(name, shows) for name, shows in seen if shows)


def _bin(value: float, bins: Sequence[tuple[float, str]], rest: str) -> str:
    """Return the first bin whose upper border is not below the value."""
    return next((name for border, name in bins if value <= border), rest)


def _latest(times: Sequence[int], before: int) -> int | None:
    at = bisect_left(times, before)
    return times[at - 1] if at else None


def _withdrawals(pair: Pair) -> str:
    """How many: batches were emptied to addresses of three to nine, strangers take one or ten."""
    bins = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (7, "6-7"), (9, "8-9"))
    return _bin(len(pair.inside), bins, "10 or more")


def _life(pair: Pair) -> str:
    """Whether the address used this pool at any other time."""
    first, last = pair.activity.withdrawals[0], pair.activity.withdrawals[-1]
    if first.time < pair.inside[0].time:
        return "before the batch"
    return "only in the window" if last.time <= pair.timed.until else "after the window"


def _paid(pair: Pair) -> str:
    """Who paid the gas: an address with coins of its own does not need a relayer."""
    rows = pair.activity.withdrawals
    if all(row.fee > 0 for row in rows):
        return "relayed"
    return "relayed at first" if rows[0].fee > 0 else "self-paid"


def _address(pair: Pair) -> str:
    """Whether the withdrawer deposits too, and as whom."""
    if pair.activity.withdrawer == pair.timed.batch.depositor:
        return "the depositor itself"
    return (
        "another depositor" if pair.activity.withdrawer in pair.pool.depositors else "no depositor"
    )


def _lag(pair: Pair) -> str:
    """Time from the batch's latest deposit before it to the address's first withdrawal."""
    first = pair.inside[0].time
    latest = _latest(pair.timed.times, first)
    if latest is None:
        return ""
    bins = ((0.5, "0-30 min"), (2, "30 min-2 h"), (5, "2-5 h"), (10, "5-10 h"), (18, "10-18 h"))
    return _bin((first - latest) / HOUR, bins, "18 h or more")


def _rhythm(pair: Pair) -> str:
    """Mean time between the address's withdrawals."""
    if len(pair.inside) == 1:
        return "one withdrawal"
    mean = (pair.inside[-1].time - pair.inside[0].time) / (len(pair.inside) - 1)
    bins = ((3, "up to 3 min"), (10, "3-10 min"), (30, "10-30 min"), (120, "30 min-2 h"))
    return _bin(mean / MINUTE, bins, "2 h or more")


def _beside(pair: Pair) -> str:
    """Time to the nearest withdrawal by another address that only passed by."""
    first, last = pair.activity.withdrawals[0].time, pair.activity.withdrawals[-1].time
    rows = pair.pool.beside(pair.activity)
    nearest = min((max(first - row.time, row.time - last, 0) for row in rows), default=None)
    if nearest is None:
        return "nobody"
    bins = ((3, "up to 3 min"), (10, "3-10 min"), (30, "10-30 min"), (90, "30-90 min"))
    return _bin(nearest / MINUTE, bins, "90 min or more")


def _fees(pair: Pair) -> str:
    """Whether the relayer's fee is like that of the neighbours: one relayer, one gas price."""
    rows = pair.activity.withdrawals
    own = sorted(row.fee for row in rows)[len(rows) // 2]
    near = [row.fee for row in pair.pool.beside(pair.activity)]
    if own <= 0 or not near:
        return ""
    bins = ((0.02, "within 2 %"), (0.06, "within 6 %"), (0.15, "within 15 %"))
    return _bin(min(abs(fee - own) / own for fee in near), bins, "unlike")


def _crowd(pair: Pair) -> str:
    """Set the batch's deposits against all withdrawals by passing addresses in its window."""
    crowd = pair.pool.passing_between(pair.timed.times[0], pair.timed.until)
    share = len(pair.timed.times) / max(crowd, 1)
    return _bin(share, ((0.1, "up to 10 %"), (0.25, "10-25 %"), (0.5, "25-50 %")), "50 % or more")


def _rivals(pair: Pair) -> str:
    """Deposits of other batches of interest between the batch's own and the first withdrawal."""
    first = pair.inside[0].time
    own = _latest(pair.timed.times, first)
    if own is None:
        return ""
    nearer = sum(
        max(bisect_left(rival.times, first) - bisect_left(rival.times, own + 1), 0)
        for rival in pair.rivals
    )
    return _bin(nearer, ((0, "none nearer"), (10, "1-10 nearer")), "more than 10 nearer")


def _gas_price(pair: Pair) -> str:
    """Whether a gas price stands on both sides that nobody else in the pool used."""
    paid = {row.gas_price for row in pair.timed.batch.deposits} - {None}
    asked = {row.gas_price for row in pair.inside} - {None}
    if not paid or not asked:
        return ""
    own = any(price is not None and pair.pool.gas_prices[price] == 2 for price in paid & asked)
    return "the same, and nobody else's" if own else "nothing of its own"


def _linked(pair: Pair) -> str:
    """Money that went straight between depositor and withdrawer."""
    if pair.linked is None:
        return ""
    return "direct transfer" if pair.linked else "no direct transfer"


def _denominations(pair: Pair) -> str:
    """Whether both used several pools, and the same number of times each."""
    return pair.denominations


SIGNALS: Final[dict[str, Callable[[Pair], str]]] = {
    "withdrawals": _withdrawals,
    "life": _life,
    "paid": _paid,
    "address": _address,
    "lag": _lag,
    "rhythm": _rhythm,
    "beside": _beside,
    "fees": _fees,
    "crowd": _crowd,
    "rivals": _rivals,
    "gas price": _gas_price,
    "linked": _linked,
    "denominations": _denominations,
}
