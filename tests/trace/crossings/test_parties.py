"""Who swapped: the one who asked, not the pool; and where it cannot be told, nobody."""

import pytest

from hueandcry.trace.crossings.parties import (
    FOR_ANOTHER,
    OWN,
    TO_ANOTHER,
    Known,
    Movement,
    Parties,
    Party,
    parties_of,
)

USER, POOL, OTHER_POOL, ROUTER, FRIEND, FEES = range(1, 7)
A, B, C = range(3)


def known(*, asks: tuple[int, ...] = (), pools: tuple[int, ...] = ()) -> Known:
    return Known(lambda account: account in asks, lambda account: account in pools)


SWAP = [Movement(USER, POOL, A, 10), Movement(POOL, USER, B, 5)]
ROUTED = [
    Movement(USER, ROUTER, A, 10), Movement(ROUTER, POOL, A, 10), Movement(POOL, OTHER_POOL, B, 5),
    Movement(OTHER_POOL, ROUTER, C, 7), Movement(ROUTER, USER, C, 7),
]  # fmt: skip


@pytest.mark.parametrize("movements", [SWAP, ROUTED], ids=["pool", "router"])
def test_the_one_who_asked_swapped(movements: list[Movement]) -> None:
    assert parties_of(movements, USER, known()).found == (Party(USER, USER, OWN),)


def test_what_was_paid_out_to_another_is_his() -> None:
    movements = [*SWAP[:1], Movement(POOL, FRIEND, B, 5)]
    assert parties_of(movements, USER, known()).found == (Party(USER, FRIEND, TO_ANOTHER),)


def test_a_fee_in_what_was_paid_makes_nobody_a_receiver() -> None:
    movements = [*SWAP[:1], Movement(USER, FEES, A, 1), Movement(POOL, FRIEND, B, 5)]
    assert parties_of(movements, USER, known()).found == (Party(USER, FRIEND, TO_ANOTHER),)


def test_of_two_receivers_none_is_chosen() -> None:
    movements = [*SWAP[:1], Movement(POOL, FRIEND, B, 5), Movement(POOL, FEES, B, 1)]
    assert parties_of(movements, USER, known()).found == ()


def test_a_token_that_keeps_a_part_of_a_payment_makes_nobody_a_receiver() -> None:
    kept = [*SWAP[:1], Movement(POOL, FEES, B, 2), Movement(POOL, FRIEND, B, 98)]
    assert parties_of(kept, USER, known()).found == (Party(USER, FRIEND, TO_ANOTHER),)
    other = [*SWAP[:1], Movement(POOL, FEES, C, 2), Movement(POOL, FRIEND, B, 98)]
    assert parties_of(other, USER, known()).found == ()


def test_a_smart_account_is_told_from_a_known_pool() -> None:
    found = parties_of(SWAP, FRIEND, known(pools=(POOL,)))
    assert found.found == (Party(USER, USER, FOR_ANOTHER),)


def test_without_a_sender_or_a_known_pool_it_is_not_clear() -> None:
    assert parties_of(SWAP, None, known()) == Parties((), (USER, POOL))
    assert parties_of(SWAP, None, known(asks=(USER,))).found == (Party(USER, USER, FOR_ANOTHER),)


def test_wrapping_has_no_pool() -> None:
    movements = [Movement(USER, POOL, A, 10), Movement(None, USER, B, 10)]
    assert parties_of(movements, None, known()).found == (Party(USER, USER, FOR_ANOTHER),)


def test_a_payment_is_no_swap() -> None:
    assert parties_of([Movement(USER, FRIEND, A, 10)], USER, known()) == Parties(())
    both = [Movement(USER, FRIEND, A, 10), Movement(USER, FEES, B, 1)]
    assert parties_of(both, USER, known()) == Parties(())


def test_what_only_passes_through_is_no_swap() -> None:
    movements = [
        Movement(FRIEND, USER, A, 10), Movement(USER, FEES, A, 10), Movement(FRIEND, USER, B, 1),
    ]  # fmt: skip
    assert parties_of(movements, FRIEND, known()).found == ()
