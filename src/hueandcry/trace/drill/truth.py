"""The truth of a drill: every account of the thief a queue, every step played in order.

First in, first out, unit by unit in pieces, without coordinates: it shares nothing with what it
judges.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from hueandcry.trace.drill.theft import Theft


class Piece(NamedTuple):
    """Units that lie together in a queue; `origin` counts from the theft's first unit."""

    amount: int
    origin: int | None


class Held(NamedTuple):
    """Units [origin, origin + amount) of the theft came to rest at an account."""

    account: int
    origin: int
    amount: int


class Carried(NamedTuple):
    """A step carried so much of the theft."""

    step: int
    amount: int


class Truth(Struct, frozen=True):
    """Where the theft is, and by which steps it came there."""

    held: tuple[Held, ...]
    carried: tuple[Carried, ...]


def truth_of(theft: Theft) -> Truth:
    """Play all steps. Services end the money's way: what they pay out is their own."""
    queues: dict[int, deque[Piece]] = {}
    ended: list[Held] = []
    carried = []
    for number, step in enumerate(theft.steps):
        own = step.payer >= theft.own
        pieces = _draw(queues[step.payer], step.amount) if own else [Piece(step.amount, None)]
        if number == theft.taking:
            pieces = [Piece(step.amount, 0)]
        elif amount := sum(piece.amount for piece in pieces if piece.origin is not None):
            carried.append(Carried(number, amount))
        if step.payee >= theft.own:
            queues.setdefault(step.payee, deque()).extend(pieces)
        else:
            ended += _stolen(step.payee, pieces)
    held = [piece for account, queue in queues.items() for piece in _stolen(account, queue)]
    return Truth(tuple(held + ended), tuple(carried))


def holders(truth: Truth) -> dict[int, int]:
    """Add up what came to rest, by account."""
    found: dict[int, int] = {}
    for held in truth.held:
        found[held.account] = found.get(held.account, 0) + held.amount
    return found


def _draw(queue: deque[Piece], amount: int) -> list[Piece]:
    """Take the oldest units. What the queue does not hold came from nowhere, just before."""
    drawn, left = [], amount
    while left and queue:
        piece = queue.popleft()
        if piece.amount > left:
            origin = None if piece.origin is None else piece.origin + left
            queue.appendleft(Piece(piece.amount - left, origin))
            piece = Piece(left, piece.origin)
        drawn.append(piece)
        left -= piece.amount
    return [*drawn, Piece(left, None)] if left else drawn


def _stolen(account: int, pieces: Sequence[Piece]) -> list[Held]:
    return [Held(account, p.origin, p.amount) for p in pieces if p.origin is not None]
