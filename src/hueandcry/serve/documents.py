"""The machine-readable documents, as typed values: their JSON Schemas are made from these types.

Fields may be added; none changes its meaning within a version (docs/check-format.md).
"""

from importlib import import_module
from typing import Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from hueandcry.model.fact import Gap
from hueandcry.model.finding import Finding
from hueandcry.model.listing import FeedState
from hueandcry.model.observable import (
    Address,
    Authorization,
    Batch,
    Handle,
    Link,
    Message,
    Request,
    SafeProposal,
    Transaction,
    TypedData,
    UserOperation,
)
from hueandcry.model.record import SnapshotName
from hueandcry.model.signing import Digest, Digests
from hueandcry.model.verdict import Answer, Ignored, Recognition, Refusal, Verdict
from hueandcry.version import TOOL

Kind = Literal[
    "link", "address", "handle", "transaction", "typed_data", "message", "safe", "authorization",
    "user_operation", "batch",
]  # fmt: skip


class Named(Struct, frozen=True):
    """What was checked: its kind and its canonical value, and the text as given."""

    kind: Kind
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
    meaning: tuple[str, ...] | UnsetType = UNSET
    details: tuple[str, ...] | UnsetType = UNSET
    digests: tuple[Digest, ...] | UnsetType = UNSET
    file: str | UnsetType = UNSET


class FeedsDocument(Struct, frozen=True, rename={"schema_": "schema"}):
    """`hue feeds --format json`."""

    schema_: Literal["hueandcry/feeds/1"]
    tool: str
    snapshot: SnapshotName
    created: str
    feeds: tuple[FeedState, ...]


class ShownBy(Struct, frozen=True):
    """A device, wallet or tool that shows some of the hashes, when, and who says so."""

    name: str
    when: str
    shows: tuple[str, ...]
    source: str
    date: str


class Compared(Struct, frozen=True):
    """A hash from a screen (64 digits), which of ours it is (`name`), and what that means.

    "part": it agrees, but what it covers is not the whole request; `note` says what is missing.
    """

    given: str
    name: str
    result: Literal["same", "part", "differs", "cannot tell"]
    note: str = ""


class DigestsDocument(Struct, frozen=True, rename={"schema_": "schema"}):
    """`hue digests --format json`; `fault` says why a hash could not be made."""

    schema_: Literal["hueandcry/digests/1"]
    tool: str
    observable: Named
    digests: tuple[Digest, ...]
    shown_by: tuple[ShownBy, ...]
    fault: str = ""
    compared: tuple[Compared, ...] = ()


# Module and types of each document: loaded when a schema is asked for, as some are heavy.
SCHEMAS: dict[str, tuple[str, ...]] = {
    "check": ("hueandcry.serve.documents", "CheckDocument"),
    "comparison": ("hueandcry.model.comparison", "Comparison"),
    "digests": ("hueandcry.serve.documents", "DigestsDocument"),
    "drill": ("hueandcry.trace.drill.document", "DrillTruth"),
    "feeds": ("hueandcry.serve.documents", "FeedsDocument"),
    "flow": ("hueandcry.model.mixed_flow", "Flow", "HaircutFlow", "PoisonFlow"),
    "record": ("hueandcry.model.record", "RecordHead", "RecordEntry"),
    "screen": ("hueandcry.model.exposure", "ScreenDocument"),
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


_KIND_OF: dict[type, Kind] = {
    Link: "link",
    Address: "address",
    Handle: "handle",
    Transaction: "transaction",
    TypedData: "typed_data",
    Message: "message",
    SafeProposal: "safe",
    Authorization: "authorization",
    UserOperation: "user_operation",
    Batch: "batch",
}


def check_document(
    answer: Answer,
    line: int,
    snapshot: SnapshotName,
    created: str,
    differences: tuple[str, ...] = (),
) -> CheckDocument:
    """Put an answer into its document."""
    thing = answer.observable
    return CheckDocument(
        schema_="hueandcry/check/1",
        tool=TOOL,
        snapshot=snapshot,
        created=created,
        line=line,
        observable=Named(_KIND_OF[type(thing)], thing.value, thing.written),
        verdict=answer.verdict,
        recognised=answer.recognised,
        findings=answer.findings,
        gaps=answer.gaps,
        leads=answer.leads,
        ignored=answer.ignored or UNSET,
        differences=differences or UNSET,
        meaning=answer.meaning or UNSET,
        details=answer.details or UNSET,
        digests=answer.digests or UNSET,
    )


def refusal_document(
    refusal: Refusal, line: int, snapshot: SnapshotName, created: str
) -> CheckDocument:
    """Put the error of one line into its document."""
    return CheckDocument("hueandcry/check/1", TOOL, snapshot, created, line, error=refusal)


def in_file(document: CheckDocument, file: str) -> CheckDocument:
    """Add the document a link was found in; `line` is then its line there."""
    return replace(document, file=file) if file else document


def digests_document(request: Request, ours: Digests) -> DigestsDocument:
    """Put the hashes of a request into their document."""
    from hueandcry.serve.render.devices import devices_for

    kind = _KIND_OF[type(request)]
    shown_by = devices_for(kind, frozenset(row.name for row in ours.rows))
    return DigestsDocument(
        schema_="hueandcry/digests/1",
        tool=TOOL,
        observable=Named(kind, request.value, request.written),
        digests=ours.rows,
        shown_by=tuple(
            ShownBy(one.name, one.when, one.shows, one.source, one.date) for one in shown_by
        ),
        fault=ours.fault,
    )
