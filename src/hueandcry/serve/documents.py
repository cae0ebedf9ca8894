"""The machine-readable documents, as typed values: their JSON Schemas are made from these types.

Fields may be added; none changes its meaning within a version (docs/check-format.md).
"""

from importlib import import_module
from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from hueandcry.model.fact import Gap
from hueandcry.model.finding import Finding
from hueandcry.model.listing import FeedState
from hueandcry.model.record import SnapshotName
from hueandcry.model.verdict import Answer, Ignored, Recognition, Refusal, Verdict
from hueandcry.version import TOOL


class Named(Struct, frozen=True):
    """What was checked: its kind and its canonical value, and the text as given."""

    kind: Literal["link"]
    value: str
    written: str


class CheckDocument(Struct, frozen=True, rename={"schema_": "schema"}):
    """One answer, or one line that is no observable (then `error` is set and nothing else)."""

    schema_: Literal["hueandcry/check/1"]
    tool: str
    snapshot: SnapshotName
    created: str
    line: int
    observable: Named | UnsetType = UNSET
    verdict: Verdict | UnsetType = UNSET
    recognised: tuple[Recognition, ...] | UnsetType = UNSET
    findings: tuple[Finding, ...] | UnsetType = UNSET
    gaps: tuple[Gap, ...] | UnsetType = UNSET
    leads: tuple[str, ...] | UnsetType = UNSET
    ignored: tuple[Ignored, ...] | UnsetType = UNSET
    differences: tuple[str, ...] | UnsetType = UNSET
    error: Refusal | UnsetType = UNSET


class FeedsDocument(Struct, frozen=True, rename={"schema_": "schema"}):
    """`hue feeds --format json`."""

    schema_: Literal["hueandcry/feeds/1"]
    tool: str
    snapshot: SnapshotName
    created: str
    feeds: tuple[FeedState, ...]


# Module and types of each document: loaded when a schema is asked for, as some are heavy.
SCHEMAS: dict[str, tuple[str, ...]] = {
    "check": ("hueandcry.serve.documents", "CheckDocument"),
    "drill": ("hueandcry.trace.drill.document", "DrillTruth"),
    "feeds": ("hueandcry.serve.documents", "FeedsDocument"),
    "flow": ("hueandcry.model.flow", "Flow"),
    "record": ("hueandcry.model.record", "RecordHead", "RecordEntry"),
    "verification": ("hueandcry.model.verification", "Verification"),
}


def schema_of(name: str) -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a document by its name."""
    module, *types = SCHEMAS[name]
    room = import_module(module)
    schemas, definitions = msgspec.json.schema_components([getattr(room, one) for one in types])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"hueandcry/{name}/1",
        "oneOf": list(schemas),
        "$defs": definitions,
    }


def check_document(
    answer: Answer,
    line: int,
    snapshot: SnapshotName,
    created: str,
    differences: tuple[str, ...] = (),
) -> CheckDocument:
    """Put an answer into its document."""
    link = answer.observable
    return CheckDocument(
        schema_="hueandcry/check/1",
        tool=TOOL,
        snapshot=snapshot,
        created=created,
        line=line,
        observable=Named("link", link.value, link.written),
        verdict=answer.verdict,
        recognised=answer.recognised,
        findings=answer.findings,
        gaps=answer.gaps,
        leads=answer.leads,
        ignored=answer.ignored or UNSET,
        differences=differences or UNSET,
    )


def refusal_document(
    refusal: Refusal, line: int, snapshot: SnapshotName, created: str
) -> CheckDocument:
    """Put the error of one line into its document."""
    return CheckDocument("hueandcry/check/1", TOOL, snapshot, created, line, error=refusal)
