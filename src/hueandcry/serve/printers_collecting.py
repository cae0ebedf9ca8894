"""Prints what needs all answers before its first word: SARIF and pages."""

import sys

import msgspec
from msgspec.structs import replace

from hueandcry.model.record import SnapshotName
from hueandcry.model.verdict import Answer, Refusal
from hueandcry.run.stream import Line
from hueandcry.serve.render.check_html import MOST_SHOWN, page_lines
from hueandcry.serve.render.collected import About, Answered, Collected, Refused
from hueandcry.serve.render.sarif import MAX_RESULTS, keeps, sarif_log


class _Collecting:
    def __init__(self, snapshot: SnapshotName, created: str, most: int, file: str = "") -> None:
        self._about = About(snapshot, created, 0)
        self._file = file
        self._answers = Collected(most)

    def answer(self, at: Line, answer: Answer, differences: tuple[str, ...] = ()) -> None:
        row = Answered(at.number, at.file or self._file, answer, differences)
        self._answers.add(row, keep=self.keeps(answer))

    def refusal(self, at: Line, refusal: Refusal) -> None:
        self._answers.refuse(Refused(at.number, at.file or self._file, at.text, refusal))

    def keeps(self, answer: Answer) -> bool:
        return True


class SarifPrinter(_Collecting):
    """One SARIF log."""

    def __init__(self, snapshot: SnapshotName, created: str, file: str) -> None:
        """Lines are of `file`, but for those that tell their own."""
        super().__init__(snapshot, created, MAX_RESULTS, file)

    def keeps(self, answer: Answer) -> bool:
        """Say whether there will be results of it."""
        return keeps(answer)

    def close(self, code: int) -> None:
        """Print the log."""
        log = sarif_log(self._answers, replace(self._about, code=code))
        text = msgspec.json.format(msgspec.json.encode(log), indent=1)
        sys.stdout.write(text.decode() + "\n")


class HtmlPrinter(_Collecting):
    """One page."""

    def __init__(self, snapshot: SnapshotName, created: str) -> None:
        """Keep as many answers as a page shows."""
        super().__init__(snapshot, created, MOST_SHOWN)

    def close(self, code: int) -> None:
        """Print the page."""
        for piece in page_lines(self._answers, replace(self._about, code=code)):
            sys.stdout.write(piece)
