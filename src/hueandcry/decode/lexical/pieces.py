"""A host's parts → the pieces the model weighs; each piece is a short text, and says what it is.

    ^met, lai$      letters in a row of the label its owner chose; ^ and $ are its ends
    <vot            the same of the label left of it
    w:claim         a word of the lexicon; f: the first one, e: the last one
    w:claim+air     two words side by side
    e:claim.xyz     the last word and the suffix
    s:xyz, t:uk     the suffix, and its last label where that is only a part of it
    l:vote          a whole label to the left; i: how many there are
    r:a9-a          the runs of letters, digits and hyphens; with the suffix behind a dot
    n: o: d: h:     length, letters no word explains, digits, hyphens, some with the suffix
    k:2/0           how many words and how many letters left over
    p: x:           a customer of a shared host; a name in another script

A piece stands as often as it occurs. The two functions below are asked for every host of a stream:
what depends on the shape and the suffix only is remembered.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from hueandcry.decode.host import to_unicode
from hueandcry.decode.lexical.lexicon import Lexicon
from hueandcry.model.fact import HostParts

# A DNS label has 63 characters; a decoded one may have fewer, none has more (RFC 1035 §2.3.4).
_LONGEST_LABEL = 63
# Beyond this many labels to the left nothing new is said.
_MOST_LEFT = 4
_SHAPES = re.compile(r"[a-z]+|[0-9]+|-+|[^a-z0-9-]+")
_LETTER = {**dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "a"), **dict.fromkeys("0123456789", "9")}
_MOST_RUNS = 9


def pieces_of(parts: HostParts, lexicon: Lexicon) -> list[str]:
    """Return the pieces of a host; none for a suffix or an address."""
    if not parts.own:
        return []
    own = plain_label(parts.own)
    suffix = parts.suffix
    found = in_a_row("^" + own + "$")
    words, rest = lexicon.cut(own)
    if words:
        found += ["w:" + word for word in words]
        found += [f"w:{a}+{b}" for a, b in pairwise(words)]
        found += ["f:" + words[0], "e:" + words[-1], f"e:{words[-1]}.{suffix}"]
    found += _of_count(len(words), rest, suffix)
    found += _of_shape(*_shape(own), len(own), own.count("-"), suffix)
    if parts.platform:
        found.append("p:")
    if own != parts.own:
        found.append("x:")
    # "www." is how a host is written, not what it is called.
    left = parts.left[1:] if parts.left[:1] == ("www",) else parts.left
    return found + _of_left(left) if left else found


def plain_label(label: str) -> str:
    """Return a label in lower-case letters without marks: `xn--metamsk-d4a` → `metamask`."""
    if not label.startswith("xn--"):
        return label
    text = unicodedata.normalize("NFKD", to_unicode(label))
    plain = "".join(c for c in text if unicodedata.category(c)[0] != "M")
    return plain.lower()[:_LONGEST_LABEL]


def in_a_row(text: str) -> list[str]:
    """Return every three to five characters in a row."""
    end = len(text)
    return [
        *[text[i : i + 3] for i in range(end - 2)],
        *[text[i : i + 4] for i in range(end - 3)],
        *[text[i : i + 5] for i in range(end - 4)],
    ]


def _shape(own: str) -> tuple[str, int]:
    """Return the runs of a label, a sign each, and how many digits it has."""
    if own.isalpha() and own.isascii():
        return "a", 0
    runs = _SHAPES.findall(own)
    digits = sum([len(run) for run in runs if run[0] in "0123456789"])
    return "".join([_LETTER.get(run[0], run[0]) for run in runs[:_MOST_RUNS]]), digits


@lru_cache(maxsize=16_384)
def _of_shape(shape: str, digits: int, size: int, hyphens: int, suffix: str) -> tuple[str, ...]:
    length = size if size < 8 else 8 + (size - 8) // 2 if size < 20 else 14 + (size - 20) // 6
    found = (
        f"n:{length}", f"n:{length // 2}.{suffix}", f"r:{shape}", f"r:{shape}.{suffix}",
        f"d:{min(digits, 5)}", f"h:{min(hyphens, 4)}", f"h:{min(hyphens, 2)}.{suffix}",
        "s:" + suffix,
    )  # fmt: skip
    tld = suffix.rpartition(".")[2]
    return found if tld == suffix else (*found, "t:" + tld)


@lru_cache(maxsize=16_384)
def _of_count(words: int, left: int, suffix: str) -> tuple[str, ...]:
    rest = min(left, 7)
    return f"o:{rest}", f"o:{rest}.{suffix}", f"k:{min(words, 5)}/{rest}"


def _of_left(left: tuple[str, ...]) -> list[str]:
    near = left[-_MOST_LEFT:]
    text = "^" + plain_label(left[-1]) + "$"
    end = len(text)
    return [
        f"i:{len(near)}",
        *["l:" + label for label in near],
        *["<" + text[i : i + 3] for i in range(end - 2)],
        *["<" + text[i : i + 4] for i in range(end - 3)],
    ]
