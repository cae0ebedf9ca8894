"""The oracle: every line a queue of pieces, every transfer played in order. No coordinates."""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

Tag = tuple[int, int] | None


class Step(NamedTuple):
    """One transfer between accounts by name; None is nobody. `fee` marks a debit in phase 0."""

    source: str | None
    target: str | None
    amount: int
    fee: bool = False


class Piece(NamedTuple):
    amount: int
    tag: Tag


class Replayed(NamedTuple):
    """Who holds which units of which seed, what left to nobody, and what was counted."""

    held: dict[tuple[int, int], str]
    gone: dict[tuple[int, int], str]
    counted: dict[tuple[int, int], tuple[int, int]]


def replay(steps: Sequence[Step], seeds: Sequence[int]) -> Replayed:
    """Play all steps; `seeds` are the steps whose credit was stolen, in chain order.

    Units are numbered within a seed; each is owned by the first seed that took it.
    """
    lines: dict[str, deque[Piece]] = {}
    gone: dict[tuple[int, int], str] = {}
    counted: dict[tuple[int, int], tuple[int, int]] = {}
    order = {step: seed for seed, step in enumerate(seeds)}
    for number, step in enumerate(steps):
        pieces = _draw(lines, step)
        if number in order:
            pieces = _steal(pieces, order[number], counted)
        if step.target is None:
            for piece in pieces:
                _note(gone, piece, "fee" if step.fee else "burned")
        else:
            lines.setdefault(step.target, deque()).extend(pieces)
    held: dict[tuple[int, int], str] = {}
    for account, queue in lines.items():
        for piece in queue:
            _note(held, piece, account)
    return Replayed(held, gone, counted)


def _draw(lines: dict[str, deque[Piece]], step: Step) -> list[Piece]:
    if step.source is None:
        return [Piece(step.amount, None)]
    queue = lines.setdefault(step.source, deque())
    missing = step.amount - sum(piece.amount for piece in queue)
    if missing > 0:
        queue.append(Piece(missing, None))
    drawn: list[Piece] = []
    left = step.amount
    while left:
        piece = queue.popleft()
        if piece.amount > left:
            queue.appendleft(Piece(piece.amount - left, _shift(piece.tag, left)))
            piece = Piece(left, piece.tag)
        drawn.append(piece)
        left -= piece.amount
    return drawn


def _steal(
    pieces: list[Piece], seed: int, counted: dict[tuple[int, int], tuple[int, int]]
) -> list[Piece]:
    taken, at = [], 0
    for piece in pieces:
        if piece.tag is None:
            taken.append(Piece(piece.amount, (seed, at)))
        else:
            for unit in range(piece.amount):
                counted[seed, at + unit] = (piece.tag[0], piece.tag[1] + unit)
            taken.append(piece)
        at += piece.amount
    return taken


def _shift(tag: Tag, by: int) -> Tag:
    return (tag[0], tag[1] + by) if tag else None


def _note(units: dict[tuple[int, int], str], piece: Piece, where: str) -> None:
    if piece.tag:
        for unit in range(piece.amount):
            units[piece.tag[0], piece.tag[1] + unit] = where
