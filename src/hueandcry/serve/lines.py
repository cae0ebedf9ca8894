"""Reads lines from arguments, files and standard input: bounded, and never stopped by one of them.

A file given as a THING is one request, whole; `--file` and standard input are lines, but for one
JSON document over several lines. Limits: 1 MiB a line or request; a longer line is passed over.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from hueandcry.decode.evm.strict_json import is_too_deep
from hueandcry.model.errors import BadRequest
from hueandcry.run.stream import Line
from hueandcry.serve.asking import is_path, text_of, without_last_newline

# A request of 1 MiB is eight times what a node takes; a link has 8,192 characters at most.
MAX_LINE = 1024 * 1024


class Lines(Protocol):
    """What lines are read from."""

    def readline(self, limit: int, /) -> bytes:
        """Return the next line, or as much of it as the limit lets."""


def of_arguments(things: Sequence[str], kind: str = "") -> Iterator[Line]:
    """Yield the arguments as lines; a path stands for the request in its file."""
    for number, thing in enumerate(things, start=1):
        yield Line(number, _whole(thing, kind) if is_path(thing, kind) else thing)


def _whole(thing: str, kind: str) -> str:
    """Return a file's text. Raises `BadRequest` for one that holds lines, links most likely."""
    text = text_of(Path(thing).expanduser(), MAX_LINE)
    if not kind and text.strip()[:1] not in {"{", "["} and "wants you to sign in" not in text:
        if len(text.split()) != 1:
            raise BadRequest(
                f"{thing} holds no signing request",
                "For links give --file PATH; for a text to be signed --kind message",
            )
        return text.strip()
    return without_last_newline(text)


def of_input(stream: BinaryIO, first: int, *, whole: bool) -> Iterator[Line]:
    """Yield the lines of standard input; all of it as one, where it is one request (`whole`).

    A line is answered when it is there: only what may become one JSON document is waited for.
    """
    if whole:
        data = stream.read(MAX_LINE + 1)
        yield _line(1, data, whole=len(data) <= MAX_LINE)
        return
    start = _start(stream)
    if len(start) <= MAX_LINE and b"\n" in start.strip() and not _fault(start):
        yield _line(1, start, whole=True)
        return
    yield from of_stream(_Joined(start, stream), first)


def _start(stream: BinaryIO) -> bytes:
    """Return the first line, or all lines as long as they may be one JSON document."""
    start, seen = bytearray(stream.readline(MAX_LINE + 1)), 0
    while start.endswith(b"\n") and len(start) <= MAX_LINE:
        # Looked at again when it has doubled: else thousands of short lines take their square.
        if len(start) >= 2 * seen:
            if not _goes_on(start):
                break
            seen = len(start)
        more = stream.readline(MAX_LINE + 1 - len(start))
        if not more:
            break
        start += more
    return bytes(start)


def _goes_on(data: bytes | bytearray) -> bool:
    """Say whether more lines may belong to the JSON document that begins here."""
    told = data.strip()
    if told and not told.startswith((b"{", b"[")):
        return False
    fault = _fault(told)
    return "truncated" in fault or (not fault and b"\n" in told)


def _fault(data: bytes | bytearray) -> str:
    """Return why it is no JSON, empty where it is."""
    if is_too_deep(data.decode(errors="replace")):
        return "too deep"
    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return str(error)
    return ""


class _Joined:
    """Lines of what was read ahead and then of the stream."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start, self._stream = BytesIO(start), stream

    def readline(self, limit: int) -> bytes:
        line = self._start.readline(limit)
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._stream.readline(limit - len(line))


def of_file(path: Path, first: int) -> Iterator[Line]:
    """Yield the lines of a file from line `first` on. Raises `BadRequest` if it cannot be read."""
    try:
        with path.open("rb") as file:
            yield from of_stream(file, first)
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror}") from None


def of_stream(stream: Lines, first: int) -> Iterator[Line]:
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
        return Line(number, without_last_newline(data.decode().removeprefix("\ufeff")))
    except UnicodeDecodeError as error:
        return Line(number, "", f"the line is not valid UTF-8 (byte {error.start + 1})")


def _pass_over(stream: Lines) -> None:
    while data := stream.readline(MAX_LINE):
        if data.endswith(b"\n"):
            return
