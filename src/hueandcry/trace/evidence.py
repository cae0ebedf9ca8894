"""What a flow is held against: postings and lines, as a ledger knows them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hueandcry.model.flow import LineName
from hueandcry.trace.balance import line_key
from hueandcry.trace.laws.lifo import Slabs

# A posting by name: chain, account, asset, whether it is a debit, transaction, phase, index.
PostingKey = tuple[str, str, str, bool, str, int, int]
LineKey = tuple[str, str, str]


class Place(NamedTuple):
    """Where a posting stands; `end` as in `model.lines.KINDS`, empty between two lines."""

    lo: int
    hi: int
    end: str
    height: int
    time: int | None


class Ground(NamedTuple):
    """What a flow is held against: postings by name, lines as the ledger knows them.

    `drawn` is what each line's debits came to by the flow's last block. `slabs` are what they drew,
    where the law is last-in-first-out.
    """

    places: Mapping[PostingKey, Sequence[Place]]
    lines: Mapping[LineKey, LineName]
    decimals: Mapping[str, tuple[int | None, int]]
    drawn: Mapping[LineKey, int]
    slabs: Mapping[LineKey, Slabs]


def key_of(line: LineName, debit: bool, tx: str, phase: int, index: int) -> PostingKey:
    """Return the name of a posting."""
    return (*line_key(line), debit, tx, phase, index)
