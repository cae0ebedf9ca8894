"""Spreads leads over single deposits and withdrawals.

Within a lead nothing tells one deposit from another (the mixer hides exactly that, and the order
least of all), so each withdrawal is spread evenly over the deposits before it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from hueandcry.model.mixer import MixerCandidate, MixerDeposit, MixerLead, MixerWithdrawal
from hueandcry.trace.crossings.mixer_chances import LEAST, MOST, bounded
from hueandcry.trace.crossings.mixer_pool import Event

# Which of several hundred deposits a withdrawal was, nobody can say and nobody needs to.
SPREAD: Final = 256
# Pairs of a deposit and a withdrawal: about two seconds of work.
MOST_PAIRS: Final = 1_000_000


def candidates_of(leads: Sequence[MixerLead]) -> tuple[list[MixerCandidate], list[str]]:
    """Return candidates of single deposits, and in words what was left out.

    Leads are given best first. Both sums of chances are at most `ONE`.
    """
    into = _numbered(row for lead in leads for row in lead.batch.deposits)
    out = _numbered(row for lead in leads for row in lead.withdrawals)
    chances: dict[tuple[int, int], int] = {}
    of: dict[tuple[int, int], MixerLead] = {}
    cut: list[str] = []
    for number, lead in enumerate(leads):
        spread = _spread(lead, into, out)
        if len(chances) + len(spread) > MOST_PAIRS:
            cut.append(f"{len(leads) - number} leads: more than {MOST_PAIRS} pairs of events")
            break
        chances.update(spread)
        of.update(dict.fromkeys(spread, lead))
    deposits, withdrawals = list(into), list(out)
    found = [
        MixerCandidate(
            deposits[pair[0]], withdrawals[pair[1]], chance, of[pair].chance, of[pair].reasons
        )
        for pair, chance in bounded(chances, MOST, LEAST).items()
    ]
    return sorted(found, key=lambda one: (-one.lead, -one.chance)), cut


def _spread(
    lead: MixerLead, into: dict[MixerDeposit, int], out: dict[MixerWithdrawal, int]
) -> dict[tuple[int, int], int]:
    """Spread each withdrawal of a lead evenly over the latest deposits before it."""
    numbers = [into[deposit] for deposit in lead.batch.deposits]
    times = [deposit.time for deposit in lead.batch.deposits]
    spread: dict[tuple[int, int], int] = {}
    for withdrawal in lead.withdrawals:
        after = bisect_left(times, withdrawal.time)
        before = numbers[max(after - SPREAD, 0) : after]
        pairs_of = ((deposit, out[withdrawal]) for deposit in before)
        spread.update((pair, lead.chance // len(before)) for pair in pairs_of)
    return spread


def _numbered(events: Iterable[Event]) -> dict[Event, int]:
    return {event: number for number, event in enumerate(dict.fromkeys(events))}
