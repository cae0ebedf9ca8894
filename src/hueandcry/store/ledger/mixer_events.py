"""What a ledger shows of mixers: payments into accounts labelled so, and out of them.

A pool is one account and one asset. Deposits of other sizes than a pool's own are none of its: each
size counts as a pool by itself, as it is for whoever looks on from outside.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import duckdb

from hueandcry.model.mixer import MixerDeposit, MixerWithdrawal
from hueandcry.store.ledger.schema import KIND_FEE, KIND_TRANSFER

# Everything that moved to or from these lines, with who sent the transaction where a fee tells.
_MOVES: Final = f"""
WITH mine AS (SELECT unnest(CAST($1 AS INTEGER[])) AS line)
SELECT t.id, t.tx, t.time, t.spot, CAST(t.v AS VARCHAR), t.source, t.target,
    coalesce(sa.name, ''), coalesce(da.name, ''), coalesce(f.name, sa.name, '')
FROM transfer t
LEFT JOIN line s ON s.id = t.source LEFT JOIN account sa ON sa.id = s.account
LEFT JOIN line d ON d.id = t.target LEFT JOIN account da ON da.id = d.account
LEFT JOIN (
    SELECT p.chain, p.tx, any_value(a.name) AS name FROM transfer p JOIN line l ON l.id = p.source
    JOIN account a ON a.id = l.account WHERE p.kind = {KIND_FEE} GROUP BY ALL
) f ON f.chain = t.chain AND f.tx = t.tx
WHERE t.kind = {KIND_TRANSFER}
    AND (t.source IN (SELECT line FROM mine) OR t.target IN (SELECT line FROM mine))
ORDER BY t.height, t.spot, t.id
"""


class MixerEvents(NamedTuple):
    """Events of the pools, with the transfer each is; `untimed` moves have no time and no place.

    A withdrawal's transfer is the one to its recipient, what else left in it its relayer's fee.
    """

    deposits: dict[MixerDeposit, int]
    withdrawals: dict[MixerWithdrawal, int]
    untimed: int


class _Move(NamedTuple):
    id: int
    tx: str
    time: int | None
    spot: int
    v: int
    source: int | None
    target: int | None
    payer: str
    payee: str
    sender: str


def mixer_events(database: duckdb.DuckDBPyConnection, lines: Iterable[int]) -> MixerEvents:
    """Return the events of the pools whose lines these are."""
    mine = set(lines)
    rows = database.execute(_MOVES, [sorted(mine)]).fetchall()
    moves = [_Move._make((*row[:4], int(row[4]), *row[5:])) for row in rows]
    timed = [one for one in moves if one.time is not None]
    deposits = {
        _deposit(one): one.id for one in timed if one.target in mine and one.source not in mine
    }
    leaving: dict[tuple[int | None, str], list[_Move]] = {}
    for one in timed:
        if one.source in mine and one.target not in mine:
            leaving.setdefault((one.source, one.tx), []).append(one)
    withdrawals = dict(_withdrawal(parts) for parts in leaving.values())
    return MixerEvents(deposits, withdrawals, len(moves) - len(timed))


def _pool(line: int | None, size: int) -> str:
    return f"{line}:{size}"


def _deposit(one: _Move) -> MixerDeposit:
    # A router pays in for whoever sent the transaction.
    return MixerDeposit(_pool(one.target, one.v), one.tx, one.spot, one.time or 0, one.sender)


def _withdrawal(parts: Sequence[_Move]) -> tuple[MixerWithdrawal, int]:
    most = max(parts, key=lambda one: one.v)
    whole = sum(one.v for one in parts)
    relayer = next((one.payee for one in parts if one is not most), None)
    event = MixerWithdrawal(
        _pool(most.source, whole), most.tx, most.spot, most.time or 0, most.payee, whole - most.v,
        relayer,
    )  # fmt: skip
    return event, most.id
