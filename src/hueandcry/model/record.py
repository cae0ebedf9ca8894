"""A check as it is kept: facts, not opinions, so that it can be judged again anywhere."""

from typing import Literal

from msgspec import Struct

from hueandcry.model.any_fact import AnyFact
from hueandcry.model.observable import Handle, Link, Observable, SafeProposal
from hueandcry.model.verdict import Verdict


class SnapshotName(Struct, frozen=True):
    """The snapshot an answer rests on: its id and when it was built (ISO 8601, UTC)."""

    id: str
    date: str


class RecordHead(Struct, frozen=True, rename={"schema_": "schema"}):
    """The first line of a record. `created` is the moment of asking."""

    schema_: Literal["hueandcry/record/1"]
    tool: str
    snapshot: SnapshotName
    created: str


class RecordLead(Struct, frozen=True):
    """A site, handle or other proposal a thing led to: what is known of it, and the path there."""

    observable: Link | SafeProposal | Handle
    facts: tuple[AnyFact, ...]
    path: tuple[str, ...]


class RecordEntry(Struct, frozen=True):
    """Every further line: an observable, the facts known of it, and what was answered then.

    `file` is the document it was found in, and `line` its line there; else empty.
    """

    line: int
    observable: Observable
    facts: tuple[AnyFact, ...]
    verdict: Verdict
    findings: tuple[str, ...]
    leads: tuple[RecordLead, ...] = ()
    file: str = ""
