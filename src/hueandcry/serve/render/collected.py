"""Answers held together, for formats that need all of them before their first word."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from hueandcry.judge.verdict import WORST_FIRST
from hueandcry.model.record import SnapshotName
from hueandcry.model.verdict import Answer, Refusal, Verdict

if TYPE_CHECKING:
    from hueandcry.model.fact import Gap


class Answered(Struct, frozen=True):
    """One answer and where it belongs; `file` is empty where the line itself was given."""

    line: int
    file: str
    answer: Answer
    differences: tuple[str, ...] = ()


class Refused(Struct, frozen=True):
    """One line that names nothing to check."""

    line: int
    file: str
    given: str
    refusal: Refusal


class About(Struct, frozen=True):
    """What all answers rest on, and how the run ended."""

    snapshot: SnapshotName
    created: str
    code: int


class Collected:
    """Answers by verdict: `most` of each are kept, all are counted."""

    def __init__(self, most: int) -> None:
        """Start with none."""
        self._most = most
        self._rows: dict[Verdict, list[Answered]] = {verdict: [] for verdict in WORST_FIRST}
        self.counts: Counter[Verdict] = Counter()
        self.refused: list[Refused] = []
        self.refusals = 0
        self.gaps: dict[Gap, None] = {}

    def add(self, row: Answered, *, keep: bool = True) -> None:
        """Count an answer, and keep it if there is room."""
        verdict = row.answer.verdict
        self.counts[verdict] += 1
        if keep and len(self._rows[verdict]) < self._most:
            self._rows[verdict].append(row)
        for gap in row.answer.gaps:
            if len(self.gaps) < self._most:
                self.gaps[gap] = None

    def refuse(self, row: Refused) -> None:
        """Count a line that cannot be read, and keep it if there is room."""
        self.refusals += 1
        if len(self.refused) < self._most:
            self.refused.append(row)

    def rows(self) -> Iterator[Answered]:
        """Yield what is kept, the worst first, else in the order of the input."""
        for verdict in WORST_FIRST:
            yield from self._rows[verdict]
