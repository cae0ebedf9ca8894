"""The planted theft: what was taken once, and the steps by which it is moved on for weeks.

The steps only have the shapes reports of real thefts describe, at random: a thing to find.
"""

from typing import Final

from msgspec import Struct

from hueandcry.trace.drill.draws import MEAN_AMOUNT, UNIT, Draws
from hueandcry.trace.drill.mover import Mover, Step
from hueandcry.trace.drill.moves import Cast, moves_of
from hueandcry.trace.drill.world import BLOCKS, BLOCKS_PER_DAY, World

# Of all that is paid in the year, one part in so many is taken; never more than the largest theft
# there was (1.5 billion dollars, 2025).
_LEAST: Final = 200
_MOST: Final = 50
_LARGEST: Final = 1_500_000_000 * UNIT


class Theft(Struct, frozen=True):
    """All planted steps in block order; step `taking` is the theft, paid to account `thief`.

    Accounts from `own` on are the thief's.
    """

    steps: tuple[Step, ...]
    taking: int
    thief: int
    own: int
    stolen: int


def cast_of(world: World) -> Cast:
    """Return the parts of a world's accounts."""
    exchange, person = world.parties["exchange"], world.parties["person"]
    return Cast(
        world.parties["treasury"].first,
        range(exchange.first, exchange.first + exchange.size),
        world.parties["hub"].first,
        world.parties["pool"].first,
        range(person.first, person.first + person.size),
        world.accounts,
    )


def plan(world: World, edges: int) -> Theft:
    """Plan a theft of about so many steps, in a world's year."""
    draws = Draws(world.seed, 3)
    paid = world.transfers * MEAN_AMOUNT
    stolen = min(draws.between(paid // _LEAST, paid // _MOST), _LARGEST)
    opens, ends = world.calendar
    day = opens + BLOCKS * 3 // 10 + draws.below(BLOCKS // 5)
    return steal(draws, cast_of(world), stolen, edges, (day, ends - BLOCKS_PER_DAY))


def steal(draws: Draws, cast: Cast, stolen: int, edges: int, blocks: tuple[int, int]) -> Theft:
    """Take `stolen` base units in the first of `blocks`, and move them until the last."""
    mover = Mover(draws, cast.own, blocks[1])
    thief = mover.fresh()
    for _ in range(draws.between(1, 3)):
        # The thief's account is older than the theft, and holds clean money.
        before = blocks[0] - draws.between(1, BLOCKS_PER_DAY)
        payer = cast.people[draws.below(len(cast.people))]
        mover.pay(before, payer, thief, 1 + draws.below(max(stolen // 50, 1)))
    mover.run()
    taking = len(mover.steps)
    mover.pay(blocks[0], cast.treasury, thief, stolen, "scatter", edges)
    mover.run(moves_of(draws, cast))
    return Theft(tuple(mover.steps), taking, thief, cast.own, stolen)
