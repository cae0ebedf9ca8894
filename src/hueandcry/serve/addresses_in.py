"""Lists of addresses: CSV with a column `address` (and `chain`), or one address a line.

Each line stands for itself: what is wrong with one is said of it, and the others go on. Blank lines
and lines that begin with `#` are passed over.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from hueandcry.run.stream import Line
from hueandcry.serve.lines import of_file, of_stream

_HEADS: Final = ("address", "account", "wallet")
_SEPARATORS: Final = (",", ";", "\t")
# More than an address, its chain and a note.
_LONGEST: Final = 4_096
_SHOWN: Final = 200


class Cell(Struct, frozen=True):
    """One line of a list: the address as written, what stands in `chain`, or why there is none."""

    number: int
    address: str
    chain: str
    fault: str = ""

    @property
    def given(self) -> str:
        """Return the line as an answer repeats it."""
        return f"{self.chain}:{self.address}" if self.chain else self.address


class _Columns(Struct, frozen=True):
    separator: str
    address: int
    chain: int | None


def cells_in(path: str) -> Iterator[Cell]:
    """Yield the addresses of a file, or of standard input for `-`. Raises `BadRequest`."""
    lines = of_stream(sys.stdin.buffer, 1) if path == "-" else of_file(Path(path), 1)
    yield from cells_of(lines)


def cells_of(lines: Iterable[Line]) -> Iterator[Cell]:
    """Yield the addresses of lines. The first line may name the columns."""
    columns: _Columns | None = None
    for line in lines:
        if line.fault:
            yield Cell(line.number, "", "", line.fault)
            continue
        text = line.text.strip()
        if not text or text.startswith("#"):
            continue
        if columns is None:
            columns, is_head = _columns(text)
            if is_head:
                continue
        yield _cell(line.number, text, columns)


def _columns(text: str) -> tuple[_Columns, bool]:
    """Return the columns a first line names; or the first two of a list without a head."""
    for separator in _SEPARATORS:
        names = [name.strip().lower() for name in _row(text, separator) or ()]
        for head in _HEADS:
            if head in names:
                chain = names.index("chain") if "chain" in names else None
                return _Columns(separator, names.index(head), chain), True
    found = next((one for one in _SEPARATORS if one in text), ",")
    return _Columns(found, 0, None), False


def _cell(number: int, text: str, columns: _Columns) -> Cell:
    if len(text) > _LONGEST:
        return Cell(number, text[:_SHOWN], "", f"the line has more than {_LONGEST:,} characters")
    row = _row(text, columns.separator)
    if row is None:
        return Cell(number, text[:_SHOWN], "", "a quote is not closed")
    cells = [cell.strip() for cell in row]
    address = cells[columns.address] if columns.address < len(cells) else ""
    if not address:
        return Cell(number, text[:_SHOWN], "", "there is no address in this line")
    chain = cells[columns.chain] if columns.chain is not None and columns.chain < len(cells) else ""
    return Cell(number, address[:_LONGEST], chain[:_SHOWN])


def _row(text: str, separator: str) -> list[str] | None:
    if '"' not in text:
        return text.split(separator)
    try:
        return next(csv.reader([text], delimiter=separator, strict=True), [])
    except csv.Error:
        return None
