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
# Looser pairs that a hurried eye takes for each other; good for whole names only.
_COARSE_PAIRS = (("lc", "k"), ("lh", "h"), ("rr", "m"), ("nr", "m"))
_COARSE = str.maketrans("vdnrqc6", "ubmmge9")
# Small letters UTS 39 maps to no Latin one although they are drawn or written like it.
_DRAWN_ALIKE = str.maketrans(
    "\u043c\u0442\u043a\u044c\u0432\u043d\u0433\u043f\u0438\u0475\u028d\u03ba\u03c4\u03bd\u03b7\u03c9\u03bc\u03b1\u03b2\u03c1\u03c3\u1d0d\u1d1b\u1d0b\u0185\u029c\u0299",
    "mtkbbhrnuvmktvnwuabpomtkbhb",
)
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


def coarse(skeleton: str) -> str:
    """Fold a skeleton further, by likenesses of a hurried glance: `vpdit` is like `upbit`."""
    for pair, single in _COARSE_PAIRS:
        if pair in skeleton:
            skeleton = skeleton.replace(pair, single)
    return skeleton.translate(_COARSE)


def glances(skeleton: str) -> set[str]:
    """Return all a skeleton may be taken for: a stroke beside a letter may belong to it or not."""
    found = {coarse(skeleton)}
    joined = skeleton.replace("lb", "b").replace("dl", "d")
    if joined != skeleton:
        found.add(coarse(joined))
    return found


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
    letters = "".join(c for c in plain if unicodedata.category(c)[0] != "M").lower()
    return letters.translate(_DRAWN_ALIKE)


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
