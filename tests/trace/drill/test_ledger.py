"""The whole ledger: as many rows as asked, in order, the planted ones among them."""

import numpy as np
import pytest
from msgspec.structs import replace

from hueandcry.trace.drill import world as world_module
from hueandcry.trace.drill.draws import Ints
from hueandcry.trace.drill.ledger import first_planted, rows
from hueandcry.trace.drill.theft import Theft, plan
from hueandcry.trace.drill.world import World, mint_count, traffic, world_of

ROWS = 12_000


@pytest.fixture(scope="module")
def drill() -> tuple[World, Theft]:
    world = world_of(7, ROWS)
    return world, plan(world, 60)


def table(world: World, theft: Theft) -> list[Ints]:
    parts = [(*placed.piece, placed.place) for placed in rows(world, theft)]
    return [np.concatenate(column) for column in zip(*parts, strict=True)]


def test_there_are_as_many_rows_as_asked(drill: tuple[World, Theft]) -> None:
    number = table(*drill)[4]
    assert sorted(number.tolist()) == list(range(ROWS))


def test_places_are_unique_and_in_order(drill: tuple[World, Theft]) -> None:
    block, _, _, _, _, place = table(*drill)
    places = list(zip(block.tolist(), place.tolist(), strict=True))
    assert places == sorted(set(places))
    assert place[0] == 0
    assert (place[1:][np.diff(block) > 0] == 0).all()


def test_planted_steps_stand_whole_and_in_order(drill: tuple[World, Theft]) -> None:
    world, theft = drill
    block, payer, payee, amount, number, _ = table(world, theft)
    planted = number >= first_planted(world, theft)
    found = zip(
        *(column[planted].tolist() for column in (block, payer, payee, amount)), strict=True
    )
    assert list(found) == [tuple(step) for step in theft.steps]
    assert not planted[-1]
    assert (payee[~planted] < theft.own).all()
    assert (payer[~planted] < theft.own).all()


def test_steps_in_the_last_block_of_a_piece_stand_in_it(
    drill: tuple[World, Theft], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world_module, "_PIECE", 1_000)
    world, theft = drill
    honest = first_planted(world, theft) - mint_count(world)
    last = int(next(traffic(world, honest, 0)).block[-1])
    steps = tuple(step._replace(block=last) for step in theft.steps)
    block, _, _, _, number, place = table(world, replace(theft, steps=steps))
    assert place[block == last].tolist() == list(range((block == last).sum()))
    assert number[block == last][-1] == ROWS - 1


def test_the_size_of_pieces_does_not_break_blocks(
    drill: tuple[World, Theft], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world_module, "_PIECE", 1_000)
    block, _, _, _, number, place = table(*drill)
    places = list(zip(block.tolist(), place.tolist(), strict=True))
    assert places == sorted(set(places))
    assert len(number) == ROWS
