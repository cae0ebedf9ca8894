"""Prints what stands in documents: what to act on in full with its places, the rest counted.

An answer stands once, below every place of its link. Limits: 10,000 different answers are held
(what is more is printed at once, place by place), and 1,000 places of each.
"""

import sys
from collections import Counter
from collections.abc import Collection
from typing import Final

from hueandcry.judge.verdict import WORST_FIRST
from hueandcry.model.record import SnapshotName
from hueandcry.model.verdict import Answer, Refusal, Verdict
from hueandcry.run.stream import Line
from hueandcry.serve.printers import TextPrinter
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.text import MAX_SENTENCE

# What nobody reads to its end, and what fits in memory.
MAX_ANSWERS: Final = 10_000
MAX_PLACES: Final = 1_000


class _Seen:
    """One answer or refusal, and where its text stands."""

    def __init__(self, told: Answer | Refusal, differences: tuple[str, ...] = ()) -> None:
        self.told = told
        self.differences = differences
        self.places: list[Line] = []
        self.left = 0

    def add(self, at: Line) -> None:
        if len(self.places) < MAX_PLACES:
            self.places.append(at)
        else:
            self.left += 1


class DocumentsPrinter(TextPrinter):
    """Answers about what stands in documents."""

    def __init__(self, snapshot: SnapshotName, failing: Collection[Verdict]) -> None:
        """Show danger, caution, and what fails the run."""
        super().__init__(snapshot)
        self._shown = {Verdict.DANGER, Verdict.CAUTION, *failing}
        self._counts: Counter[Verdict] = Counter()
        self._unread = 0
        self._seen: dict[object, _Seen] = {}

    def answer(self, at: Line, answer: Answer, differences: tuple[str, ...] = ()) -> None:
        """Count an answer; keep it and its place if it is to be shown."""
        self._counts[answer.verdict] += 1
        self._gaps.update(answer.gaps)
        if answer.verdict in self._shown:
            self._keep((answer, differences), at, _Seen(answer, differences))

    def refusal(self, at: Line, refusal: Refusal) -> None:
        """Count what cannot be read, and keep it with its place."""
        self._unread += 1
        self._keep((at.text, refusal), at, _Seen(refusal))

    def close(self, code: int) -> None:
        """Print what is to be shown, in the order it was found, and how many there are of each."""
        for seen in self._seen.values():
            self._print(seen)
        told = [(self._counts[one], one.replace("_", " ").lower()) for one in WORST_FIRST]
        counts = (*told, (self._unread, "unreadable"))
        words = ", ".join(f"{count:,} {what}" for count, what in counts if count)
        sys.stdout.write(f"links and addresses: {words or 'none'}\n")
        super().close(code)

    def _keep(self, key: object, at: Line, new: _Seen) -> None:
        held = self._seen.get(key)
        if held is None and len(self._seen) < MAX_ANSWERS:
            held = self._seen[key] = new
        (held or new).add(at)
        if held is None:
            self._print(new)

    def _print(self, seen: _Seen) -> None:
        for place in seen.places:
            sys.stdout.write(f"{harmless(place.file)}:{place.number}\n")
        if seen.left:
            sys.stdout.write(f"and {seen.left:,} more places\n")
        if isinstance(seen.told, Refusal):
            sys.stdout.write(_unreadable(seen.places[0].text, seen.told))
        else:
            super().answer(seen.places[0], seen.told, seen.differences)


def _unreadable(given: str, refusal: Refusal) -> str:
    """Return the lines for what names nothing to check; its places stand above."""
    sentences = (refusal.message, refusal.advice)
    told = " ".join(f"{words.removesuffix('.')}." for words in sentences if words)
    return f"-- cannot be read: {harmless(given, 80)}\n   {harmless(told, 2 * MAX_SENTENCE)}\n"
