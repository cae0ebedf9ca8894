"""Look-alike handles made by a generator of its own, to measure the detectors of handles on.

Six kinds: digits and look-alike letters, repeats, separators, characters of other alphabets, words
added, and typing slips. The words are those that public warnings of impersonators on X and Telegram
name; they were written down before the detectors' own words were tuned. Every variant but those
with other alphabets keeps to the rules of X (letters, digits, `_`, 15 characters).
"""

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

LONGEST = 15
_DIGITS = {
    "o": "0",
    "l": "1I",
    "i": "1l",
    "e": "3",
    "a": "4",
    "s": "5",
    "t": "7",
    "b": "8",
    "g": "9",
}
_PAIRS = {"m": "rn", "w": "vv", "d": "cl"}
# Cyrillic, Greek and Latin letters drawn like these (Unicode confusables, UTS 39).
_FOREIGN = {
    "a": "\u0430\u0251", "c": "\u0441\u03f2", "e": "\u0435\u212e", "i": "\u0456\u0131",
    "o": "\u043e\u03bf", "p": "\u0440\u03c1", "s": "\u0455", "x": "\u0445", "y": "\u0443",
    "u": "\u03c5", "n": "\u0578", "h": "\u04bb", "d": "\u0501", "k": "\u043a", "t": "\u0442",
}  # fmt: skip
_AFTER = tuple(
    "_support support official _official _eth eth help _help team _team real hq _hq dao _dao io _io"
    " app xyz fi airdrop _airdrop labs crypto nft global 1 01 admin giveaway claim verified token"
    " foundation helpdesk care desk".split()
)
_BEFORE = ("0x", "real", "the", "official", "official_", "team", "get", "join", "support_", "help")
_NEAR_KEYS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w",
    "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu",
    "z": "x",
}  # fmt: skip


class Variant(NamedTuple):
    """A look-alike of an official handle: whose, of which kind, and on which platform."""

    official: str
    kind: str
    platform: str
    name: str


def variants(official: str, seed: int, per_kind: int) -> Iterator[Variant]:
    """Yield up to `per_kind` look-alikes of each kind."""
    for kind, make in _KINDS.items():
        chance = random.Random(f"{seed} {kind} {official}")
        platform = "youtube" if kind == "alphabet" else "x"
        made = sorted({name for name in make(official) if _fits(name, official, platform)})
        for name in chance.sample(made, min(per_kind, len(made))):
            yield Variant(official, kind, platform, name)


def _fits(name: str, official: str, platform: str) -> bool:
    changed = name.lower() != official.lower()
    return changed and (platform != "x" or len(name) <= LONGEST)


def _digits(name: str) -> Iterator[str]:
    for at, letter in enumerate(name):
        for other in _DIGITS.get(letter.lower(), ""):
            once = name[:at] + other + name[at + 1 :]
            yield once
            for later in range(at + 1, len(once)):
                for second in _DIGITS.get(once[later].lower(), ""):
                    yield once[:later] + second + once[later + 1 :]
        pair = _PAIRS.get(letter.lower())
        if pair:
            yield name[:at] + pair + name[at + 1 :]


def _repeats(name: str) -> Iterator[str]:
    for at, letter in enumerate(name):
        if letter.isalnum():
            yield name[:at] + letter + name[at:]
        if at and letter.lower() == name[at - 1].lower():
            yield name[:at] + name[at + 1 :]


def _separators(name: str) -> Iterator[str]:
    for at in range(len(name) + 1):
        yield name[:at] + "_" + name[at:]
    yield f"_{name}_"
    yield f"{name}__"
    if "_" in name:
        yield name.replace("_", "")
        yield name.replace("_", "__")


def _alphabet(name: str) -> Iterator[str]:
    for at, letter in enumerate(name):
        for other in _FOREIGN.get(letter.lower(), ""):
            yield name[:at] + other + name[at + 1 :]


def _words(name: str) -> Iterator[str]:
    yield from (name + word for word in _AFTER)
    yield from (word + name for word in _BEFORE)


def _slips(name: str) -> Iterator[str]:
    for at in range(1, len(name)):
        yield name[:at] + name[at + 1 :]
        if at + 1 < len(name):
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        for key in _NEAR_KEYS.get(name[at].lower(), ""):
            yield name[:at] + key + name[at + 1 :]
            yield name[:at] + key + name[at:]


_KINDS: dict[str, Callable[[str], Iterator[str]]] = {
    "digits": _digits,
    "repeats": _repeats,
    "separators": _separators,
    "alphabet": _alphabet,
    "words": _words,
    "slips": _slips,
}
