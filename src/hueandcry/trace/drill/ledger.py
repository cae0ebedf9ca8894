"""The whole ledger of a drill: honest traffic with the planted steps among it, in block order."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from hueandcry.trace.drill.draws import Ints
from hueandcry.trace.drill.theft import Theft
from hueandcry.trace.drill.world import Piece, World, mint_count, mints, traffic


class Placed(NamedTuple):
    """Transfers with their place in their block: the log index."""

    piece: Piece
    place: Ints


def first_planted(world: World, theft: Theft) -> int:
    """Return the number of the first planted step: mints and honest transfers come before."""
    return world.transfers - len(theft.steps)


def rows(world: World, theft: Theft) -> Iterator[Placed]:
    """Yield all transfers of a ledger, piece by piece; no block is in two pieces."""
    for piece in mints(world, treasury=2 * theft.stolen):
        yield _placed(piece)
    minted, first = mint_count(world), first_planted(world, theft)
    planted, done = _planted(theft, first), 0
    for piece in traffic(world, first - minted, minted):
        reach = int(np.searchsorted(planted.block, piece.block[-1], side="right"))
        yield _placed(_merged(piece, _cut(planted, done, reach)))
        done = reach
    yield _placed(_cut(planted, done, len(theft.steps)))


def _planted(theft: Theft, first: int) -> Piece:
    block, payer, payee, amount = np.array(theft.steps, dtype=np.int64).T
    number = np.arange(first, first + len(theft.steps), dtype=np.int64)
    return Piece(block, payer, payee, amount, number)


def _cut(piece: Piece, begin: int, end: int) -> Piece:
    return Piece(*(column[begin:end] for column in piece))


def _merged(honest: Piece, planted: Piece) -> Piece:
    """Put both in block order; each keeps its own order within a block."""
    order = np.argsort(np.concatenate([honest.block, planted.block]), kind="stable")
    both = zip(honest, planted, strict=True)
    return Piece(*(np.concatenate(columns)[order] for columns in both))


def _placed(piece: Piece) -> Placed:
    place = np.arange(len(piece.block), dtype=np.int64)
    begins = np.ones(len(place), dtype=np.bool_)
    begins[1:] = piece.block[1:] != piece.block[:-1]
    return Placed(piece, place - np.maximum.accumulate(np.where(begins, place, 0)))
