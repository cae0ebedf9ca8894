"""From a mixer's events to leads and candidates: pure, bounded, and never a mapping in order."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from hueandcry.model.mixer import (
    ONE,
    Demixed,
    MixerBatch,
    MixerDeposit,
    MixerLead,
    MixerWeights,
    MixerWithdrawal,
)
from hueandcry.trace.crossings.mixer_candidates import candidates_of
from hueandcry.trace.crossings.mixer_chances import (
    assumed,
    either,
    log_odds,
    reasons,
    settled,
    shared_out,
)
from hueandcry.trace.crossings.mixer_pool import Event, Pool, batches
from hueandcry.trace.crossings.mixer_signals import Pair, Seen, Timed, signals, timed

# The largest batch of the labelled theft has 85; thousands in one run are a service's or a
# contract's that deposits for many, whose withdrawers are not one hand's.
MOST_DEPOSITS: Final = 2_000
# The labelled theft has 48 batches; every pair of them is compared.
MOST_BATCHES: Final = 1_000
# Whether a thief takes the money out within days or leaves it for years, nobody knows beforehand.
EMPTIED: Final = 0.5
# A lead less likely than this is no lead.
LEAST_LEAD: Final = ONE // 100


class Judged(NamedTuple):
    """A pair with what its signals saw, and its chance in units of `ONE`."""

    pair: Pair
    seen: tuple[Seen, ...]
    chance: int


class Known(NamedTuple):
    """What is known besides one pool's events: direct dealings, and who used which pools how often.

    `dealt` is None where nobody looked for transfers.
    """

    dealt: dict[str, set[str]] | None
    deposits: dict[str, Counter[str]]
    withdrawals: dict[str, Counter[str]]


def demix(
    deposits: Iterable[MixerDeposit],
    withdrawals: Iterable[MixerWithdrawal],
    of_interest: Collection[str],
    weights: MixerWeights,
    transfers: Iterable[tuple[str, str]] | None = None,
    emptied: float = EMPTIED,
) -> Demixed:
    """Return leads and candidates for the deposits of some accounts.

    Events of every user of the pools are needed: who else was there is half of what is known.
    `transfers` are (sender, recipient) outside the mixer, None where nobody looked.
    `emptied` is how likely a batch left the mixer soon, before anybody looked (0 to 1).
    """
    into, out = _by_pool(deposits), _by_pool(withdrawals)
    known = Known(
        _dealt(transfers),
        _profiles((row.depositor, row.pool) for rows in into.values() for row in rows),
        _profiles((row.recipient, row.pool) for rows in out.values() for row in rows),
    )
    leads: list[MixerLead] = []
    said: list[str] = []
    for name in sorted(into.keys() | out.keys()):
        pool = Pool(into.get(name, []), out.get(name, []))
        kept, left_out = _usable(pool, of_interest)
        leads += leads_of(judged(pool, kept, weights, known, emptied), weights)
        said += (f"{name}: {words}" for words in (*_faults(pool), *left_out))
    leads.sort(key=lambda lead: (-lead.chance, lead.batch.deposits[0].time, lead.withdrawer))
    candidates, cut = candidates_of(leads)
    return Demixed(tuple(leads), tuple(candidates), (*said, *cut))


def judged(
    pool: Pool,
    kept: Sequence[MixerBatch],
    weights: MixerWeights,
    known: Known,
    emptied: float = EMPTIED,
) -> list[Judged]:
    """Return every batch with every address that may have emptied it, each with its chance."""
    every = [timed(batch) for batch in kept]
    rows: list[tuple[int, Pair, tuple[Seen, ...]]] = []
    chances: dict[tuple[int, str], int] = {}
    for number, one in enumerate(every):
        found = [(pair, signals(pair)) for pair in pairs(pool, one, every, known)]
        sums = settled(
            [log_odds(seen, weights) for _, seen in found],
            [len(pair.inside) for pair, _ in found],
            len(one.times),
            weights.fill / 1000,
            emptied,
        )
        for (pair, seen), chance in zip(found, sums, strict=True):
            rows.append((number, pair, seen))
            chances[number, pair.activity.withdrawer] = either(chance, assumed(seen, weights))
    shares = shared_out(chances)
    return [Judged(pair, seen, shares[at, pair.activity.withdrawer]) for at, pair, seen in rows]


def pairs(pool: Pool, one: Timed, every: Sequence[Timed], known: Known) -> Iterator[Pair]:
    """Yield a batch with every address that withdrew in its window.

    The depositor itself and accounts it dealt with directly are looked for at any later time.
    """
    depositor = one.batch.depositor
    dealt = None if known.dealt is None else known.dealt.get(depositor, set())
    inside: dict[str, list[MixerWithdrawal]] = {}
    for row in pool.between(one.times[0], one.until):
        inside.setdefault(row.recipient, []).append(row)
    for name in {depositor, *(dealt or ())} & pool.activities.keys():
        if rows := [row for row in pool.activities[name].withdrawals if row.time > one.times[0]]:
            inside[name] = rows
    rivals = tuple(other for other in every if other is not one and _meet(one, other))
    for name, rows in sorted(inside.items()):
        link = None if dealt is None else name in dealt
        same = _same_pools(known.deposits.get(depositor), known.withdrawals.get(name))
        yield Pair(pool, one, pool.activities[name], tuple(rows), rivals, link, same)


def leads_of(rows: Iterable[Judged], weights: MixerWeights) -> Iterator[MixerLead]:
    """Yield those that are likely enough, with their reasons."""
    for pair, seen, chance in rows:
        if chance >= LEAST_LEAD:
            name, batch = pair.activity.withdrawer, pair.timed.batch
            yield MixerLead(batch, name, pair.inside, chance, reasons(seen, weights))


def _usable(pool: Pool, of_interest: Collection[str]) -> tuple[list[MixerBatch], list[str]]:
    """Return batches that can be followed, and in words those that cannot."""
    found = batches(pool.deposits, of_interest)
    kept = [batch for batch in found if len(batch.deposits) <= MOST_DEPOSITS]
    said = [
        f"{len(batch.deposits)} deposits of {batch.depositor} in a row, more than {MOST_DEPOSITS}: "
        "not followed, it deposits for many"
        for batch in found
        if len(batch.deposits) > MOST_DEPOSITS
    ]
    if len(kept) > MOST_BATCHES:
        said.append(f"{len(kept) - MOST_BATCHES} of {len(kept)} batches, the smallest")
        kept = sorted(kept, key=lambda batch: -len(batch.deposits))[:MOST_BATCHES]
    return kept, said


def _faults(pool: Pool) -> Iterator[str]:
    if pool.repeated:
        yield f"{pool.repeated} events were given more than once"
    if pool.overdrawn:
        yield f"deposits are missing: {pool.overdrawn.tx} pays out more than came in before it"


def _dealt(transfers: Iterable[tuple[str, str]] | None) -> dict[str, set[str]] | None:
    if transfers is None:
        return None
    dealt: dict[str, set[str]] = {}
    for sender, recipient in transfers:
        dealt.setdefault(sender, set()).add(recipient)
        dealt.setdefault(recipient, set()).add(sender)
    return dealt


def _by_pool(events: Iterable[Event]) -> dict[str, list[Event]]:
    rows: dict[str, list[Event]] = {}
    for event in events:
        rows.setdefault(event.pool, []).append(event)
    return rows


def _profiles(uses: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    profiles: dict[str, Counter[str]] = {}
    for account, pool in uses:
        profiles.setdefault(account, Counter())[pool] += 1
    return profiles


def _same_pools(into: Counter[str] | None, out: Counter[str] | None) -> str:
    """Compare the pools two accounts used; one pool alone says nothing."""
    if not into or not out or len(into) < 2:
        return ""
    return "the same counts in each pool" if into == out else "other counts"


def _meet(one: Timed, other: Timed) -> bool:
    return one.times[0] <= other.until and other.times[0] <= one.until
