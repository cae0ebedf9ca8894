"""The verification document (docs/flow-format.md): which edges of a flow hold."""

from typing import Literal

from msgspec import Struct


class Failure(Struct, frozen=True):
    """One thing that does not hold: of which edge, seed or terminal, and what was found instead.

    `id` is the edge's or the seed's; terminals are counted from `t1`.
    """

    id: str
    field: str
    recorded: str
    recomputed: str


class Verification(Struct, frozen=True, rename={"schema_": "schema"}):
    """`hue trace verify --format json`. `holds` counts edges without a failure."""

    schema_: Literal["hueandcry/verification/1"]
    tool: str
    snapshot: str | None
    created: str
    edges: int
    holds: int
    fails: tuple[Failure, ...]
