"""Prints answers one after the other as text or JSON, whatever brings them."""

import os
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from hueandcry.model.record import SnapshotName
from hueandcry.model.verdict import Answer, Refusal, Verdict
from hueandcry.run.stream import Line
from hueandcry.serve.render.harmless import harmless
from hueandcry.serve.render.text import answer_lines, gap_lines, refusal_line

if TYPE_CHECKING:
    from hueandcry.model.fact import Gap

Format = Literal["text", "json", "jsonl", "sarif", "html"]


class Printer(Protocol):
    """Where answers go."""

    def answer(self, at: Line, answer: Answer, differences: tuple[str, ...] = ()) -> None:
        """Print one answer."""

    def refusal(self, at: Line, refusal: Refusal) -> None:
        """Print why a line cannot be read."""

    def close(self, code: int) -> None:
        """Print what belongs to all answers; `code` is what the run exits with."""


def printer_of(
    kind: Format,
    snapshot: SnapshotName,
    created: str,
    file: str = "",
    *,
    failing: Collection[Verdict] | None = None,
) -> Printer:
    """Return the printer of a format.

    `file` is what all lines are of; `failing`, where the things were found in documents: the
    verdicts that fail the run, which are shown.
    """
    if kind == "text" and failing is not None:
        from hueandcry.serve.printers_documents import DocumentsPrinter

        return DocumentsPrinter(snapshot, failing)
    if kind == "text":
        return TextPrinter(snapshot)
    if kind == "sarif":
        from hueandcry.serve.printers_collecting import SarifPrinter

        return SarifPrinter(snapshot, created, file)
    if kind == "html":
        from hueandcry.serve.printers_collecting import HtmlPrinter

        return HtmlPrinter(snapshot, created)
    return _Json(snapshot, created, array=kind == "json")


class TextPrinter:
    """Answers as text, one after the other; what is not known once, at the end."""

    def __init__(self, snapshot: SnapshotName) -> None:
        """Start with no gap."""
        self._snapshot = snapshot
        self._gaps: set[Gap] = set()
        self._colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def answer(self, at: Line, answer: Answer, differences: tuple[str, ...] = ()) -> None:
        """Print an answer and keep its gaps for the end."""
        for text in answer_lines(answer, colour=self._colour):
            sys.stdout.write(text + "\n")
        for difference in differences:
            sys.stdout.write(f"   differs from the record: {harmless(difference)}\n")
        self._gaps.update(answer.gaps)

    def refusal(self, at: Line, refusal: Refusal) -> None:
        """Print why a line cannot be read."""
        sys.stdout.write(refusal_line(at.number, at.text, refusal) + "\n")

    def close(self, code: int) -> None:
        """Print what is not known, and by which snapshot."""
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

    def answer(self, at: Line, answer: Answer, differences: tuple[str, ...] = ()) -> None:
        from hueandcry.serve.documents import check_document, in_file

        made = check_document(answer, at.number, self._snapshot, self._created, differences)
        self._write(in_file(made, at.file))

    def refusal(self, at: Line, refusal: Refusal) -> None:
        from hueandcry.serve.documents import in_file, refusal_document

        made = refusal_document(refusal, at.number, self._snapshot, self._created)
        self._write(in_file(made, at.file))

    def _write(self, document: object) -> None:
        text = self._encoder.encode(document).decode()
        opening = ("[" if self._count == 0 else ",") if self._array else ""
        sys.stdout.write(f"{opening}{text}\n")
        self._count += 1

    def close(self, code: int) -> None:
        if self._array:
            sys.stdout.write("]\n" if self._count else "[]\n")
