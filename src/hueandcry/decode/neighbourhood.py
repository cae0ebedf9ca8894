"""Keys by which an index finds the brand names near a label, without any loop over brands.

Four kinds of key: `whole` the whole skeleton, and the same folded further; `head` the first four
characters of the name and of its skeleton, to find names inside a longer label; `rest1` what is
left of a name up to nine characters after one deletion, `rest2` what is left of the first seven
letters of a longer one after two: W. Garbe's symmetric delete.
"""

from itertools import combinations
from typing import Final

from hueandcry.decode.unicode import coarse, fold, fold_single

HEAD: Final = 4
MOST_EDITS: Final = 2
# Shorter names may differ by one edit and are looked at whole, longer ones by two.
_LONG: Final = 10
_PREFIX: Final = 7


def allowed_distance(length: int, *, ordinary: bool) -> int:
    """Return how many edits a name of this length may differ by and still be meant.

    Short names have honest neighbours everywhere: none below 5 characters (6 for names that are
    words), one below 10, two above (coined names only). Two edits regardless of length would hit a
    quarter of the real sites that look alike.
    """
    if length < (6 if ordinary else 5):
        return 0
    return 1 if length < _LONG or ordinary else 2


def name_keys(text: str, *, ordinary: bool) -> set[tuple[str, str]]:
    """Return all (kind, key) under which a brand name is put into the index."""
    skeleton = fold(text)
    keys = {("whole", skeleton)}
    if len(text) > HEAD:
        keys.add(("whole", coarse(skeleton)))
    if len(text) >= HEAD:
        keys.add(("head", text[:HEAD]))
        keys.add(("head", skeleton[:HEAD]))
    if allowed_distance(len(text), ordinary=ordinary):
        kind, rests = ("rest2", _deletions2) if len(text) >= _LONG else ("rest1", _deletions1)
        keys.update((kind, rest) for rest in rests(fold_single(text)))
    return keys


def rest_keys(letters: str) -> list[tuple[str, list[str]]]:
    """Return (kind, keys) by which to find the names a piece may be near to."""
    found = []
    if HEAD <= len(letters) <= _LONG:
        found.append(("rest1", _deletions1(letters)))
    if len(letters) >= _LONG - MOST_EDITS:
        found.append(("rest2", _deletions2(letters)))
    return found


def _deletions1(letters: str) -> list[str]:
    """Return the letters and all they become by one deletion."""
    return [letters, *map("".join, combinations(letters, len(letters) - 1))]


def _deletions2(letters: str) -> list[str]:
    """Return all the first letters become by two deletions.

    Both sides have all seven of them, so what fewer deletions leave in common is in here too.
    """
    return [*map("".join, combinations(letters[:_PREFIX], _PREFIX - MOST_EDITS))]


def heads(joined: str) -> list[str]:
    """Return the four characters at each position of a label."""
    return [joined[start : start + HEAD] for start in range(len(joined) - HEAD + 1)]
