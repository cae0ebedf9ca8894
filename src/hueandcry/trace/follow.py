"""A whole trace: round after round until everything rests, or a limit ends it."""

from collections.abc import Callable
from typing import Final, NamedTuple

from hueandcry.model.lines import LineSource
from hueandcry.trace.laws.lifo import LastInFirstOut
from hueandcry.trace.lots import (
    Edges,
    Lots,
    Terminals,
    all_edges,
    all_terminals,
    edges_of,
    rest,
)
from hueandcry.trace.overlay import NONE, Overlay
from hueandcry.trace.step import Limits, Step, Stops
from hueandcry.trace.ways import Way, Ways

__all__ = ["MAX_EDGES", "Followed", "Limits", "State", "Stops", "begin", "follow"]

# A theft of a thousand accounts has a few thousand edges; past this somebody follows a whole chain.
MAX_EDGES: Final = 2_000_000


class State(NamedTuple):
    """A trace between two rounds: all it needs to go on."""

    depth: int
    frontier: Lots
    edges: tuple[Edges, ...]
    terminals: tuple[Terminals, ...]
    ways: tuple[Way, ...] = ()


class Followed(NamedTuple):
    """All edges and terminals, the ways they came by, and whether the limit of edges ended it."""

    edges: Edges
    terminals: Terminals
    cut_short: bool
    ways: tuple[Way, ...] = ()


def begin(seeds: Lots) -> State:
    """Return the state before the first round."""
    return State(0, seeds, (), ())


def follow(
    state: State,
    source: LineSource,
    grounds: Lots,
    limits: Limits,
    stops: Stops,
    *,
    overlay: Overlay = NONE,
    backward: bool = False,
    law: LastInFirstOut | None = None,
    after_round: Callable[[State], None] = lambda state: None,
) -> Followed:
    """Follow all lots to where they rest. `grounds` are the seeds' own intervals, laid first.

    Forward, a piece that meets a seed's interval stops there as `counted` (`trace.fold`). Without a
    `law` it is first-in-first-out.
    """
    ways = Ways(state.ways)
    step = Step(source, grounds, limits, stops, overlay, ways, backward=backward, law=law)
    edges, terminals = list(state.edges), list(state.terminals)
    depth, frontier = state.depth, state.frontier
    count = sum(len(part.seed) for part in edges)
    while len(frontier.seed) and count <= MAX_EDGES:
        found, ended, frontier = step.take(frontier, last=depth + 1 >= limits.depth)
        edges.append(found)
        terminals += ended
        depth += 1
        count += len(found.seed)
        after_round(State(depth, frontier, tuple(edges), tuple(terminals), tuple(ways.known)))
    cut_short = bool(len(frontier.seed))
    terminals.append(rest(frontier, "depth"))
    return Followed(
        all_edges(edges or [edges_of(())]), all_terminals(terminals), cut_short, tuple(ways.known)
    )
