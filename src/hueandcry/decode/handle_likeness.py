"""Whether a name imitates an official one, and in which manner. Pure: the index brings candidates.

Manners: `same` (the name itself), `separated` (`Uni_swap`), `confusable` (look-alike letters or
digits), `repeated` (letters doubled or left out of a pair), `near` (a few edits), `affixed` (with
words beside it that are all known), `held` (with anything else beside it).
"""

from collections.abc import Callable
from typing import Final

import jellyfish

from hueandcry.decode.handle_shape import Shape, single
from hueandcry.decode.handle_words import words_in
from hueandcry.decode.neighbourhood import allowed_distance
from hueandcry.decode.unicode import fold
from hueandcry.model.handle import HandleResemblance, OfficialName

# Shorter names stand in too many others.
_SHORTEST_HELD: Final = 4
# A slip in a shorter word is soon another word, or another project.
_SHORTEST_WORD: Final = 6
_SHORTEST_SQUEEZED: Final = 4


def likeness(
    name: OfficialName, shape: Shape, written: str, is_word: Callable[[str], bool]
) -> HandleResemblance | None:
    """Return how the written name is like the official one, None where it is not."""
    manner = _whole(name, shape, written)
    if manner:
        return HandleResemblance(name, manner, written)
    return _near(name, shape, written, is_word) or _held(name, shape, written)


def _whole(name: OfficialName, shape: Shape, written: str) -> str:
    if shape.text == name.text:
        if written.lower() == name.name.lower():
            return "same"
        return "separated" if written.isascii() else "confusable"
    if len(shape.text) < 3:
        return ""
    if shape.skeleton == name.skeleton:
        return "confusable"
    if shape.squeezed != name.squeezed:
        return ""
    # Of short names too little is left to tell them by.
    long = len(name.squeezed) >= _SHORTEST_SQUEEZED
    return "repeated" if long or single(shape.text) == single(name.text) else ""


def _near(
    name: OfficialName, shape: Shape, written: str, is_word: Callable[[str], bool]
) -> HandleResemblance | None:
    limit = 0 if is_word(shape.text) else _edits(name, shape, is_word)
    if not limit or abs(len(shape.letters) - len(name.letters)) > limit:
        return None
    if len(name.text) < 6 and shape.letters[:1] != name.letters[:1]:
        return None
    distance = jellyfish.damerau_levenshtein_distance(shape.letters, name.letters)
    if not 0 < distance <= limit:
        return None
    return HandleResemblance(name, "near", written, distance=distance)


def _edits(name: OfficialName, shape: Shape, is_word: Callable[[str], bool]) -> int:
    """Return how many edits may part the whole names.

    The core decides: `stargazefinance` is no slip for `stargatefinance` because its end is long. A
    core that is a common word must stand whole, with the slip beside it, or be no word any more.
    """
    if name.coined:
        return allowed_distance(len(name.core), ordinary=name.ordinary)
    whole = name.core in shape.text and name.core != name.text
    broken = len(name.core) >= _SHORTEST_WORD and not is_word(shape.core)
    return allowed_distance(len(name.text), ordinary=True) if whole or broken else 0


def _held(name: OfficialName, shape: Shape, written: str) -> HandleResemblance | None:
    """Look for the official name, or its core, with something beside it."""
    parts = (name.text, name.core) if name.coined else (name.text,)
    for part in dict.fromkeys(part for part in parts if len(part) >= _SHORTEST_HELD):
        for text, wanted in ((shape.text, part), (shape.skeleton, fold(part))):
            if wanted in text and wanted != text:
                return _beside(name, written, text, wanted, whole=part == name.text)
    return None


def _beside(
    name: OfficialName, written: str, text: str, part: str, *, whole: bool
) -> HandleResemblance:
    before, _, after = text.partition(part)
    words: list[str] = []
    unexplained = ""
    for beside in filter(None, (before, after)):
        found, left = words_in(beside)
        words += found
        unexplained += left
    manner = "held" if unexplained else "affixed"
    return HandleResemblance(name, manner, written, tuple(words), unexplained, whole=whole)
