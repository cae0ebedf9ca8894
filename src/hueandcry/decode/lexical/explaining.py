"""What weighed in a score, put together as a person reads a name: words, letters, build, suffix.

The sixty pieces of a host overlap: `cla`, `lai`, `claim` and the word itself are one thing. Letters
in a row count for the word or stretch their middle stands in; what speaks of lengths, shapes and
left-over letters is the build of the name. The sums and the bias add up to the score.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hueandcry.decode.lexical.lexicon import Lexicon
from hueandcry.decode.lexical.pieces import in_a_row, plain_label
from hueandcry.model.campaign import Weighed
from hueandcry.model.fact import HostParts

_BUILD = "how the name is built"
_KINDS = {
    "n": _BUILD, "r": _BUILD, "d": _BUILD, "h": _BUILD, "o": _BUILD, "k": _BUILD,
    "p": "a customer of a shared host", "x": "letters of another script",
    "i": "labels to the left",
}  # fmt: skip


class Stretch(NamedTuple):
    """A word of the lexicon, or what stands between two; places are those in the label."""

    start: int
    end: int
    said: str


def weighed(
    parts: HostParts, lexicon: Lexicon, pieces: Sequence[str], weights: Mapping[str, int]
) -> tuple[Weighed, ...]:
    """Return the sums, the weightiest first; nothing for a suffix or an address.

    `pieces` are those of the host (`pieces_of`).
    """
    if not parts.own:
        return ()
    own = plain_label(parts.own)
    sums: dict[str, int] = {}
    letters = in_a_row("^" + own + "$")
    said_at = [s.said for s in stretches_of(own, lexicon) for _ in range(s.start, s.end)]
    for piece, middle in zip(letters, _middles(len(own) + 2), strict=True):
        said = said_at[middle]
        sums[said] = sums.get(said, 0) + weights.get(piece, 0)
    for piece in pieces[len(letters) :]:
        said = _said(piece, parts)
        sums[said] = sums.get(said, 0) + weights.get(piece, 0)
    rows = [Weighed(said, weight) for said, weight in sums.items() if weight]
    return tuple(sorted(rows, key=lambda row: (-abs(row.weight), row.said)))


def stretches_of(own: str, lexicon: Lexicon) -> list[Stretch]:
    """Return the words of a label and what stands between them, from left to right."""
    found: list[Stretch] = []
    done = 0
    for word in lexicon.cut(own)[0]:
        start = own.index(word, done)
        found += _between(own, done, start)
        done = start + len(word)
        found.append(Stretch(start, done, f'the word "{word}"'))
    return [*found, *_between(own, done, len(own))]


def _between(own: str, start: int, end: int) -> list[Stretch]:
    return [Stretch(start, end, f'"{own[start:end]}" in the name')] if start < end else []


@lru_cache(maxsize=64)
def _middles(size: int) -> list[int]:
    """Return where in the label the middle of each piece of `in_a_row` stands.

    Remembered a length: a label has 63 characters at most.
    """
    return [
        min(max(start + length // 2 - 1, 0), size - 3)
        for length in (3, 4, 5)
        for start in range(size - length + 1)
    ]


def _said(piece: str, parts: HostParts) -> str:
    kind, _, text = piece.partition(":")
    if piece.startswith("<") or kind == "l":
        return f'"{".".join(parts.left)}" to the left'
    if kind in "st":
        return f"the suffix .{parts.suffix}"
    if kind == "w" and "+" in text:
        first, _, second = text.partition("+")
        return f'"{first}" before "{second}"'
    if kind in "wfe":
        return f'the word "{text.partition(".")[0]}"'
    return _KINDS[kind]
