"""The debit and the credit of transfers, by their numbers."""

from collections.abc import Iterable

import numpy as np

from hueandcry.model.wide import BASE
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.transfer_places import places_of
from hueandcry.trace.overlay import Leg

Legs = tuple[Leg | None, Leg | None]


def transfer_legs(ledger: Ledger, transfers: Iterable[int]) -> dict[int, Legs]:
    """Return where each transfer leaves a line and where it arrives; None where nobody is."""
    numbers = np.array(sorted(set(transfers)), dtype=np.int64)
    rows = ledger.database.execute(
        "SELECT id, source, target, CAST(v AS VARCHAR) FROM transfer WHERE id IN (SELECT"
        " unnest(CAST($1 AS BIGINT[]))) ORDER BY id",
        [numbers.tolist()],
    ).fetchall()
    found: dict[int, Legs] = {}
    places = places_of(ledger, numbers).tolist()
    for place, (number, source, target, v) in zip(places, rows, strict=True):
        debit = _leg(source, place[0] * BASE + place[1], int(v), number)
        found[number] = debit, _leg(target, place[2] * BASE + place[3], int(v), number)
    return found


def _leg(line: int | None, lo: int, amount: int, transfer: int) -> Leg | None:
    return None if line is None else Leg(line, lo, lo + amount, transfer)
