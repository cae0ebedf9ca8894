"""What a script's transactions are meant to do: the record that tests judge by."""

from collections.abc import Iterable

import msgspec

# A chain's own coin, as ledgers name it.
NATIVE = "native"


class Moved(msgspec.Struct, frozen=True):
    """One movement in a transaction, in base units; None is nobody (mint, burn)."""

    asset: str
    source: str | None
    target: str | None
    amount: int


class Swap(msgspec.Struct, frozen=True):
    """Who gives in a transaction, and who gets other assets for it: mostly the same account."""

    giver: str
    getter: str


class Deed(msgspec.Struct, frozen=True):
    """One transaction: its chain (CAIP-2), who sent it, and all it moves.

    Movements of one asset stand in their order. `deposits`: the last one is into a bridge. `pays`
    is the deposit, by its transaction, that this release pays.
    """

    chain: str
    hash: str
    sender: str
    moves: tuple[Moved, ...] = ()
    swap: Swap | None = None
    theft: bool = False
    deposits: bool = False
    pays: str = ""


class Crossed(msgspec.Struct, frozen=True, order=True):
    """A way money changes its line, as it is meant: what was given, and what was got.

    Chain and transaction on both ends; amounts by account and asset.
    """

    given_in: tuple[str, str]
    got_in: tuple[str, str]
    given: tuple[tuple[str, str, int], ...]
    got: tuple[tuple[str, str, int], ...]


def crossed(deeds: list[Deed]) -> set[Crossed]:
    """Return every swap and every bridging of transactions."""
    by_hash = {deed.hash: deed for deed in deeds}
    found = {_swapped(deed, deed.swap) for deed in deeds if deed.swap}
    for deed in deeds:
        if deed.pays:
            deposit, [out] = by_hash[deed.pays], deed.moves
            into = deposit.moves[-1]
            found.add(Crossed(
                (deposit.chain, deposit.hash), (deed.chain, deed.hash),
                ((str(into.source), into.asset, into.amount),),
                ((str(out.target), out.asset, out.amount),),
            ))  # fmt: skip
    return found


def returned(deeds: list[Deed]) -> set[tuple[str, str, str, str, int]]:
    """Return what givers got back of what they gave: chain, transaction, account, asset, amount."""
    return {
        (deed.chain, deed.hash, deed.swap.giver, asset, amount)
        for deed in deeds if deed.swap
        for asset, amount in _refunds(deed, deed.swap).items()
    }  # fmt: skip


def _swapped(deed: Deed, swap: Swap) -> Crossed:
    given = _summed(move for move in deed.moves if move.source == swap.giver)
    for asset, amount in _refunds(deed, swap).items():
        given[asset] -= amount
    got = _summed(
        move for move in deed.moves if move.target == swap.getter and move.asset not in given
    )
    where = (deed.chain, deed.hash)
    return Crossed(where, where, _of(swap.giver, given), _of(swap.getter, got))


def _refunds(deed: Deed, swap: Swap) -> dict[str, int]:
    paid = {move.asset for move in deed.moves if move.source == swap.giver}
    return _summed(move for move in deed.moves if move.target == swap.giver and move.asset in paid)


def _summed(moves: Iterable[Moved]) -> dict[str, int]:
    found: dict[str, int] = {}
    for move in moves:
        found[move.asset] = found.get(move.asset, 0) + move.amount
    return found


def _of(account: str, amounts: dict[str, int]) -> tuple[tuple[str, str, int], ...]:
    return tuple(sorted((account, asset, amount) for asset, amount in amounts.items()))
