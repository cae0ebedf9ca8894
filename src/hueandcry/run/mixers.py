"""Leads behind mixers: who may have withdrawn what a trace saw deposited, as uncertain edges.

Nothing here is a fact: lots behind such an edge carry a chance below 1, are never added to certain
money and never reach a request pack (docs/mixers.md).
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from hueandcry.model.fact import Gap, GapKind
from hueandcry.model.mixer import ONE, Demixed, MixerCandidate, MixerDeposit, MixerWeights
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.mixer_events import MixerEvents, mixer_events
from hueandcry.store.ledger.transfer_legs import transfer_legs
from hueandcry.trace.crossings.mixer_demix import demix
from hueandcry.trace.overlay import Crossing, Found, Leg
from hueandcry.trace.settle import Settled


class Mixed(Struct, frozen=True):
    """What was found behind the mixers a trace ended at."""

    found: Found
    leads: int
    gaps: tuple[Gap, ...]


def deposits_of(settled: Settled) -> set[int]:
    """Return the transfers by which a trace's certain money came into mixers."""
    ended = {row.line for row in settled.terminals if row.reason == "mixer"}
    return {row.transfer for row in settled.edges if row.target in ended and row.chance == 1}


def behind_mixers(
    ledger: Ledger,
    names: Mapping[int, str],
    settled: Settled,
    weights: MixerWeights,
    least: float,
) -> Mixed:
    """Return edges to candidates whose withdrawer is one of the depositor's by at least `least`.

    `names` tells what each mixer is called, by its line. One mixer is passed, not several in a row.
    """
    paid = deposits_of(settled)
    lines = {row.line for row in settled.terminals if row.reason == "mixer"}
    if not paid:
        return Mixed(Found((), ()), 0, ())
    events = mixer_events(ledger.database, lines)
    mine = {event.depositor for event, transfer in events.deposits.items() if transfer in paid}
    demixed = demix(events.deposits, events.withdrawals, mine, weights, _dealings(ledger, mine))
    kept = [
        one for one in demixed.candidates
        if one.lead >= least * ONE and events.deposits[one.deposit] in paid
    ]  # fmt: skip
    found = _found(ledger, names, events, kept, paid)
    return Mixed(found, len(demixed.leads), tuple(_gaps(events, demixed, paid)))


def _dealings(ledger: Ledger, accounts: Iterable[str]) -> list[tuple[str, str]]:
    """Return who paid whom among the depositors and everybody they dealt with directly."""
    return ledger.database.execute(
        "WITH mine AS (SELECT id FROM account WHERE name IN (SELECT unnest(CAST($1 AS VARCHAR[]))))"
        " SELECT DISTINCT a.name, b.name FROM transfer t JOIN line s ON s.id = t.source JOIN line d"
        " ON d.id = t.target JOIN account a ON a.id = s.account JOIN account b ON b.id = d.account"
        " WHERE a.id IN (SELECT id FROM mine) OR b.id IN (SELECT id FROM mine)",
        [sorted(accounts)],
    ).fetchall()


def _found(
    ledger: Ledger,
    names: Mapping[int, str],
    events: MixerEvents,
    kept: Iterable[MixerCandidate],
    paid: set[int],
) -> Found:
    by_deposit: dict[MixerDeposit, list[MixerCandidate]] = {}
    for one in kept:
        by_deposit.setdefault(one.deposit, []).append(one)
    transfers = {events.deposits[one] for one in by_deposit}
    transfers |= {
        events.withdrawals[one.withdrawal] for rows in by_deposit.values() for one in rows
    }
    legs = transfer_legs(ledger, transfers & (paid | set(events.withdrawals.values())))
    crossings: list[Crossing] = []
    for deposit, rows in by_deposit.items():
        debit, pool = legs[events.deposits[deposit]]
        if debit is None or pool is None:
            continue
        for one in rows:
            credit = legs[events.withdrawals[one.withdrawal]][1]
            if credit is not None:
                crossings.append(_candidate(debit, credit, one, names.get(pool.line, "")))
        crossings += _rest(debit, rows)
    return Found(tuple(crossings), ())


def _candidate(debit: Leg, credit: Leg, one: MixerCandidate, name: str) -> Crossing:
    return Crossing(
        debit, debit.lo, debit.hi, credit, credit.lo, credit.hi, f"mixer:{name}", one.lead / ONE,
        chance=one.chance / ONE,
    )  # fmt: skip


def _rest(debit: Leg, rows: Iterable[MixerCandidate]) -> list[Crossing]:
    """Return the part of a deposit no candidate explains: it is in the mixer."""
    left = ONE - sum(one.chance for one in rows)
    if left <= 0:
        return []
    return [Crossing(debit, debit.lo, debit.hi, None, 0, 0, "mixer", 1.0, chance=left / ONE)]


def _gaps(events: MixerEvents, demixed: Demixed, paid: set[int]) -> Iterator[Gap]:
    if not events.withdrawals:
        yield Gap("mixers", GapKind.NOT_ASKED,
            f"the ledger has {len(events.deposits):,} deposits and no withdrawal of the mixers this"
            " money went to: import the whole pool to look behind it")  # fmt: skip
    if events.untimed:
        yield Gap("mixers", GapKind.UNAVAILABLE,
            f"{events.untimed:,} deposits and withdrawals have no time: left out")  # fmt: skip
    for words in demixed.left_out:
        yield Gap("mixers", GapKind.UNSUPPORTED, words)
    missing = paid - set(events.deposits.values())
    if missing:
        yield Gap("mixers", GapKind.UNAVAILABLE,
            f"{len(missing)} payments into mixers are no deposits of a pool")  # fmt: skip
