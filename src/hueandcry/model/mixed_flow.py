"""Flow documents of laws under which money mixes (docs/flow-format.md): haircut and poison.

The schema is that of `model.flow.Flow`; `law` tells which of the types it is. Nothing has a place
on a line: `lo`, `hi` and `origin` are null. Under haircut everything carries a `fraction` of its
seed; under poison there are no amounts at all, only what may have been reached, after how many
hops.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from hueandcry.model.fact import Gap
from hueandcry.model.flow import (
    AssetFacts,
    EdgeMap,
    Flow,
    FlowEdge,
    FlowLimits,
    FlowSeed,
    Grain,
    Grains,
    Height,
    LedgerName,
    LineName,
    Posting,
    PostingName,
    Seconds,
    Totals,
)
from hueandcry.model.label import Label

# A float written out; the smallest there is has 1,074 decimals. Sums may pass 1 by their rounding.
Fraction = Annotated[str, Meta(pattern=r"^[01](\.[0-9]{1,1100})?$")]
Hops = Annotated[int, Meta(ge=0, le=2**31)]


class MixedSource(Struct, frozen=True):
    """Where an edge leaves a line: the whole debit, of which no part is told."""

    line: LineName
    lo: None
    hi: None
    debit: Posting


class MixedTarget(Struct, frozen=True):
    """Where an edge reaches a line: the whole credit."""

    line: LineName
    lo: None
    hi: None
    credit: Posting


class CountedIn(Struct, frozen=True):
    """The earlier seed that owns a counted part."""

    seed: str
    origin: None


class HaircutEdge(Struct, frozen=True):
    """One debit that carried a `fraction` of a seed. Amounts are rounded down."""

    id: str
    seed: str
    method: str
    confidence: float
    split: str | None
    map: EdgeMap
    source: MixedSource
    target: MixedTarget
    origin: None
    fraction: Fraction
    amount_out: Grains
    amount_in: Grains
    block: Height
    time: Seconds | None


class HaircutTerminal(Struct, frozen=True):
    """Where a `fraction` of a seed came to rest, and why; the rest is as of `FlowTerminal`."""

    seed: str
    origin: None
    line: LineName
    lo: None
    hi: None
    amount: Grains
    fraction: Fraction
    reason: str
    by: CountedIn | None
    labels: tuple[Label, ...]
    debit: PostingName | None = None
    unfetched: bool = False


class ReachedEdge(Struct, frozen=True):
    """One debit that may have carried money of a seed; `hops` counts from the seed."""

    id: str
    seed: str
    method: str
    confidence: float
    map: EdgeMap
    source: MixedSource
    target: MixedTarget
    origin: None
    hops: Hops
    block: Height
    time: Seconds | None


class ReachedTerminal(Struct, frozen=True):
    """Where money of a seed may rest, and after how many hops. It says nothing of how much."""

    seed: str
    origin: None
    line: LineName
    lo: None
    hi: None
    reason: str
    hops: Hops
    labels: tuple[Label, ...]
    debit: PostingName | None = None
    unfetched: bool = False


class HaircutFlow(Struct, frozen=True, rename={"schema_": "schema"}):
    """`flow.json` where every debit takes its share of all that lies on a line."""

    schema_: Literal["hueandcry/flow/1"]
    tool: str
    snapshot: str | None
    created: str
    law: Literal["haircut"]
    opening: Literal["late"]
    direction: Literal["forward"]
    asked: tuple[str, ...]
    ledger: LedgerName
    limits: FlowLimits
    assets: dict[str, AssetFacts]
    grains: dict[str, Grain]
    seeds: tuple[FlowSeed, ...]
    edges: tuple[HaircutEdge, ...]
    terminals: tuple[HaircutTerminal, ...]
    totals: dict[str, Totals]
    gaps: tuple[Gap, ...]


class PoisonFlow(Struct, frozen=True, rename={"schema_": "schema"}):
    """`flow.json` of whatever stolen money may have touched."""

    schema_: Literal["hueandcry/flow/1"]
    tool: str
    snapshot: str | None
    created: str
    law: Literal["poison"]
    opening: Literal["late"]
    direction: Literal["forward"]
    asked: tuple[str, ...]
    ledger: LedgerName
    limits: FlowLimits
    assets: dict[str, AssetFacts]
    grains: dict[str, Grain]
    seeds: tuple[FlowSeed, ...]
    edges: tuple[ReachedEdge, ...]
    terminals: tuple[ReachedTerminal, ...]
    gaps: tuple[Gap, ...]


MixedEdge = HaircutEdge | ReachedEdge
MixedFlow = HaircutFlow | PoisonFlow
AnyEdge = FlowEdge | MixedEdge
AnyFlow = Flow | MixedFlow
