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

A piece stands once however often it occurs: the model adds weights of what is there.
"""

import re
import unicodedata

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


def pieces_of(parts: HostParts, lexicon: Lexicon) -> set[str]:
    """Return the pieces of a host; empty for a suffix or an address."""
    if not parts.own:
        return set()
    own = plain_label(parts.own)
    suffix = parts.suffix
    found = set(_in_a_row("^" + own + "$"))
    found.update(_of_words(own, suffix, lexicon))
    found.update(_of_shape(own, suffix))
    found.add("s:" + suffix)
    tld = suffix.rpartition(".")[2]
    if tld != suffix:
        found.add("t:" + tld)
    if parts.platform:
        found.add("p:")
    if own != parts.own:
        found.add("x:")
    if parts.left:
        found.update(_of_left(parts.left))
    return found


def plain_label(label: str) -> str:
    """Return a label in lower-case letters without marks: `xn--metamsk-d4a` → `metamask`."""
    if not label.startswith("xn--"):
        return label
    text = unicodedata.normalize("NFKD", to_unicode(label))
    plain = "".join(c for c in text if unicodedata.category(c)[0] != "M")
    return plain.lower()[:_LONGEST_LABEL]


def _in_a_row(text: str) -> list[str]:
    """Return every three to five characters in a row."""
    end = len(text)
    return [
        *[text[i : i + 3] for i in range(end - 2)],
        *[text[i : i + 4] for i in range(end - 3)],
        *[text[i : i + 5] for i in range(end - 4)],
    ]


def _of_words(own: str, suffix: str, lexicon: Lexicon) -> list[str]:
    words, left = lexicon.cut(own)
    rest = min(left, 7)
    found = [f"o:{rest}", f"o:{rest}.{suffix}", f"k:{min(len(words), 5)}/{rest}"]
    if words:
        found += ["w:" + word for word in words]
        found += [f"w:{a}+{b}" for a, b in zip(words, words[1:], strict=False)]
        found += ["f:" + words[0], "e:" + words[-1], f"e:{words[-1]}.{suffix}"]
    return found


def _of_shape(own: str, suffix: str) -> list[str]:
    runs = _SHAPES.findall(own)
    shape = "".join([_LETTER.get(run[0], run[0]) for run in runs[:_MOST_RUNS]])
    size, hyphens = len(own), own.count("-")
    digits = sum([len(run) for run in runs if run[0] in "0123456789"])
    length = size if size < 8 else 8 + (size - 8) // 2 if size < 20 else 14 + (size - 20) // 6
    return [
        f"n:{length}", f"n:{length // 2}.{suffix}", f"r:{shape}", f"r:{shape}.{suffix}",
        f"d:{min(digits, 5)}", f"h:{min(hyphens, 4)}", f"h:{min(hyphens, 2)}.{suffix}",
    ]  # fmt: skip


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
