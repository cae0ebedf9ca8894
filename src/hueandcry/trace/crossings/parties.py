"""Who swaps in a transaction, told from who pays and who receives what.

A pool pays one asset and receives another just as its customer does; what tells them apart is who
asked for the transaction, and who is seen asking for any.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

# The initiator both gave and got: nothing else explains that. Aggregators settle for others, and
# whoever gets what another paid for may have been given it: those are told with less confidence.
OWN: Final = 0.95
FOR_ANOTHER: Final = 0.8
TO_ANOTHER: Final = 0.7
# A token that keeps a part of each payment, or a router's fee, takes rarely a tenth.
_MOST_KEPT: Final = 0.1


class Movement(NamedTuple):
    """One transfer within a transaction: who paid whom (None is nobody) how much of which asset."""

    source: int | None
    target: int | None
    asset: int
    amount: int


class Party(NamedTuple):
    """Who gave, and who got for it: mostly the same account."""

    giver: int
    getter: int
    confidence: float


class Parties(NamedTuple):
    """Who swapped; `unclear` are accounts that may have, where it cannot be told who did."""

    found: tuple[Party, ...]
    unclear: tuple[int, ...] = ()


class Known(NamedTuple):
    """What is known of accounts: whether one sends transactions itself, or is a pool."""

    asks: Callable[[int], bool]
    is_pool: Callable[[int], bool]


def parties_of(movements: Iterable[Movement], initiator: int | None, known: Known) -> Parties:
    """Return who swapped in one transaction, fees left out; `initiator` sent it, if known."""
    nets = _nets(movements)
    gives, gets = _sides(nets)
    both = gives.keys() & gets.keys()
    found = list[Party]()
    if initiator is not None and initiator in both:
        found = [Party(initiator, initiator, OWN)]
    others = sorted(both - {initiator})
    found += [Party(one, one, FOR_ANOTHER) for one in others if known.asks(one)]
    if found or not others:
        return Parties(tuple(found))
    paid_for = _paid_for(initiator, gives, gets, nets)
    if paid_for is not None:
        return Parties((paid_for,))
    customers = [one for one in others if not known.is_pool(one)]
    # One account alone that gives and gets is nobody's pool; of several, one may be the other's.
    if len(customers) == 1 and (len(others) > 1 or initiator is None):
        return Parties((Party(customers[0], customers[0], FOR_ANOTHER),))
    # Where all who give and get are pools, somebody paid them for nobody that can be told.
    return Parties((), tuple(customers) or tuple(one for one in gives if one not in gets))


def _nets(movements: Iterable[Movement]) -> dict[tuple[int, int], int]:
    """Return how much of which asset each account got, or gave (below zero), in the end."""
    net: dict[tuple[int, int], int] = {}
    for one in movements:
        for account, amount in ((one.source, -one.amount), (one.target, one.amount)):
            if account is not None:
                key = account, one.asset
                net[key] = net.get(key, 0) + amount
    return net


def _sides(
    net: Mapping[tuple[int, int], int],
) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
    """Return which assets each account gave, and which it got."""
    gives: dict[int, set[int]] = {}
    gets: dict[int, set[int]] = {}
    for (account, asset), amount in net.items():
        if amount:
            (gets if amount > 0 else gives).setdefault(account, set()).add(asset)
    return gives, gets


def _paid_for(
    initiator: int | None,
    gives: dict[int, set[int]],
    gets: dict[int, set[int]],
    nets: Mapping[tuple[int, int], int],
) -> Party | None:
    """Return who only paid, and who only got another asset for it: each the only one.

    The initiator is meant where it paid; a bridge's keeper sends what others pay for.
    """
    only_gave = [initiator] if initiator in gives else [one for one in gives if one not in gets]
    if len(only_gave) != 1 or only_gave[0] is None:
        return None
    paid = gives[only_gave[0]]
    only_got = [one for one in gets if one not in gives and not gets[one] <= paid]
    getter = _main(only_got, gets, nets)
    return None if getter is None else Party(only_gave[0], getter, TO_ANOTHER)


def _main(
    only_got: list[int], gets: dict[int, set[int]], nets: Mapping[tuple[int, int], int]
) -> int | None:
    """Return the one who got; beside it others may have kept a little of the same asset."""
    assets = {asset for one in only_got for asset in gets[one]}
    if len(only_got) < 2:
        return only_got[0] if only_got else None
    if len(assets) > 1:
        return None
    [asset] = assets
    amounts = sorted((nets[one, asset], one) for one in only_got)
    kept = sum(amount for amount, _ in amounts[:-1])
    return amounts[-1][1] if kept <= _MOST_KEPT * (kept + amounts[-1][0]) else None
