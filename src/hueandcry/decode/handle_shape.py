"""A handle or a display name in the forms in which it is compared, and the keys to find it by.

`text` has lower-case letters and digits only; `skeleton` folds look-alikes
(`decode.unicode`; single characters before pairs: `cI` is read as `cl`, and that as d); `squeezed`
folds repeats too (`uniswaap`); `letters` folds single characters only, to count edits.
"""

import re

from msgspec import Struct

from hueandcry.decode.handle_words import core_of
from hueandcry.decode.lures import without_affix
from hueandcry.decode.neighbourhood import HEAD, heads, name_keys, rest_keys
from hueandcry.decode.unicode import Prototype, bare, coarse, fold, fold_single

# The prototype of Cyrillic's small ka is a letter of its own that is drawn as k.
_DRAWN_ALIKE = str.maketrans({"\u0138": "k"})
_REPEATS = re.compile(r"(.)\1+")


class Shape(Struct, frozen=True):
    """One name, ready to be compared; `core` is what its affixes leave."""

    text: str
    skeleton: str
    squeezed: str
    letters: str
    core: str


def shape_of(name: str, prototype: Prototype) -> Shape:
    """Prepare a name as it was written, in any alphabet."""
    text = plain(name, prototype)
    skeleton = fold(fold_single(text))
    return Shape(text, skeleton, squeezed(text), fold_single(text), core_of(text))


def plain(name: str, prototype: Prototype) -> str:
    """Return letters and digits only, lower case, look-alikes of other alphabets mapped."""
    letters = bare(name, prototype).translate(_DRAWN_ALIKE)
    return "".join(c for c in letters if c.isalnum())


def squeezed(text: str) -> str:
    """Fold repeats and look-alikes: `uniswaap` → `unlswap`."""
    # Repeats first: "nn" would be read as m.
    return single(fold(fold_single(single(text))))


def single(text: str) -> str:
    """Write each repeated character once."""
    return _REPEATS.sub(r"\1", text)


def target_keys(shape: Shape, *, ordinary: bool, coined: bool) -> set[tuple[str, str]]:
    """Return all (kind, key) under which an official name is put into the index.

    `coined` says that the core is no common word, and so is looked for by itself.
    """
    keys = name_keys(shape.text, ordinary=ordinary)
    keys |= {("whole", shape.squeezed), ("whole", shape.skeleton)}
    for text in (shape.text, shape.skeleton, shape.squeezed):
        if len(text) >= HEAD:
            keys.add(("head", text[:HEAD]))
    if coined:
        keys |= {("head", shape.core[:HEAD]), ("head", fold(shape.core)[:HEAD])}
    return keys


def query_keys(shape: Shape) -> dict[str, set[str]]:
    """Return kind → keys under which official names that a name may imitate stand."""
    keys = {"whole": {shape.skeleton, shape.squeezed, coarse(shape.skeleton)}}
    keys["head"] = {
        head for text in (shape.text, shape.skeleton, shape.squeezed) for head in heads(text)
    }
    inner = {shape.text, shape.core, without_affix(shape.text)} - {""}
    for text in inner:
        for kind, found in rest_keys(fold_single(text)):
            keys.setdefault(kind, set()).update(found)
    return {kind: found for kind, found in keys.items() if found}
