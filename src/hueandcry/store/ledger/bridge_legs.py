"""Finds the transfers that bridges' logs speak of: what went in, and what came out."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from hueandcry.model.bridge import BridgeMessage
from hueandcry.store.ledger.ledger import Ledger
from hueandcry.store.ledger.schema import KIND_TRANSFER
from hueandcry.store.ledger.transfer_legs import Legs, transfer_legs

_MOVES: Final = f"""
SELECT t.id, t.tx, c.name, t.source, t.target, coalesce(sa.name, ''), coalesce(da.name, ''),
    coalesce(a.name, ''), CAST(t.v AS VARCHAR), CAST(a.grain AS VARCHAR)
FROM transfer t JOIN chain c ON c.id = t.chain
LEFT JOIN line s ON s.id = t.source LEFT JOIN account sa ON sa.id = s.account
LEFT JOIN line d ON d.id = t.target LEFT JOIN account da ON da.id = d.account
LEFT JOIN asset a ON a.id = coalesce(s.asset, d.asset)
WHERE t.kind = {KIND_TRANSFER} AND t.tx IN (SELECT unnest(CAST($1 AS VARCHAR[])))
ORDER BY t.height, t.spot, t.id
"""


class Move(NamedTuple):
    """One transfer of a transaction that a bridge logged in; accounts empty where nobody is."""

    id: int
    tx: str
    chain: str
    source: int | None
    target: int | None
    payer: str
    payee: str
    asset: str
    v: int
    grain: int


class BridgeMoves:
    """The transfers of some transactions, and which of them each message is about."""

    def __init__(self, ledger: Ledger, messages: Iterable[BridgeMessage]) -> None:
        """Read the transfers of the messages' transactions."""
        self._ledger = ledger
        self._moves: dict[tuple[str, str], list[Move]] = {}
        self._spoken: set[int] = set()
        hashes = sorted({one.tx for one in messages})
        for row in ledger.database.execute(_MOVES, [hashes]).fetchall() if hashes else []:
            move = Move._make((*row[:8], int(row[8]), int(row[9] or 1)))
            self._moves.setdefault((move.chain, move.tx), []).append(move)

    def of(self, message: BridgeMessage, contracts: frozenset[str]) -> Move | None:
        """Return what went into the bridge, or came out to the receiver; None if it is not there.

        The exact amount comes first, then the smallest that is larger: a fee may ride along.
        """
        moves = self._moves.get((message.chain, message.tx), [])
        found = [
            one for one in moves
            if one.id not in self._spoken and self._fits(one, message, contracts)
        ]  # fmt: skip
        wanted = (message.amount or 0) * (found[0].grain if found else 1)
        exact = [one for one in found if one.v == wanted]
        larger = sorted((one for one in found if one.v >= wanted), key=lambda one: one.v)
        chosen = next(iter([*exact, *larger]), None)
        if chosen:
            self._spoken.add(chosen.id)
        return chosen

    @staticmethod
    def _fits(move: Move, message: BridgeMessage, contracts: frozenset[str]) -> bool:
        if message.asset and move.asset != message.asset:
            return False
        if message.side == "deposit":
            into = not move.payee or move.payee in contracts
            return move.source is not None and into
        out_of = not move.payer or move.payer in contracts
        return move.target is not None and move.payee == message.receiver and out_of

    def legs(self, moves: Iterable[Move]) -> dict[int, Legs]:
        """Return the debit and the credit of each transfer, by its number."""
        return transfer_legs(self._ledger, [one.id for one in moves])
