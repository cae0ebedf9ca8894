"""Deposit addresses: accounts that pass a customer's money on to one custodian and nobody else.

A custodian gives each customer an address of its own and sweeps what comes to it into its wallets
(F. Victor, "Address Clustering Heuristics for Ethereum", FC 2020). So the customer can be named.
The trap is the thief's own last purse, which also pays one custodian only: it pays the customer's
deposit address, which people do, and not the custodian's wallet, which only the custodian does. So
the payee must be such a wallet, by its label's name or by how many pay it, and no deposit address.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from hueandcry.model.flow import FlowEdge, asset_key
from hueandcry.model.label import Label
from hueandcry.model.structure import (
    Account,
    Behaviour,
    Known,
    Paid,
    Part,
    Structure,
)
from hueandcry.trace.structure.naming import (
    custodian,
    entity,
    named,
    says_deposit,
    says_wallet,
    short,
)
from hueandcry.trace.structure.passages import Passages, account_of, names, parts_in, span, surety

# A deposit address pays its custodian alone; the tenth is for gas that was sent back, or a token
# the custodian returned. Counted by amount in each asset, and by payments over all of them.
_SHARE_PERCENT: Final = 90
# One payment to a custodian's wallet may be anybody's mistake; a sweep is a habit.
_LEAST_PAYMENTS: Final = 2
# One customer's address is paid by a few accounts, a custodian's wallet by those of thousands.
_LEAST_PAYERS: Final = 100
# By name alone, or by number of payers alone, it may be another thing: a customer's busy address.
_BY_ONE: Final = 0.8
_BY_BOTH: Final = 0.95


class _Wallet(NamedTuple):
    label: Label
    grounds: float


def deposit_addresses(passages: Passages, known: Known) -> Iterator[Structure]:
    """Yield the unlabelled accounts whose money a custodian collects."""
    receivers = passages.receivers()
    for account, steps in passages.payers().items():
        arrived = receivers.get(account, [])
        if not arrived or named(known.labels.get(account, ())):
            continue
        behaviour = known.behaviour(account)
        for name, wallets in _collecting(behaviour, known).items():
            mine = [one for one in behaviour.paid if one.to in wallets]
            if _all_goes_to(mine, behaviour, steps):
                yield _structure(account, name, wallets, mine, behaviour, arrived, steps)


def _collecting(behaviour: Behaviour, known: Known) -> dict[str, dict[Account, _Wallet]]:
    """Return the custodians' wallets an account paid, by custodian."""
    found: dict[str, dict[Account, _Wallet]] = {}
    for payee in {one.to for one in behaviour.paid}:
        labels = known.labels.get(payee, ())
        label = custodian(labels)
        if label is None or says_deposit(labels):
            continue
        grounds = says_wallet(label) + (known.payers.get(payee, 0) >= _LEAST_PAYERS)
        if grounds:
            wallet = _Wallet(label, _BY_BOTH if grounds > 1 else _BY_ONE)
            found.setdefault(entity(label), {})[payee] = wallet
    return found


def _all_goes_to(mine: list[Paid], behaviour: Behaviour, steps: Iterable[FlowEdge]) -> bool:
    """Say whether these payments are the habit of the account, in each asset traced money left."""
    payments = sum(one.count for one in mine)
    if payments < _LEAST_PAYMENTS:
        return False
    if payments * 100 < _SHARE_PERCENT * sum(one.count for one in behaviour.paid):
        return False
    traced = {asset_key(step.source.line) for step in steps}
    return all(_percent_reached(mine, behaviour, asset) for asset in traced)


def _percent_reached(mine: Iterable[Paid], behaviour: Behaviour, asset: str) -> bool:
    there = sum(one.amount for one in mine if one.asset == asset)
    return there * 100 >= _SHARE_PERCENT * _paid_of(behaviour, asset) and there > 0


def _paid_of(behaviour: Behaviour, asset: str) -> int:
    return sum(one.amount for one in behaviour.paid if one.asset == asset)


def _structure(
    account: Account, name: str, wallets: dict[Account, _Wallet], mine: list[Paid],
    behaviour: Behaviour, arrived: list[FlowEdge], steps: list[FlowEdge],
) -> Structure:  # fmt: skip
    labels = tuple(dict.fromkeys(wallet.label for wallet in wallets.values()))
    sure = max(wallet.grounds * wallet.label.confidence for wallet in wallets.values())
    sums: dict[str, int] = {}
    for one in mine:
        sums[one.asset] = sums.get(one.asset, 0) + one.amount
    swept = sum(one.count for one in mine)
    total = sum(one.count for one in behaviour.paid)
    edges = [*arrived, *(step for step in steps if _reaches(step, wallets))]
    since, until = span(edges)
    return Structure(
        "deposit address", (account, *sorted(wallets)),
        (
            *parts_in(account, "received", arrived),
            *(Part(account, "forwarded", key, str(amount)) for key, amount in sums.items()),
        ),
        names(edges), round(sure * surety(edges), 4),
        f"{short(account)} is most likely a customer's deposit address at {name}: {swept:,} of its"
        f" {total:,} payments go to wallets of {name}, which can name the customer",
        tuple(dict.fromkeys(tx for one in mine for tx in one.transactions)),
        name, labels, since, until,
    )  # fmt: skip


def _reaches(step: FlowEdge, wallets: dict[Account, _Wallet]) -> bool:
    return account_of(step.target.line) in wallets
