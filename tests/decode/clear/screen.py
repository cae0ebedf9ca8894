"""Compares what we show with what a Ledger's screen showed, by rules written down here.

The registry's expected texts are read off a screen: broken where a line ends, one text or several
a page. So all texts of a case are joined and white space is taken out. What is left must be
explained whole, in order, by our own pieces: labels, values, and the lines every wallet shows
around them (who is dealt with, network, fees). Pieces may be left out (cases list some lines only);
what stands on the screen may not. Leniencies, each with its reason:

- A lone "R" is the head of the next text ("R", "eceive"), or of a button; "Transaction", "signed"
  is the last page.
- "Transaction type" stands for the label of a call inside the call: the device's own words.
- An address with a name: the device shows the name alone, or the address, or a token's ticker.
- Fields of a typed message come in any order, label and value together: see `registry.show`.
- A date in RFC 3339 stands as `2026-04-21 12:00:00 AM UTC`, or the day alone (circle's cases, which
  are written by hand: their addresses are in small letters, and the intent stands first).
- Hex may be in capitals or small letters throughout, else it must have our capitals (checksums).
- A label is cut after two lines (21 characters without blanks), a value after three to five; with
  `...` or `...More` after it, after 10.
- "???" is the ticker of a token the device does not know: see `unknown`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import combinations
from typing import NamedTuple

_HEX = re.compile(r"0x[0-9a-fA-F]+")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NAMED = re.compile(r"(.+) \((0x[0-9a-fA-F]{40})\)")
_ENDING = re.compile(r"(0x[0-9a-fA-F]{40})\)?$")
_UNKNOWN = re.compile(r"(.+?)(?: base units)? \(unknown token(?: 0x[0-9a-fA-F]{40})?\)")
_SHORTEST_CUT, _SHORTEST_WITH_DOTS = 21, 10
_CUTS = ("...More", "...")
_MOST_LONE = 10


class Piece(NamedTuple):
    """A label or value, in the forms it may have on the screen."""

    forms: tuple[str, ...]


def screens(texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts of a case as one, without white space, for each reading of a lone "R"."""
    kept = [text for text in texts if text != "signed"]
    while kept and kept[-1] in {"Transaction", "R"}:
        kept.pop()
    places = [place for place, text in enumerate(kept) if text == "R"][:_MOST_LONE]
    for size in range(len(places) + 1):
        for noise in combinations(places, size):
            yield bare("".join(text for place, text in enumerate(kept) if place not in noise))


def bare(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def label(text: str) -> Piece:
    return Piece((bare(text),))


def inner_label(text: str) -> Piece:
    return Piece((bare(text), "Transactiontype"))


def value(text: str, tickers: Mapping[str, Iterable[str]] = {}) -> Piece:
    """Return a value in the forms a device may show it in; `tickers` are those of addresses."""
    forms = [text]
    if found := _NAMED.fullmatch(text):
        forms += [found[1], found[2]]
    if found := _ENDING.search(text):
        forms += sorted(tickers.get(found[1].lower(), ()))
    if found := _UNKNOWN.fullmatch(text):
        forms.append(f"{found[1]} ???")
    if _DATE.fullmatch(text):
        forms += [f"{datetime.fromisoformat(text):%Y-%m-%d %I:%M:%S %p UTC}", text[:10]]
    return Piece(tuple(bare(form) for form in forms))


def missing(pieces: Sequence[Piece], screens: Iterable[str], *, ordered: bool = True) -> str:
    """Return what of a screen is not made of these pieces; empty: all is, in one reading of it."""
    explain = furthest if ordered else furthest_of_pairs
    left = [screen[explain(pieces, screen) :] for screen in screens]
    return min(left, key=len)


def furthest_of_pairs(pieces: Sequence[Piece], screen: str) -> int:
    """Return how much of the screen is explained by pairs of label and value, in any order."""
    pairs = list(zip(pieces[::2], pieces[1::2], strict=True))
    best = 0

    @cache
    def reach(at: int, used: frozenset[int]) -> bool:
        nonlocal best
        best = max(best, at)
        return at == len(screen) or any(
            reach(after, used | {number})
            for number, pair in enumerate(pairs)
            if number not in used
            for after in _after(pair, screen, at)
        )

    reach(0, frozenset())
    return best


def _after(pair: Sequence[Piece], screen: str, at: int) -> list[int]:
    places = [at]
    found: list[int] = []
    for piece in pair:
        places = [
            place + size
            for place in places
            for form in piece.forms
            for size in _sizes(form, screen, place)
        ]
        found = places + found
    return found


def furthest(pieces: Sequence[Piece], screen: str) -> int:
    """Return how much of the screen is explained."""
    best = 0

    @cache
    def reach(at: int, number: int) -> bool:
        nonlocal best
        best = max(best, at)
        if at == len(screen):
            return True
        for later in range(number, len(pieces)):
            for form in pieces[later].forms:
                for size in _sizes(form, screen, at):
                    if reach(at + size, later + 1):
                        return True
        return False

    reach(0, 0)
    return best


def _sizes(form: str, screen: str, at: int) -> list[int]:
    """Return how many characters of the screen the form may take from here."""
    if not form:
        return []
    if _same(form, screen[at : at + len(form)]):
        return [len(form)]
    common = 0
    while common < min(len(form), len(screen) - at) and _alike(form, screen[at + common], common):
        common += 1
    if common == len(form):
        return []
    cut = next((cut for cut in _CUTS if screen.startswith(cut, at + common)), "")
    return [common + len(cut)] if common >= (_SHORTEST_WITH_DOTS if cut else _SHORTEST_CUT) else []


def _alike(form: str, character: str, place: int) -> bool:
    other = form[place]
    return other == character or (form[:2] == "0x" and other.lower() == character.lower())


def _same(form: str, shown: str) -> bool:
    if form == shown:
        return True
    digits = shown[2:]
    return bool(
        _HEX.fullmatch(form)
        and form.lower() == shown.lower()
        and digits in {digits.lower(), digits.upper()}
    )
