"""The flow document (docs/flow-format.md): where stolen money went, edge by edge.

Coordinates and amounts are decimal strings in grains, so that no reader rounds them.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from hueandcry.model.fact import Gap
from hueandcry.model.label import Label
from hueandcry.model.structure import Structure

# A line's total stays below 9e36 (`model.wide.LARGEST`); longer digits are no coordinate.
Grains = Annotated[str, Meta(pattern="^[0-9]{1,38}$")]
Span = tuple[Grains, Grains]
# A base unit is at least one grain, and a uint256 has no more than 78 digits.
Grain = Annotated[str, Meta(pattern="^[1-9][0-9]{0,37}$")]
Decimals = Annotated[int, Meta(ge=0, le=77)]
# Until the year 9999, where dates end.
Seconds = Annotated[int, Meta(ge=0, le=253_402_300_799)]
Height = Annotated[int, Meta(ge=0, le=2**53)]


class LineName(Struct, frozen=True, omit_defaults=True):
    """A line: chain (CAIP-2), account in its chain's own form, asset. `owner` of an outpoint."""

    chain: str
    account: str
    asset: str
    owner: str = ""


class Posting(Struct, frozen=True):
    """One whole debit or credit of a line: [lo, hi), and the transfer it is part of."""

    lo: Grains
    hi: Grains
    tx: str
    phase: int
    index: int


class PostingName(Struct, frozen=True):
    """Which debit or credit, where only a part of it counts."""

    tx: str
    phase: int
    index: int


class FlowSeed(Struct, frozen=True):
    """What was taken: an interval of a line."""

    id: str
    line: LineName
    lo: Grains
    hi: Grains
    tx: str
    phase: int
    index: int
    kind: Literal["credit", "unexplained", "held"]
    block: Height
    time: Seconds | None


class SourceEnd(Struct, frozen=True):
    """Where an edge leaves a line: the piece, within its whole debit.

    `drawn` are the places among the line's credits it was drawn from, end to end in the order of
    [lo, hi). Under first-in-first-out they are [lo, hi) itself, and left out.
    """

    line: LineName
    lo: Grains
    hi: Grains
    debit: Posting
    drawn: tuple[Span, ...] | UnsetType = UNSET


class TargetEnd(Struct, frozen=True):
    """Where an edge reaches a line: the piece, within its whole credit."""

    line: LineName
    lo: Grains
    hi: Grains
    credit: Posting


class EdgeMap(Struct, frozen=True, rename={"from_": "from"}):
    """The whole edge [a, b) of the source line to [p, q) of the target line."""

    from_: Span
    to: Span


class FlowEdge(Struct, frozen=True):
    """One step of the money. `share` and `chance` are decimal strings, 1 for plain transfers."""

    id: str
    seed: str
    method: str
    confidence: float
    share: str
    chance: str
    split: str | None
    map: EdgeMap
    source: SourceEnd
    target: TargetEnd
    origin: Span
    amount_out: Grains
    amount_in: Grains
    block: Height
    time: Seconds | None


class CountedBy(Struct, frozen=True):
    """The earlier seed, and its origin, that owns a counted part."""

    seed: str
    origin: Span


class FlowTerminal(Struct, frozen=True):
    """Where a piece came to rest, and why.

    `debit` is what took it to nobody; backward, `credit` is what brought it from nobody.
    `unfetched` says that the account's own history was not pulled: it may have moved it on.
    `drawn` is as of edges, where [lo, hi) lies within a debit.
    """

    seed: str
    origin: Span
    line: LineName
    lo: Grains
    hi: Grains
    amount: Grains
    share: str
    chance: str
    reason: str
    by: CountedBy | None
    labels: tuple[Label, ...]
    debit: PostingName | None = None
    credit: PostingName | None = None
    unfetched: bool = False
    drawn: tuple[Span, ...] | UnsetType = UNSET


class Totals(Struct, frozen=True):
    """What a seed was, what its terminals come to, and what of it an earlier seed owns."""

    stolen: Grains
    sum: Grains
    counted: Grains


class LastBlock(Struct, frozen=True):
    """How far a ledger knows a chain: block, or Unix time where the chain is ordered by it."""

    chain: str
    block: Height
    ordered_by: str


class LedgerName(Struct, frozen=True):
    """Which ledger, in which state: the hash covers its sources and rows."""

    name: str
    sha256: str
    traces: bool
    last: tuple[LastBlock, ...]


class FlowLimits(Struct, frozen=True):
    """What was asked to bound the trace. Without `crossings` all was followed as plain payments."""

    floor: str
    depth: int
    until: str | None
    through_mixers: float | None
    service_degree: int
    crossings: bool = True


class AssetFacts(Struct, frozen=True):
    """What an asset's amounts mean: decimals of a unit, None where no source told."""

    decimals: Decimals | None


class OpeningDifference(Struct, frozen=True):
    """What one account holds, and what it would if unexplained money came first on every line."""

    line: LineName
    reason: str
    late: Grains
    head: Grains


class Flow(Struct, frozen=True, rename={"schema_": "schema"}):
    """`flow.json`."""

    schema_: Literal["hueandcry/flow/1"]
    tool: str
    snapshot: str | None
    created: str
    law: Literal["fifo", "lifo"]
    opening: Literal["late"]
    direction: Literal["forward", "backward"]
    asked: tuple[str, ...]
    ledger: LedgerName
    limits: FlowLimits
    assets: dict[str, AssetFacts]
    grains: dict[str, Grain]
    seeds: tuple[FlowSeed, ...]
    edges: tuple[FlowEdge, ...]
    terminals: tuple[FlowTerminal, ...]
    totals: dict[str, Totals]
    gaps: tuple[Gap, ...]
    differs_if_openings_come_first: tuple[OpeningDifference, ...] = ()
    structures: tuple[Structure, ...] = ()


def asset_key(line: LineName) -> str:
    """Return the key of a line's asset in `assets` and `grains`."""
    return f"{line.chain}/{line.asset}"
