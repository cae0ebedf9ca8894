"""A file of answers that grows in the order of the list, so that a second run goes on in it.

Whole lines only: what a killed run left half written is cut off. Answers are kept as long as they
are those of the same list and rest on the same state; from the first that is not, all are new.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
from msgspec import UNSET, Struct, UnsetType

from hueandcry.model.errors import BadRequest
from hueandcry.model.exposure import Risk
from hueandcry.model.verdict import Refusal

# An exchange's address with ten thousand labelled counterparties has some 4 MB.
_LONGEST: Final = 64 * 2**20


class Kept(Struct, frozen=True, rename={"schema_": "schema"}):
    """What is read again of an answer."""

    schema_: str
    state: str
    line: int
    given: str
    risk: Risk | UnsetType = UNSET
    error: Refusal | UnsetType = UNSET


class ScreeningFile:
    """The file `--out` names. Close it."""

    def __init__(self, path: Path, state: str, *, anew: bool) -> None:
        """Open or make the file. Raises `BadRequest` for one that holds something else.

        `anew` writes over answers that rest on another state, and over nothing else.
        """
        self.kept: list[Kept] = []
        self._ends: list[int] = []
        try:
            with path.open("rb") as file:
                self._read(file, path, state, anew=anew)
        except FileNotFoundError:
            pass
        self._file = path.open("r+b" if path.exists() else "w+b")
        self._whole = 0

    def _read(self, file: BinaryIO, path: Path, state: str, *, anew: bool) -> None:
        place = 0
        while data := file.readline(_LONGEST):
            if not data.endswith(b"\n"):
                _refuse_other(data, path)
                return
            one = _answer(data, path)
            if one.state != state:
                if not self.kept and not anew:
                    raise BadRequest(
                        f"{path} rests on another ledger state, snapshot, rules or options",
                        "Name another file, or say --anew to write over it",
                    )
                return
            place += len(data)
            self.kept.append(one)
            self._ends.append(place)

    def keep(self, count: int) -> None:
        """Cut off all but the first answers."""
        self._whole = self._ends[count - 1] if count else 0
        self._file.seek(self._whole)
        self._file.truncate()

    def add(self, documents: Iterable[bytes]) -> None:
        """Append answers, each a line; a batch is on its way to the disk when this returns."""
        data = b"".join(document + b"\n" for document in documents)
        self._file.write(data)
        self._file.flush()
        self._whole += len(data)

    def close(self) -> None:
        """Close the file, its end on the disk; a batch that Ctrl-C cut through is left out."""
        self._file.flush()
        self._file.truncate(self._whole)
        os.fsync(self._file.fileno())
        self._file.close()


# How every answer of ours begins, of whatever version.
_BEGINS: Final = b'{"schema":"hueandcry/screen/'


def _refuse_other(data: bytes, path: Path) -> None:
    if not data.startswith(_BEGINS) and not _BEGINS.startswith(data):
        raise _other(path)


def _other(path: Path) -> BadRequest:
    return BadRequest(
        f"{path} holds something else: it is not written over",
        "Name a new file, or one that `hue screen` wrote",
    )


def _answer(data: bytes, path: Path) -> Kept:
    try:
        found = msgspec.json.decode(data, type=Kept)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise _other(path) from None
    if not found.schema_.startswith("hueandcry/screen/"):
        raise _other(path)
    return found
