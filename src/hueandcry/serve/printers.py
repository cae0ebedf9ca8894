"""Prints answers one after the other as text or JSON, whatever brings them."""

import os
import sys
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from hueandcry.model.record import SnapshotName
from hueandcry.model.verdict import Answer, Refusal
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.text import answer_lines, gap_lines, refusal_line

if TYPE_CHECKING:
    from hueandcry.model.fact import Gap

Format = Literal["text", "json", "jsonl"]


class Printer(Protocol):
    """Where answers go."""

    def answer(self, line: int, answer: Answer, differences: tuple[str, ...] = ()) -> None:
        """Print one answer."""

    def refusal(self, line: int, given: str, refusal: Refusal) -> None:
        """Print why a line cannot be read."""

    def close(self) -> None:
        """Print what belongs to all answers."""


def printer_of(kind: Format, snapshot: SnapshotName, created: str) -> Printer:
    """Return the printer of a format."""
    if kind == "text":
        return _Text(snapshot)
    return _Json(snapshot, created, array=kind == "json")


class _Text:
    def __init__(self, snapshot: SnapshotName) -> None:
        self._snapshot = snapshot
        self._gaps: set[Gap] = set()
        self._colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def answer(self, line: int, answer: Answer, differences: tuple[str, ...] = ()) -> None:
        for text in answer_lines(answer, colour=self._colour):
            sys.stdout.write(text + "\n")
        for difference in differences:
            sys.stdout.write(f"   differs from the record: {harmless(difference)}\n")
        self._gaps.update(answer.gaps)

    def refusal(self, line: int, given: str, refusal: Refusal) -> None:
        sys.stdout.write(refusal_line(line, given, refusal) + "\n")

    def close(self) -> None:
        for text in gap_lines(sorted(self._gaps, key=lambda gap: gap.fact)):
            sys.stdout.write(text + "\n")
        sys.stdout.write(f"   by snapshot {harmless(self._snapshot.id)}\n")


class _Json:
    def __init__(self, snapshot: SnapshotName, created: str, *, array: bool) -> None:
        self._snapshot = snapshot
        self._created = created
        self._array = array
        self._count = 0
        self._encoder = msgspec.json.Encoder()

    def answer(self, line: int, answer: Answer, differences: tuple[str, ...] = ()) -> None:
        from hueandcry.serve.documents import check_document

        self._write(check_document(answer, line, self._snapshot, self._created, differences))

    def refusal(self, line: int, given: str, refusal: Refusal) -> None:
        from hueandcry.serve.documents import refusal_document

        self._write(refusal_document(refusal, line, self._snapshot, self._created))

    def _write(self, document: object) -> None:
        text = self._encoder.encode(document).decode()
        opening = ("[" if self._count == 0 else ",") if self._array else ""
        sys.stdout.write(f"{opening}{text}\n")
        self._count += 1

    def close(self) -> None:
        if self._array:
            sys.stdout.write("]\n" if self._count else "[]\n")
