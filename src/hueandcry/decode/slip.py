"""Whether one edit is a slip people make, or another word.

The classes thieves register by: Y.-M. Wang et al., "Strider Typo-Patrol" (SRUTI 2006) for missing,
doubled, swapped and neighbouring letters; A. Dinaburg's bit flips
("Bitsquatting", Black Hat 2011); vowels for vowels. Keys are those of QWERTY, QWERTZ and
AZERTY.
"""

_LAYOUTS = (
    ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
    ("1234567890", "qwertzuiop", "asdfghjkl", "yxcvbnm"),
    ("1234567890", "azertyuiop", "qsdfghjklm", "wxcvbn"),
)
_VOWELS = frozenset("aeiouy")


def _neighbours() -> dict[str, frozenset[str]]:
    """Return for each key those beside it, above and below, on any of the layouts."""
    near: dict[str, set[str]] = {}
    for rows in _LAYOUTS:
        for number, row in enumerate(rows):
            for at, key in enumerate(row):
                beside = row[max(at - 1, 0) : at + 2]
                below = rows[number + 1][max(at - 1, 0) : at + 1] if number < 3 else ""
                above = rows[number - 1][at : at + 2] if number else ""
                near.setdefault(key, set()).update(beside, below, above)
    return {key: frozenset(keys - {key}) for key, keys in near.items()}


_NEAR = _neighbours()


def is_slip(seen: str, known: str) -> bool:
    """Say whether `seen`, one edit away, is a slip of the hand, the eye or the wire for `known`."""
    start = 0
    while start < min(len(seen), len(known)) and seen[start] == known[start]:
        start += 1
    if len(seen) < len(known):
        return True
    if len(seen) > len(known):
        return _is_extra(seen, start)
    if seen[start + 1 :] == known[start + 1 :]:
        return _is_replaced(seen[start], known[start])
    return True


def _is_extra(seen: str, at: int) -> bool:
    """Say whether the letter at this place slipped in: doubled, from beside, or at the end."""
    letter = seen[at]
    around = seen[max(at - 1, 0) : at] + seen[at + 1 : at + 2]
    # An "s" inside makes a plural of the first word of a compound ("coinsbase").
    if at == len(seen) - 1 or letter == "s":
        return True
    return any(other == letter or letter in _NEAR.get(other, "") for other in around)


def _is_replaced(letter: str, meant: str) -> bool:
    """Say whether one letter stands for another by keyboard, by vowel or by a flipped bit."""
    if letter in _NEAR.get(meant, "") or {letter, meant} <= _VOWELS:
        return True
    difference = ord(letter) ^ ord(meant)
    return difference & (difference - 1) == 0
