"""A list of addresses screened batch by batch: documents, the file they go to, and progress."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

import msgspec
from msgspec import UNSET, Struct

from hueandcry.decode.asked_address import asked_address
from hueandcry.model.errors import NotAnObservable
from hueandcry.model.exposure import Asked, Risk, ScreenDocument, ScreenedAddress
from hueandcry.model.flow import LedgerName
from hueandcry.model.record import SnapshotName
from hueandcry.model.verdict import Refusal
from hueandcry.run.screen import Screened, Screener
from hueandcry.serve.addresses_in import Cell
from hueandcry.store.screenings import ScreeningFile

# What one look-up of lines and labels serves.
_BATCH: Final = 50_000
# Answers between two writes: what a kill may cost.
_WRITE: Final = 500


class Seal(Struct, frozen=True):
    """What stands in every document of a run."""

    tool: str
    snapshot: SnapshotName | None
    ledger: LedgerName
    created: str
    state: str
    as_of: str


class Tally:
    """What a run came to; `reached` is the last line that was answered."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.risks: Counter[Risk] = Counter()
        self.unread = self.kept = self.reached = 0

    def add(self, line: int, risk: Risk | msgspec.UnsetType) -> None:
        """Count an answer, or a line that was no address."""
        self.reached = line
        if risk is UNSET:
            self.unread += 1
        else:
            self.risks[risk] += 1


def documents(
    cells: Iterator[Cell], screener: Screener, seal: Seal, chains: Sequence[str]
) -> Iterator[ScreenDocument]:
    """Yield the document of every line, in order."""
    while batch := list(islice(cells, _BATCH)):
        read = [_read(cell, chains) for cell in batch]
        asked = list(dict.fromkeys(one for one in read if isinstance(one, Asked)))
        answers = iter(screener.screen(asked))
        known: dict[Asked, Screened] = {}
        for cell, one in zip(batch, read, strict=True):
            if isinstance(one, Refusal):
                yield _refused(cell, one, seal)
                continue
            while one not in known:
                found = next(answers)
                known[found.asked] = found
            yield _document(cell, known[one], seal)


def _read(cell: Cell, chains: Sequence[str]) -> Asked | Refusal:
    if cell.fault:
        return Refusal(NotAnObservable.kind, cell.fault, "")
    try:
        return asked_address(cell.address, cell.chain, chains)
    except NotAnObservable as error:
        return Refusal(error.kind, error.message, error.advice)


def _document(cell: Cell, found: Screened, seal: Seal) -> ScreenDocument:
    exposure = found.exposure
    return ScreenDocument(
        "hueandcry/screen/1", seal.tool, seal.snapshot, seal.ledger, seal.created, seal.state,
        cell.number, cell.given, ScreenedAddress(found.asked.chain, found.asked.account),
        exposure.labels, exposure.direct, exposure.indirect, exposure.unattributed,
        found.judged.risk, found.judged.rules, exposure.gaps, seal.as_of or UNSET,
    )  # fmt: skip


def _refused(cell: Cell, refusal: Refusal, seal: Seal) -> ScreenDocument:
    return ScreenDocument(
        "hueandcry/screen/1", seal.tool, seal.snapshot, seal.ledger, seal.created, seal.state,
        cell.number, cell.given, error=refusal,
    )  # fmt: skip


def skip_answered(cells: Iterator[Cell], file: ScreeningFile, tally: Tally) -> Iterator[Cell]:
    """Return the lines the file does not answer yet, and cut off what answers other lines."""
    for number, kept in enumerate(file.kept):
        cell = next(cells, None)
        if cell is None or (cell.number, cell.given) != (kept.line, kept.given):
            file.keep(number)
            return chain([cell] if cell else [], cells)
        tally.add(kept.line, kept.risk)
        tally.kept += 1
    file.keep(len(file.kept))
    return cells


def write_all(
    found: Iterator[ScreenDocument], file: ScreeningFile, tally: Tally,
    told: Callable[[int], None],
) -> None:  # fmt: skip
    """Write all documents, some at a time; the file always holds whole lines."""
    encoder = msgspec.json.Encoder()
    while some := list(islice(found, _WRITE)):
        file.add(encoder.encode(document) for document in some)
        for document in some:
            tally.add(document.line, document.risk)
        told(tally.reached)


def progress(number: int) -> None:
    """Show how far a run is, where somebody looks on."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{number:,} lines screened")
        sys.stderr.flush()


def clear() -> None:
    """Take the progress off the screen."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
