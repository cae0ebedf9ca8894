"""A page's words made comparable, and the words around what was found in them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# On both sides of what was found: enough to see what is asked, too little to carry a page.
_AROUND: Final = 60
_MOST_FOUND: Final = 200
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return a text in one form: compatible characters folded (NFKC), lower case, single blanks.

    Characters that show nothing are dropped: they are put between letters to hide a word.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return _BLANKS.sub(" ", text).casefold().strip()


def found_in(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where a pattern stands in a text, at most 200 times."""
    for count, match in enumerate(pattern.finditer(text)):
        if count >= _MOST_FOUND:
            return
        yield match


def excerpt(text: str, start: int, end: int) -> str:
    """Return what was found with the words around it, its links made unclickable."""
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND, start + 4 * _AROUND)
    part = _BLANKS.sub(" ", text[first:last]).strip()
    part = part.replace("://", "[:]//")
    return f"{'...' if first else ''}{part}{'...' if last < len(text) else ''}"
