"""What is asked of a trace."""

from typing import Literal

from msgspec import Struct

from hueandcry.model.label import Label

# Whose money a payment takes (docs/lines.md).
Law = Literal["fifo", "haircut", "lifo", "poison"]


class Moment(Struct, frozen=True):
    """A border in time: a block (or Unix time where the chain is ordered by it), or Unix time."""

    written: str
    height: int | None = None
    time: int | None = None


class StopAt(Struct, frozen=True):
    """An account the trace must not go beyond, by the user's own word."""

    account: str
    label: Label


class TraceRequest(Struct, frozen=True):
    """Addresses or transactions, and what bounds the trace.

    `amount` and `floor` are decimal strings in units of the asset; `depth` counts hops. Without
    `crossings` swaps and bridges are followed as plain payments. `through_mixers` is the least
    chance at which a withdrawer is followed behind a mixer.
    """

    asked: tuple[str, ...]
    asset: str | None = None
    since: Moment | None = None
    until: Moment | None = None
    amount: str | None = None
    floor: str = "0"
    depth: int = 50
    service_degree: int = 1000
    stop_at: tuple[StopAt, ...] = ()
    backward: bool = False
    crossings: bool = True
    law: Law = "fifo"
    keep_noise: bool = False
    through_mixers: float | None = None
