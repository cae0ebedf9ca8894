"""Whether a label reads like a brand's name, and in which manner.

Pure: the index brings the candidates (see `neighbourhood`), here each is verified.
"""

import re
from collections.abc import Callable

import jellyfish
from msgspec import Struct

from hueandcry.decode.host import to_unicode
from hueandcry.decode.lures import is_lure, without_affix
from hueandcry.decode.neighbourhood import HEAD, allowed_distance
from hueandcry.decode.unicode import Prototype, bare, fold, fold_single, glances
from hueandcry.model.brand import BrandName
from hueandcry.model.fact import Resemblance

_SEPARATORS = re.compile(r"[-_]+")


class Trial(Struct, frozen=True):
    """A part of a label that may be a misspelt name, in three spellings, and the label's rest."""

    piece: str
    letters: str
    glances: set[str]
    rest: tuple[str, ...]


class LabelShape(Struct, frozen=True):
    """A label ready to be compared: Unicode text, plain pieces, the same folded, and trials."""

    text: str
    pieces: tuple[str, ...]
    joined: str
    folded: tuple[str, ...]
    folded_joined: str
    trials: tuple[Trial, ...]

    def wholes(self) -> set[str]:
        """Return the `whole` keys: what the label or a part of it may be taken for."""
        return {*self.folded, self.folded_joined}.union(*[trial.glances for trial in self.trials])


def shape_of(label: str, prototype: Prototype, longest: int) -> LabelShape:
    """Prepare one label (ASCII or punycode). Parts over `longest` are near to no name."""
    text = to_unicode(label)
    plain = bare(text, prototype)
    if "-" in plain or "_" in plain:
        pieces = tuple(piece for piece in _SEPARATORS.split(plain) if piece)
        joined = "".join(pieces)
        folds = tuple(map(fold, pieces))
    else:
        pieces, joined, folds = (plain,), plain, (fold(plain),)
    folded = folds[0] if len(folds) == 1 else fold(joined)
    trials = [*_whole_trials(joined, folded, longest), *_piece_trials(pieces, folds, longest)]
    return LabelShape(text, pieces, joined, folds, folded, tuple(trials))


def _whole_trials(joined: str, folded: str, longest: int) -> list[Trial]:
    """Return the whole label, and the label less one lure word."""
    found = []
    if len(joined) <= longest:
        found.append(Trial(joined, fold_single(joined), glances(folded), ()))
    inner = without_affix(joined)
    if inner and len(inner) <= longest:
        rest = _around(joined, inner)
        found.append(Trial(inner, fold_single(inner), glances(fold(inner)), rest))
    return found


def _piece_trials(pieces: tuple[str, ...], folds: tuple[str, ...], longest: int) -> list[Trial]:
    """Return each piece of a label of several, unless it is a lure word."""
    if len(pieces) == 1:
        return []
    return [
        Trial(piece, fold_single(piece), glances(folds[at]), _others(pieces, at))
        for at, piece in enumerate(pieces)
        if HEAD <= len(piece) <= longest and not is_lure(piece)
    ]


def same(name: BrandName, shape: LabelShape, place: int) -> Resemblance | None:
    """Say whether the name itself stands in the label; in another alphabet it is an imitation."""
    if name.text not in shape.joined:
        return None
    if len(shape.joined) == len(name.text) + 1 and len(shape.pieces) == 1:
        # One letter more is a slip for the name, to be judged as an edit.
        return None
    if name.text in shape.pieces:
        manner, rest = "same", _others(shape.pieces, shape.pieces.index(name.text))
    else:
        manner, rest = "inside", _around(shape.joined, name.text)
        manner = manner if rest else "same"
    if shape.text.isascii():
        return Resemblance(name, manner, place, name.text, rest)
    return Resemblance(name, "confusable", place, shape.text, rest)


def confusable(
    name: BrandName, shape: LabelShape, place: int, is_word: Callable[[str], bool]
) -> Resemblance | None:
    """Say whether the name's skeleton stands in the label's."""
    if name.skeleton not in shape.folded_joined and name.skeleton not in shape.folded:
        return None
    if name.skeleton in shape.folded:
        at = shape.folded.index(name.skeleton)
        piece, rest = shape.pieces[at], _others(shape.pieces, at)
        if is_word(piece) or piece.isdigit():
            return None
    elif name.skeleton == shape.folded_joined:
        piece, rest = "-".join(shape.pieces), ()
    elif len(name.text) > 5:
        piece, rest = shape.joined, _around(shape.folded_joined, name.skeleton)
    else:
        return None
    return Resemblance(name, "confusable", place, _seen(shape, piece), rest)


def at_a_glance(
    name: BrandName, shape: LabelShape, place: int, is_word: Callable[[str], bool]
) -> Resemblance | None:
    """Say whether a part of the label looks like the whole name at a hurried glance."""
    for trial in shape.trials:
        if name.glance in trial.glances and trial.piece != name.text:
            if is_word(trial.piece):
                continue
            return Resemblance(name, "glance", place, _seen(shape, trial.piece), trial.rest)
    return None


def near(
    name: BrandName,
    trial: Trial,
    shape: LabelShape,
    place: int,
    is_word: Callable[[str], bool],
) -> Resemblance | None:
    """Say whether a part of the label is the name but for a few edits."""
    limit = allowed_distance(len(name.text), ordinary=name.ordinary)
    if abs(len(trial.letters) - len(name.letters)) > limit:
        return None
    # The first letter of a short name is hardly ever the one mistyped.
    if len(name.text) < 6 and trial.letters[0] != name.letters[0]:
        return None
    distance = jellyfish.damerau_levenshtein_distance(trial.letters, name.letters)
    if not 0 < distance <= limit or is_word(trial.piece):
        return None
    return Resemblance(name, "near", place, _seen(shape, trial.piece), trial.rest, distance)


def _others(pieces: tuple[str, ...], at: int) -> tuple[str, ...]:
    return pieces[:at] + pieces[at + 1 :]


def _around(text: str, part: str) -> tuple[str, ...]:
    before, _, after = text.partition(part)
    return tuple(filter(None, (before, after)))


def _seen(shape: LabelShape, piece: str) -> str:
    """Return what the reader sees: the label in its own alphabet where it is not ASCII."""
    return piece if shape.text.isascii() else shape.text
