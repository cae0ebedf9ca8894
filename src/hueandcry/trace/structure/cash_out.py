"""Ends at OTC desks and payment services, apart from exchanges: who runs them asks less.

An OTC desk pays money of its own, so what it does with the coins afterwards is another person's
trail; a payment service pays a merchant, whom it can name.
"""

from collections.abc import Iterator
from typing import Final

from hueandcry.model.flow import FlowTerminal
from hueandcry.model.label import Label
from hueandcry.model.structure import Kind, Known, Structure
from hueandcry.trace.structure.naming import LEAST, counted, entity
from hueandcry.trace.structure.passages import (
    Passages,
    account_of,
    names,
    parts_resting,
    span,
    surety,
)

_KINDS: Final[dict[str, Kind]] = {"otc": "otc desk", "payment": "payment service"}
_WORDS: Final[dict[Kind, str]] = {
    "otc desk": "an over-the-counter desk", "payment service": "a payment service",
}  # fmt: skip


def cash_outs(passages: Passages, known: Known) -> Iterator[Structure]:
    """Yield a structure for each desk or service that traced money ended at."""
    found: dict[tuple[Kind, str], list[tuple[FlowTerminal, Label]]] = {}
    for end in passages.ends:
        label = _surest((*end.labels, *known.labels.get(account_of(end.line), ())))
        kind = _KINDS.get(label.category) if label else None
        if label and kind and end.reason == "service":
            found.setdefault((kind, entity(label)), []).append((end, label))
    for (kind, name), rows in found.items():
        yield _structure(kind, name, rows, passages)


def _surest(labels: tuple[Label, ...]) -> Label | None:
    sure = (label for label in labels if label.confidence >= LEAST)
    return max(sure, key=lambda label: label.confidence, default=None)


def _structure(
    kind: Kind, name: str, rows: list[tuple[FlowTerminal, Label]], passages: Passages
) -> Structure:
    ends = [end for end, _ in rows]
    labels = tuple(dict.fromkeys(label for _, label in rows))
    lines = dict.fromkeys(end.line for end in ends)
    edges = [edge for line in lines for edge in passages.into.get(line, ())]
    accounts = tuple(dict.fromkeys(account_of(line) for line in lines))
    parts = tuple(
        part for account in accounts
        for part in parts_resting(
            account, "received", [end for end in ends if account_of(end.line) == account]
        )
    )  # fmt: skip
    since, until = span(edges)
    sure = max(label.confidence for label in labels)
    return Structure(
        kind, accounts, parts, names(edges), round(sure * surety(edges), 4),
        f"{counted(len(edges), 'step')} ended at {_WORDS[kind]}, {name}",
        entity=name, labels=labels, since=since, until=until,
    )  # fmt: skip
