"""Honest traffic: rows in order, everybody known, a few with very many payments."""

from itertools import pairwise

import numpy as np
import pytest

from hueandcry.trace.drill import world as world_module
from hueandcry.trace.drill.draws import Ints
from hueandcry.trace.drill.names import NOBODY
from hueandcry.trace.drill.world import World, mint_count, mints, traffic, world_of

ROWS = 20_000


@pytest.fixture(scope="module")
def small() -> World:
    return world_of(7, ROWS)


def columns(world: World) -> list[Ints]:
    return [np.concatenate(column) for column in zip(*traffic(world, ROWS, 0), strict=True)]


def test_parties_follow_one_another(small: World) -> None:
    parties = list(small.parties.values())
    ends = [party.first + party.size for party in parties]
    assert [party.first for party in parties] == [0, *ends[:-1]]
    assert small.accounts == ends[-1] == ROWS // 8


def test_rows_are_in_block_order_and_numbered(small: World) -> None:
    block, _, _, _, number = columns(small)
    assert (np.diff(block) >= 0).all()
    assert number.tolist() == list(range(ROWS))
    assert small.calendar.opens <= block[0]
    assert block[-1] < small.calendar.ends


def test_nobody_pays_themselves_or_nothing(small: World) -> None:
    _, payer, payee, amount, _ = columns(small)
    assert (payer != payee).all()
    assert (amount > 0).all()
    assert payer.min() >= 0
    assert max(payer.max(), payee.max()) < small.accounts


@pytest.mark.parametrize("rows", [10_000, 20_000, 200_000])
def test_the_hub_is_busy_enough_to_be_taken_for_a_service(rows: int) -> None:
    world = world_of(3, rows)
    hub = world.parties["hub"].first
    paid = sum((piece.payer == hub).sum() for piece in traffic(world, rows * 4 // 5, 0))
    assert paid > 1_000


def test_few_accounts_have_most_payments(small: World) -> None:
    _, payer, _, _, _ = columns(small)
    counts = np.bincount(payer, minlength=small.accounts)
    assert np.sort(counts)[-small.accounts // 100 :].sum() > counts.sum() // 3
    people = counts[small.parties["person"].first :]
    assert np.sort(people)[-len(people) // 100 :].sum() > people.sum() // 12
    assert (people <= 10).mean() > 0.8


def test_most_accounts_never_overdraw(small: World) -> None:
    held = np.zeros(small.accounts, dtype=np.int64)
    for piece in mints(small, 10**12):
        assert (piece.payer == NOBODY).all()
        held[piece.payee] += piece.amount
    short = set()
    _, payer, payee, amount, _ = columns(small)
    for a, b, v in zip(payer.tolist(), payee.tolist(), amount.tolist(), strict=True):
        held[a] -= v
        held[b] += v
        if held[a] < 0:
            short.add(a)
    assert 0 < len(short) < small.accounts // 6


def test_mints_come_before_everything_and_are_counted(small: World) -> None:
    pieces = list(mints(small, 10**12))
    assert sum(len(piece.block) for piece in pieces) == mint_count(small)
    assert max(piece.block[-1] for piece in pieces) < small.calendar.opens


def test_pieces_join_without_a_seam(small: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world_module, "_PIECE", 3_000)
    pieces = list(traffic(small, ROWS, 5))
    assert len(pieces) == 7
    for before, after in pairwise(pieces):
        assert before.block[-1] < after.block[0]
        assert before.number[-1] + 1 == after.number[0]


def test_the_seed_decides() -> None:
    def first(seed: int) -> list[int]:
        return [int(one) for one in next(traffic(world_of(seed, ROWS), 100, 0)).amount]

    assert first(7) == first(7) != first(8)
