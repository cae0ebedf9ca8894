"""Crossings within single transactions: swaps, wrapping, liquidity, purchases."""

from collections.abc import Sequence
from typing import NamedTuple

from hueandcry.trace.crossings.legs import Side, Value, crossing_of
from hueandcry.trace.crossings.parties import Known, Movement, Party, parties_of
from hueandcry.trace.overlay import NOTHING, Found, Leg


class Posted(NamedTuple):
    """One transfer with its places: `debit` and `credit` are None where nobody pays or receives."""

    movement: Movement
    debit: Leg | None
    credit: Leg | None


class Transaction(NamedTuple):
    """The transfers of one transaction in their order, fees left out, and who sent it."""

    initiator: int | None
    posted: Sequence[Posted]


class Within(NamedTuple):
    """What one transaction brings: its crossings, and the accounts that may have crossed too."""

    found: Found
    unclear: tuple[int, ...]


def crossings_within(transaction: Transaction, known: Known, value: Value) -> Within:
    """Return the crossings of every party of a transaction."""
    movements = [one.movement for one in transaction.posted]
    parties = parties_of(movements, transaction.initiator, known)
    parts = [
        crossing_of(_sides(transaction.posted, party), value, party.confidence)
        for party in parties.found
    ]
    if not parts:
        return Within(NOTHING, parties.unclear)
    crossings = tuple(edge for part in parts for edge in part.crossings)
    taken = tuple(units for part in parts for units in part.taken)
    return Within(Found(crossings, taken), parties.unclear)


def _sides(posted: Sequence[Posted], party: Party) -> list[Side]:
    paid: dict[int, list[Leg]] = {}
    received: dict[int, list[Leg]] = {}
    for (source, _, asset, _), debit, _ in posted:
        if source == party.giver and debit:
            paid.setdefault(asset, []).append(debit)
    for (_, target, asset, _), _, credit in posted:
        # A refund is the giver's, whoever gets what the rest was given for.
        refund = target == party.giver and asset in paid
        if credit and (target == party.getter or refund):
            received.setdefault(asset, []).append(credit)
    assets = sorted(paid.keys() | received.keys())
    return [Side(tuple(paid.get(one, ())), tuple(received.get(one, ()))) for one in assets]
