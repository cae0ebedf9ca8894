"""Records on disk: JSON lines, a head and then one entry a check, readable up to where it ends.

Limits: 16 MiB a line: a request of 1 MiB, read into acts and facts.
"""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

import msgspec

from hueandcry.decode.json_text import from_json
from hueandcry.model.errors import BadRequest, Corrupt
from hueandcry.model.record import RecordEntry, RecordHead

MAX_LINE = 16 * 1024 * 1024


class RecordWriter:
    """Writes a new record; refuses to write over one."""

    def __init__(self, path: Path, head: RecordHead) -> None:
        """Open the file and write the head."""
        try:
            self._file = path.open("xb")
        except FileExistsError:
            raise BadRequest(
                f"{path} exists", "Give --save another name: a record is evidence"
            ) from None
        except OSError as error:
            raise BadRequest(f"{path} cannot be written: {error.strerror}") from None
        self._encoder = msgspec.json.Encoder()
        self._write(head)

    def add(self, entry: RecordEntry) -> None:
        """Write one entry."""
        self._write(entry)

    def _write(self, value: object) -> None:
        try:
            self._file.write(self._encoder.encode(value) + b"\n")
        except OSError as error:
            raise BadRequest(f"the record cannot be written: {error.strerror}") from None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file; what was written stays."""
        self._file.close()


def read_record(path: Path) -> tuple[RecordHead, Iterator[RecordEntry]]:
    """Read a record. Raises `Corrupt` naming the line that does not fit."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from None
    try:
        head = _decoded(file.readline(MAX_LINE), RecordHead, path, 1)
    except Corrupt:
        file.close()
        raise
    return head, _entries(file, path)


def _entries(file: BinaryIO, path: Path) -> Iterator[RecordEntry]:
    with file:
        number = 1
        while line := file.readline(MAX_LINE):
            number += 1
            yield _decoded(line, RecordEntry, path, number)


_T = TypeVar("_T")


def _decoded(line: bytes, kind: type[_T], path: Path, number: int) -> _T:
    try:
        return from_json(line, kind)
    except msgspec.DecodeError as error:
        raise Corrupt(
            f"{path.name}, line {number}: not of a record ({error})",
            "Records are written by `hue check --save`",
        ) from None
