"""The comparison document (docs/flow-format.md): one theft followed under two laws."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from hueandcry.model.fact import Gap
from hueandcry.model.flow import FlowLimits, LedgerName
from hueandcry.model.following import Law

# A part of a theft to nine decimals; a difference may be negative.
Share = Annotated[str, Meta(pattern=r"^[01]\.[0-9]{9}$")]
Difference = Annotated[str, Meta(pattern=r"^-?[01]\.[0-9]{9}$")]


class ComparedPlace(Struct, frozen=True):
    """One account in one asset, and why money rests there, under both laws.

    `taken` is the asset that was stolen. `shares` are of all that was, in the order of the laws;
    null where a law does not reach it, and under poison, which tells no amount. `difference` is the
    second less the first; null if either is poison's.
    """

    taken: str
    chain: str
    asset: str
    account: str
    reason: str
    shares: tuple[Share | None, Share | None]
    reached: tuple[bool, bool]
    difference: Difference | None
    labels: tuple[str, ...]


class Comparison(Struct, frozen=True, rename={"schema_": "schema"}):
    """`hue trace --compare LAW --format json`. `meaning` is a sentence for each stolen asset."""

    schema_: Literal["hueandcry/comparison/1"]
    tool: str
    snapshot: str | None
    created: str
    laws: tuple[Law, Law]
    direction: Literal["forward", "backward"]
    asked: tuple[str, ...]
    ledger: LedgerName
    limits: FlowLimits
    places: tuple[ComparedPlace, ...]
    meaning: tuple[str, ...]
    gaps: tuple[Gap, ...]
