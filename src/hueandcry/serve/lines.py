"""Reads lines from arguments, files and standard input: bounded, and never stopped by one of them.

Limits: 64 KiB a line; a longer one is passed over and said so.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from hueandcry.model.errors import BadRequest
from hueandcry.run.stream import Line

MAX_LINE = 64 * 1024


def of_arguments(things: Sequence[str]) -> Iterator[Line]:
    """Yield the arguments as lines; a path is refused, as it names no link."""
    for number, thing in enumerate(things, start=1):
        if thing.startswith(("./", "/", "~")) and not thing.startswith("//"):
            raise BadRequest(f"{thing} is a path", "To check the links in a file give --file PATH")
        yield Line(number, thing)


def of_file(path: Path, first: int) -> Iterator[Line]:
    """Yield the lines of a file from line `first` on. Raises `BadRequest` if it cannot be read."""
    try:
        with path.open("rb") as file:
            yield from of_stream(file, first)
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from None


def of_stream(stream: BinaryIO, first: int) -> Iterator[Line]:
    """Yield the lines of a byte stream from line `first` on."""
    number = 0
    while data := stream.readline(MAX_LINE + 1):
        number += 1
        whole = data.endswith(b"\n") or len(data) <= MAX_LINE
        if not whole:
            _pass_over(stream)
        if number >= first:
            yield _line(number, data, whole=whole)


def _line(number: int, data: bytes, *, whole: bool) -> Line:
    if not whole:
        return Line(number, "", f"the line has more than {MAX_LINE:,} bytes")
    try:
        return Line(number, data.decode().removeprefix("\ufeff").rstrip("\r\n"))
    except UnicodeDecodeError as error:
        return Line(number, "", f"the line is not valid UTF-8 (byte {error.start + 1})")


def _pass_over(stream: BinaryIO) -> None:
    while data := stream.readline(MAX_LINE):
        if data.endswith(b"\n"):
            return
