"""Skeletons, scripts and invisible characters (Unicode UTS 39, version 18).

The skeleton here is UTS 39's for characters beyond ASCII, marks stripped, lower case, and then one
fold of ASCII look-alikes that UTS 39 does not make; both sides of a comparison go through it.
"""

import unicodedata
from collections.abc import Callable

Prototype = Callable[[str], str | None]

# Pairs first: "cl" must be read before "1" has become "l".
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
_FOLD = str.maketrans("ij10345789", "lllo" + "eastbg")
# Zero-width and filler characters that are no format characters (category Cf) but show nothing.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {
    chr(c) for c in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
}
# Scripts that are written together in honest names (UTS 39 §5.2, "highly restrictive").
_TOGETHER = (
    {"LATIN", "CJK", "HIRAGANA", "KATAKANA"},
    {"LATIN", "CJK", "BOPOMOFO"},
    {"LATIN", "CJK", "HANGUL"},
)


def fold(text: str) -> str:
    """Fold the look-alikes among lower-case ASCII letters and digits: `unisvvap` → `unlswap`."""
    for pair, single in _PAIRS:
        if pair in text:
            text = text.replace(pair, single)
    return fold_single(text)


def fold_single(text: str) -> str:
    """Fold single characters only: edits are counted here, where "nn" must not become one."""
    return text.translate(_FOLD)


def bare(text: str, prototype: Prototype) -> str:
    """Return a label in plain letters: UTS 39 prototypes for what is not ASCII, no marks."""
    if text.isascii():
        return text.lower()
    shape = unicodedata.normalize("NFD", text)
    mapped = "".join(c if c < "\x80" else prototype(c) or c for c in shape)
    plain = unicodedata.normalize("NFKD", mapped)
    return "".join(c for c in plain if unicodedata.category(c)[0] != "M").lower()


def skeleton(text: str, prototype: Prototype) -> str:
    """Return the confusable-free form of a label. `prototype` gives UTS 39's for one character."""
    return fold(bare(text, prototype))


def invisible(text: str) -> tuple[str, ...]:
    """Return the invisible characters in the text, each once, as `U+200B ZERO WIDTH SPACE`."""
    if text.isascii() and text.isprintable():
        return ()
    found = dict.fromkeys(c for c in text if _shows_nothing(c))
    return tuple(f"U+{ord(c):04X} {unicodedata.name(c, 'CONTROL')}" for c in found)


def _shows_nothing(character: str) -> bool:
    return unicodedata.category(character) in {"Cf", "Cc"} or character in _FILLERS


def scripts(label: str) -> tuple[str, ...]:
    """Return the scripts a label is written in, without digits and signs.

    The first word of a character's name stands for its script, which holds for all scripts that
    have look-alikes of Latin letters; Python carries no script property.
    """
    if label.isascii():
        return ()
    letters = (c for c in label if unicodedata.category(c)[0] == "L")
    return tuple(dict.fromkeys(unicodedata.name(c, "UNKNOWN").split(" ", 1)[0] for c in letters))


def mixed(label_scripts: tuple[str, ...]) -> bool:
    """Say whether these scripts do not belong together in one honest name."""
    found = {"CJK" if s in {"KANGXI", "IDEOGRAPHIC"} else s for s in label_scripts}
    return len(found) > 1 and not any(found <= together for together in _TOGETHER)


def code_points(text: str) -> str:
    """Write a text as its code points: `vv` → `U+0076 U+0076`."""
    return " ".join(f"U+{ord(c):04X}" for c in text)
