"""The files: vectors answered, checked against the oracle, and written to be read."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tools.conformance.answering import answered
from tools.conformance.families import FAMILIES
from tools.conformance.known import ASKED_AT, known, snapshot_home
from tools.conformance.vector import Json, Vector

from hueandcry.run.check import Checker
from hueandcry.store.indexes import Indexes

SCHEMA: Final = "hueandcry/conformance/1"
_WIDTH: Final = 100


class Wrong(Exception):
    """A vector is not what its author or the oracle says."""


def documents() -> dict[str, str]:
    """Return the text of every file by its name. Raises `Wrong`, with all that is wrong."""
    faults: list[str] = []
    found = {}
    with TemporaryDirectory() as root:
        snapshot = snapshot_home(Path(root)).open_current()
        checker = Checker(Indexes(snapshot), ASKED_AT)
        for family, vectors in FAMILIES.items():
            rows = []
            for vector in vectors:
                expect = answered(checker, vector)
                faults += [f"{vector.id}: {fault}" for fault in faults_of(vector, expect)]
                rows.append(_row(vector, expect))
            whole = {"schema": SCHEMA, "family": family, "known": known(), "vectors": rows}
            found[f"{family}.json"] = written(whole) + "\n"
    if faults:
        raise Wrong("\n".join(faults))
    return found


def faults_of(vector: Vector, expect: Json) -> Iterator[str]:
    """Yield where our answer is not the oracle's, or not what the vector is there to show."""
    if "refused" in expect:
        if vector.digests or vector.hits:
            yield f"refused: {expect['refused']}"
        return
    ours, theirs = expect["digests"], vector.digests
    for name in sorted({*ours, *theirs}):
        if ours.get(name) != theirs.get(name):
            yield f"{name}: ours {ours.get(name)}, the oracle's {theirs.get(name)}"
    found = {row["id"] for row in expect["rules"]}
    yield from (f"{rule} is not reported" for rule in vector.hits if rule not in found)
    yield from (f"{rule} is reported" for rule in vector.without if rule in found)


def _row(vector: Vector, expect: Json) -> Json:
    if vector.without and "refused" not in expect:
        expect = {**expect, "without": list(vector.without)}
    return {
        "id": vector.id,
        "title": vector.title,
        "why": vector.why,
        "source": vector.source,
        "request": vector.request,
        "told": dict(vector.told),
        "expect": expect,
    }


def written(value: object, indent: int = 0) -> str:
    """Return JSON with what fits on a line on one line."""
    flat = json.dumps(value, ensure_ascii=True)
    if len(flat) + indent <= _WIDTH or not isinstance(value, Mapping | list):
        return flat
    inner = " " * (indent + 1)
    if isinstance(value, Mapping):
        parts = [f"{json.dumps(key)}: {written(one, indent + 1)}" for key, one in value.items()]
    else:
        parts = [written(one, indent + 1) for one in value]
    left, right = "{}" if isinstance(value, Mapping) else "[]"
    return f"{left}\n{inner}" + f",\n{inner}".join(parts) + f"\n{' ' * indent}{right}"
