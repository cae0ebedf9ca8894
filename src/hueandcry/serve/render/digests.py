"""Hashes for people who read them aloud to each other, or from a device's screen."""

from collections.abc import Iterable, Iterator
from typing import Final

from hueandcry.model.signing import Digest
from hueandcry.serve.documents import Compared, DigestsDocument, ShownBy
from hueandcry.serve.render.harmless import harmless

# Devices show 4 digits at a time or break lines at will: four are read in one breath.
_GROUP: Final = 4
_LINE: Final = 32
_WHY_ALL: Final = (
    "Compare every digit: a request whose hash agrees at both ends and differs in the middle can be"
    " made on purpose."
)
_VERDICTS: Final = {
    "same": "agrees",
    "part": "agrees, but does not cover the whole request",
    "differs": "DIFFERS: do not sign",
    "cannot tell": "is none of the hashes that could be made: cannot tell",
}


def digest_lines(document: DigestsDocument) -> Iterator[str]:
    """Yield the text of `hue digests`."""
    yield f"{document.observable.kind.replace('_', ' ')}: {harmless(document.observable.written)}"
    for digest in document.digests:
        yield from _digest(digest)
    if document.fault:
        yield ""
        yield f"not made: {harmless(document.fault)}"
    yield from _shown_by(document.shown_by)
    yield from _compared(document.compared)
    if document.digests:
        yield ""
        yield _WHY_ALL


def chunked(value: str) -> tuple[str, ...]:
    """Return a hash in lines of eight groups of four digits, without `0x`."""
    digits = value.removeprefix("0x")
    lines = [digits[at : at + _LINE] for at in range(0, len(digits), _LINE)]
    return tuple(
        " ".join(line[at : at + _GROUP] for at in range(0, len(line), _GROUP)) for line in lines
    )


def _digest(digest: Digest) -> Iterator[str]:
    yield ""
    yield digest.name
    yield f"  {digest.value}"
    for number, line in enumerate(chunked(digest.value), start=1):
        yield f"  line {number}: {line}"
    yield f"  of {harmless(digest.of)}"


def _shown_by(rows: Iterable[ShownBy]) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number == 0:
            yield ""
            yield "shown by (what a source says; devices change):"
        yield f"  {row.name}: {', '.join(row.shows)} ({row.when})"
        yield f"    {row.source}, {row.date}"


def _compared(rows: Iterable[Compared]) -> Iterator[str]:
    for row in rows:
        yield ""
        name = f", the {row.name}," if row.name else ""
        yield f"compared: 0x{row.given}{name} {_VERDICTS[row.result]}"
        if row.note:
            yield f"  {row.note}"
