"""Keys by which an index finds the brand names near a label, without any loop over brands.

Four kinds of key: `whole` the whole skeleton; `head` and `folded_head` the first four characters of
the name or its skeleton, to find names inside a longer label; `rest` what is left after deletions
(W. Garbe's symmetric delete, on a prefix of seven characters, two deletions at the most).
"""

from typing import Final

from hueandcry.decode.unicode import fold, fold_single

HEAD: Final = 4
_PREFIX: Final = 7


def allowed_distance(length: int, *, ordinary: bool) -> int:
    """Return how many edits a name of this length may differ by and still be meant.

    Short names have honest neighbours everywhere: one edit from 5 characters on (6 for names that
    are words), two from 8 on (coined names only). Two edits regardless of length would hit a
    quarter of the real sites that look alike.
    """
    if length < (6 if ordinary else 5):
        return 0
    return 1 if length < 8 or ordinary else 2


def name_keys(text: str, *, ordinary: bool) -> set[tuple[str, str]]:
    """Return all (kind, key) under which a brand name is put into the index."""
    skeleton = fold(text)
    keys = {("whole", skeleton)}
    if len(text) >= HEAD:
        keys.add(("head", text[:HEAD]))
        keys.add(("folded_head", skeleton[:HEAD]))
    depth = allowed_distance(len(text), ordinary=ordinary)
    if depth:
        keys.update(("rest", rest) for rest in deletions(fold_single(text)[:_PREFIX], depth))
    return keys


def rest_keys(piece: str) -> set[str]:
    """Return the `rest` keys of a plain piece; none for a piece too short to be near a name."""
    if len(piece) < HEAD:
        return set()
    return deletions(fold_single(piece)[:_PREFIX], 2 if len(piece) > 5 else 1)


def heads(joined: str) -> list[str]:
    """Return the four characters at each position of a label."""
    return [joined[start : start + HEAD] for start in range(len(joined) - HEAD + 1)]


def deletions(text: str, depth: int) -> set[str]:
    """Return the text and all it can become by up to `depth` deletions (one or two)."""
    once = {text[:i] + text[i + 1 :] for i in range(len(text))}
    if depth == 1:
        return once | {text}
    twice = {text[:i] + text[i + 1 : j] + text[j + 1 :] for j in range(len(text)) for i in range(j)}
    return twice | once | {text}
