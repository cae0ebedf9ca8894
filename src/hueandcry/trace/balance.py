"""What came in on every line of a flow went out again or rests there, each unit once.

Pieces are compared per seed: on one line, those that arrived with those that left or rest.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hueandcry.model.flow import Flow, FlowSeed, FlowTerminal, LineName, SourceEnd, TargetEnd
from hueandcry.model.verification import Failure

_LineKey = tuple[str, str, str]


class _Piece(NamedTuple):
    lo: int
    hi: int
    origin: int
    id: str


def line_key(line: LineName) -> _LineKey:
    """Return what names a line: chain, account, asset."""
    return line.chain, line.account, line.asset


def span(lo: int, hi: int) -> str:
    """Return an interval as people write it."""
    return f"[{lo}, {hi})"


def balance_failures(flow: Flow) -> Iterator[Failure]:
    """Yield what came in twice or from nowhere, and what neither went out nor rests."""
    return _Balance(flow).failures()


class _Balance:
    def __init__(self, flow: Flow) -> None:
        self._came: dict[tuple[str, _LineKey], list[_Piece]] = {}
        self._went: dict[tuple[str, _LineKey], list[_Piece]] = {}
        backward = flow.direction == "backward"
        for seed in flow.seeds:
            self._enter(self._came, seed.id, seed, 0, seed.id)
        for edge in flow.edges:
            came, went = (edge.source, edge.target) if backward else (edge.target, edge.source)
            self._enter(self._came, edge.seed, came, int(edge.origin[0]), edge.id)
            self._enter(self._went, edge.seed, went, int(edge.origin[0]), edge.id)
        for number, end in enumerate(flow.terminals, 1):
            self._enter(self._went, end.seed, end, int(end.origin[0]), f"t{number}")

    def _enter(
        self,
        into: dict[tuple[str, _LineKey], list[_Piece]],
        seed: str,
        at: FlowSeed | SourceEnd | TargetEnd | FlowTerminal,
        origin: int,
        of: str,
    ) -> None:
        piece = _Piece(int(at.lo), int(at.hi), origin, of)
        into.setdefault((seed, line_key(at.line)), []).append(piece)

    def failures(self) -> Iterator[Failure]:
        for key in sorted(self._came.keys() | self._went.keys()):
            yield from self._line_failures(self._came.get(key, []), self._went.get(key, []))

    def _line_failures(self, came: list[_Piece], went: list[_Piece]) -> Iterator[Failure]:
        grounds = _joined(sorted(came))
        at = 0
        reached = grounds[0].lo if grounds else 0
        for piece in sorted(went):
            while at < len(grounds) and grounds[at].hi <= piece.lo:
                yield from _left_over(grounds[at], reached)
                at += 1
                reached = grounds[at].lo if at < len(grounds) else 0
            ground = grounds[at] if at < len(grounds) else None
            if ground is None or not _fits(piece, ground, reached):
                told = span(max(reached, ground.lo), ground.hi) if ground else "nothing came"
                yield Failure(piece.id, "way in", span(piece.lo, piece.hi), told)
                continue
            yield from _left_over(ground._replace(hi=piece.lo), reached)
            reached = piece.hi
        for ground in grounds[at:]:
            yield from _left_over(ground, max(reached, ground.lo))


def _fits(piece: _Piece, ground: _Piece, reached: int) -> bool:
    """Return whether a piece lies on ground that came in, once, with the same origin."""
    same = piece.origin - piece.lo == ground.origin - ground.lo
    return same and reached <= piece.lo < piece.hi <= ground.hi


def _left_over(ground: _Piece, reached: int) -> Iterator[Failure]:
    if reached < ground.hi:
        yield Failure(ground.id, "way out", "nothing", span(reached, ground.hi))


def _joined(pieces: list[_Piece]) -> list[_Piece]:
    """Join neighbours whose origins go on: a debit may draw from several credits at once."""
    found: list[_Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and last.hi == piece.lo and last.origin - last.lo == piece.origin - piece.lo:
            found[-1] = last._replace(hi=piece.hi)
        else:
            found.append(piece)
    return found
