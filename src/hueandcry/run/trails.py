"""The chain of steps between a theft and where a piece of it rests.

A unit of a line has one way in (docs/lines.md), so a piece leads back step by step: what left a
line is what reached it at the same places. Behind a mixer a unit has several ways in; then the one
that carries the same part of the theft is taken.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import UnsetType

from hueandcry.model.flow import Flow, FlowEdge, FlowTerminal, LineName, SourceEnd, TargetEnd
from hueandcry.run.parts import is_lead
from hueandcry.trace.fold import Span, Spans

Place = tuple[int, int]
_Line = tuple[str, LineName]
_UNKNOWN = -1


class Crossed(NamedTuple):
    """What lies on a trail: methods that are no payments, and the least confidence of its steps."""

    methods: tuple[str, ...]
    confidence: float


PAID = Crossed((), 1.0)


def is_crossing(edge: FlowEdge) -> bool:
    """Say whether a step changed asset, chain or owner other than by a payment."""
    return edge.method not in {"transfer", "returned"}


def places_of(end: SourceEnd | TargetEnd | FlowTerminal) -> Sequence[Place]:
    """Return where a piece lies among its line's credits; not in one stretch under every law."""
    if isinstance(end, TargetEnd) or isinstance(end.drawn, UnsetType):
        return ((int(end.lo), int(end.hi)),)
    return [(int(lo), int(hi)) for lo, hi in end.drawn]


class Trails:
    """Trails of one flow. Places are looked up when they are first asked for."""

    def __init__(self, flow: Flow) -> None:
        """Use a flow, of whatever direction."""
        self._flow = flow
        self._backward = flow.direction == "backward"
        self._before: dict[int, int] = {}
        self._crossed: dict[int, Crossed] = {_UNKNOWN: PAID}

    @cached_property
    def crosses(self) -> bool:
        """Whether any step is a crossing."""
        return any(map(is_crossing, self._flow.edges))

    def to(self, end: FlowTerminal) -> tuple[int, ...]:
        """Return the places in `flow.edges` of the steps to a terminal, the theft's end first."""
        at = self._last(end, end.line, places_of(end))
        found: dict[int, None] = {}
        while at != _UNKNOWN and at not in found:
            found[at] = None
            at = self.before(at)
        return tuple(found)[::-1]

    def before(self, number: int) -> int:
        """Return the step that brought what this one passes on, or -1: it left the theft itself."""
        if number not in self._before:
            edge = self._flow.edges[number]
            end = self._near(edge)
            self._before[number] = self._last(edge, end.line, places_of(end))
        return self._before[number]

    def crossed(self, end: FlowTerminal) -> Crossed:
        """Return what lies on the way to a terminal; without looking where nothing crosses."""
        if not self.crosses:
            return PAID
        at = self._last(end, end.line, places_of(end))
        way: dict[int, None] = {}
        while at not in self._crossed and at not in way:
            way[at] = None
            at = self.before(at)
        found = self._crossed.get(at, PAID)
        for number in reversed(way):
            found = self._crossed[number] = _joined(found, self._flow.edges[number])
        return found

    def _near(self, edge: FlowEdge) -> SourceEnd | TargetEnd:
        return edge.target if self._backward else edge.source

    def _far(self, edge: FlowEdge) -> SourceEnd | TargetEnd:
        return edge.source if self._backward else edge.target

    @cached_property
    def _arrivals(self) -> dict[_Line, Spans]:
        found: dict[_Line, list[Span]] = {}
        for number, edge in enumerate(self._flow.edges):
            end = self._far(edge)
            spans = (Span(lo, hi, number) for lo, hi in places_of(end))
            found.setdefault((edge.seed, end.line), []).extend(spans)
        return {place: Spans(spans) for place, spans in found.items()}

    def _last(self, row: FlowEdge | FlowTerminal, line: LineName, places: Sequence[Place]) -> int:
        """Return the step that brought a piece of a line that `row` is about."""
        arrived = self._arrivals.get((row.seed, line))
        if arrived is None:
            return _UNKNOWN
        # What rounding left nothing of stood at one place all the same.
        fits = [
            (self._fits(span, (lo, hi), row), span.number)
            for lo, hi in places
            for span in arrived.over(lo, max(hi, lo + 1))
        ]
        return max(fits, key=lambda fit: fit[0])[1] if fits else _UNKNOWN

    def _fits(
        self, span: Span, piece: Place, row: FlowEdge | FlowTerminal
    ) -> tuple[bool, int, int]:
        """Say whether an arrival is as certain, and how much of the origin and piece it brought."""
        arrival = self._flow.edges[span.number]
        (lo, hi), (from_, to) = map(int, row.origin), map(int, arrival.origin)
        return (
            is_lead(row) or not is_lead(arrival),
            min(hi, to) - max(lo, from_),
            min(piece[1], span.hi) - max(piece[0], span.lo),
        )


def _joined(before: Crossed, edge: FlowEdge) -> Crossed:
    sure = min(before.confidence, edge.confidence)
    if not is_crossing(edge) or edge.method in before.methods:
        return Crossed(before.methods, sure)
    return Crossed((*before.methods, edge.method), sure)
