"""Words for changes of who rules a contract, shared by the detectors of requests."""

from collections.abc import Iterable

from hueandcry.detect.acts import told, where
from hueandcry.detect.parties import ZERO, Known, name_of
from hueandcry.model.act import Change, Control
from hueandcry.model.finding import Evidence
from hueandcry.model.signing import Controls


def changes(controls: Controls, *wanted: Change) -> list[Control]:
    """Return the changes of some kinds."""
    return [row for row in controls.rows if row.change in wanted]


def is_account(subject: str) -> bool:
    """Say whether a subject is an address, not a number or a role."""
    return len(subject) == 42 and subject.startswith("0x")


def threshold_of(row: Control) -> str:
    """Return how many must sign after a change, empty where it does not say."""
    if row.change == "threshold":
        return row.subject
    # Safe's functions for owners set the threshold too.
    return row.detail.removeprefix("threshold ") if row.detail.startswith("threshold ") else ""


def subject_text(row: Control, known: Known) -> str:
    """Return a subject: an account by its name, nobody, or what is written."""
    if row.subject == ZERO:
        return "nobody"
    return name_of(row.subject, known) if is_account(row.subject) else row.subject


def line(row: Control, known: Known) -> str:
    """Return a change in one sentence."""
    detail = f" ({row.detail})" if row.detail else ""
    subject = subject_text(row, known)
    target = name_of(row.target, known) if row.target else "the account"
    return f"{target}: {row.change} {subject}{detail}{where(row)}"


def lines(rows: Iterable[Control], known: Known) -> tuple[Evidence, ...]:
    """Return changes as evidence."""
    return told(line(row, known) for row in rows)
