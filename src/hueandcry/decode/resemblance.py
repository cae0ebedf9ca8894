"""Whether a label reads like a brand's name, and in which manner.

Pure: the index brings the candidates (see `neighbourhood`), here each is verified.
"""

import re
from collections.abc import Callable

import jellyfish
from msgspec import Struct

from hueandcry.decode.host import to_unicode
from hueandcry.decode.lures import without_affix
from hueandcry.decode.neighbourhood import allowed_distance
from hueandcry.decode.unicode import Prototype, bare, fold
from hueandcry.model.brand import BrandName
from hueandcry.model.fact import Resemblance

_SEPARATORS = re.compile(r"[-_]+")


class LabelShape(Struct, frozen=True):
    """A label ready to be compared: Unicode text, plain pieces, and the same folded."""

    text: str
    pieces: tuple[str, ...]
    joined: str
    folded: tuple[str, ...]
    folded_joined: str
    inner: str


def shape_of(label: str, prototype: Prototype) -> LabelShape:
    """Prepare one label (ASCII or punycode). `inner` is the label less one lure word."""
    text = to_unicode(label)
    plain = bare(text, prototype)
    if "-" not in plain and "_" not in plain:
        folded = fold(plain)
        return LabelShape(text, (plain,), plain, (folded,), folded, without_affix(plain))
    pieces = tuple(piece for piece in _SEPARATORS.split(plain) if piece)
    joined = "".join(pieces)
    folds = tuple(fold(piece) for piece in pieces)
    return LabelShape(text, pieces, joined, folds, fold(joined), without_affix(joined))


def compare(
    name: BrandName, shape: LabelShape, place: int, is_word: Callable[[str], bool]
) -> Resemblance | None:
    """Say in which manner this label reads like the name; None where it does not."""
    return (
        _same(name, shape, place)
        or _confusable(name, shape, place, is_word)
        or _near(name, shape, place, is_word)
    )


def _same(name: BrandName, shape: LabelShape, place: int) -> Resemblance | None:
    if name.text in shape.pieces:
        at = shape.pieces.index(name.text)
        rest = shape.pieces[:at] + shape.pieces[at + 1 :]
    elif name.text in shape.joined:
        before, _, after = shape.joined.partition(name.text)
        rest = tuple(part for part in (before, after) if part)
    else:
        return None
    if shape.text.isascii():
        return Resemblance(name, "same", place, name.text, rest)
    return Resemblance(name, "confusable", place, shape.text, rest)


def _confusable(
    name: BrandName, shape: LabelShape, place: int, is_word: Callable[[str], bool]
) -> Resemblance | None:
    if name.skeleton in shape.folded:
        at = shape.folded.index(name.skeleton)
        piece, rest = shape.pieces[at], shape.pieces[:at] + shape.pieces[at + 1 :]
        if is_word(piece) or piece.isdigit():
            return None
    elif name.skeleton == shape.folded_joined:
        piece, rest = "-".join(shape.pieces), ()
    elif len(name.text) > 5 and name.skeleton in shape.folded_joined:
        before, _, after = shape.folded_joined.partition(name.skeleton)
        piece, rest = shape.joined, tuple(part for part in (before, after) if part)
    else:
        return None
    seen = piece if shape.text.isascii() else shape.text
    return Resemblance(name, "confusable", place, seen, rest)


def _near(
    name: BrandName, shape: LabelShape, place: int, is_word: Callable[[str], bool]
) -> Resemblance | None:
    limit = allowed_distance(len(name.text), ordinary=name.ordinary)
    if not limit:
        return None
    for at, (piece, folded) in enumerate(zip(shape.pieces, shape.folded, strict=True)):
        distance = _distance(name, piece, folded, limit)
        if distance and not is_word(piece):
            rest = shape.pieces[:at] + shape.pieces[at + 1 :]
            seen = piece if shape.text.isascii() else shape.text
            return Resemblance(name, "near", place, seen, rest, distance)
    for whole in (shape.joined, shape.inner):
        distance = _distance(name, whole, fold(whole), limit)
        if distance and not is_word(whole):
            seen = whole if shape.text.isascii() else shape.text
            rest = tuple(filter(None, shape.joined.partition(whole)[::2]))
            return Resemblance(name, "near", place, seen, rest, distance)
    return None


def _distance(name: BrandName, piece: str, folded: str, limit: int) -> int:
    """Return the edits between a piece and a name, 0 where they are not near."""
    if not piece or abs(len(piece) - len(name.text)) > limit:
        return 0
    if len(name.text) < 6 and piece[0] != name.text[0]:
        return 0
    found = min(
        jellyfish.damerau_levenshtein_distance(folded, name.skeleton),
        jellyfish.damerau_levenshtein_distance(piece, name.text),
    )
    return found if found <= limit else 0
