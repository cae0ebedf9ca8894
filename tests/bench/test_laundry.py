"""The invented town: nobody spends what he has not, and what is laid is as told."""

from collections import Counter

from bench.laundry import CHAINS, town


def test_only_the_exchanges_spend_money_of_others() -> None:
    laid = town(3)
    held: Counter[str] = Counter()
    for source, target, amount in laid.rows:
        held[source] -= amount
        held[target] += amount
        assert held[source] >= 0 or source in laid.wallets
    assert sum(held.values()) == 0


def test_chains_are_as_long_as_told_and_wallets_collect() -> None:
    laid = town(3)
    assert tuple(len(chain) - 1 for chain in laid.chains) == CHAINS
    paid_by = {target: 0 for _, target, _ in laid.rows}
    for source, target in {(source, target) for source, target, _ in laid.rows}:
        paid_by[target] += source in laid.deposits
    assert all(paid_by[wallet] >= 100 for wallet in laid.wallets)


def test_a_town_is_the_same_every_time() -> None:
    assert town(2) == town(2) != town(3)
