"""`hue trace --law haircut|poison`: the walk under laws that mix money on a line.

Nothing of it is kept between rounds: interrupted, it begins anew.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from hueandcry.model.errors import BadRequest
from hueandcry.model.fact import Gap
from hueandcry.model.following import TraceRequest
from hueandcry.run.noise import noise_gaps
from hueandcry.run.seeds import Seed, lots_of_seeds
from hueandcry.run.trace import limits_of
from hueandcry.trace.follow import Limits, Stops
from hueandcry.trace.laws.haircut import Haircut, haircut
from hueandcry.trace.laws.poison import Reached, poison
from hueandcry.trace.lots import NO_CROSSING, REASON_CODE
from hueandcry.trace.overlay import NONE

if TYPE_CHECKING:
    from hueandcry.run.trace import Tracer

# How many hops so far, and how many payments move on.
Told = Callable[[int, int], None]


class Spread(Struct, frozen=True):
    """A trace of money that mixes, before it is put into words."""

    seeds: list[Seed]
    found: Haircut | Reached
    gaps: tuple[Gap, ...]


def spread(
    tracer: "Tracer", request: TraceRequest, progress: Told = lambda hops, moving: None
) -> Spread:
    """Follow what was asked under haircut or poison. Raises `BadRequest`."""
    if request.backward:
        raise BadRequest(
            f"{request.law} is followed forward only",
            "Where it came from is told by --law fifo or lifo: there every unit has one way in",
        )
    if request.through_mixers is not None:
        raise BadRequest(
            f"{request.law} is not followed through mixers",
            "--through-mixers goes with fifo or lifo",
        )
    seeds, noise = tracer.seeds_of(request)
    limits, stops = limits_of(request, seeds), tracer.stops_of(request)
    found = walked(tracer, request, seeds, limits, stops, progress)
    edges = found.edges
    plain = set(edges.transfer[edges.crossing == NO_CROSSING].tolist())
    overlay = tracer.overlay if request.crossings else NONE
    hidden = found.ends.reason == REASON_CODE["untraceable"]
    lost = set(found.ends.line[hidden].tolist())
    gaps = tracer.gaps_of(request, seeds, plain, overlay, lost, cut_short=found.cut_short)
    return Spread(seeds, found, (*noise_gaps(noise), *gaps))


def walked(
    tracer: "Tracer",
    request: TraceRequest,
    seeds: list[Seed],
    limits: Limits,
    stops: Stops,
    progress: Told = lambda hops, moving: None,
) -> Haircut | Reached:
    """Follow seeds under the law that was asked, by the ledger's crossings unless not wanted."""
    law = haircut if request.law == "haircut" else poison
    overlay = tracer.overlay if request.crossings else NONE
    return law(
        lots_of_seeds(seeds), tracer.arrays, tracer.histories, limits, stops, overlay,
        after_round=progress,
    )  # fmt: skip
