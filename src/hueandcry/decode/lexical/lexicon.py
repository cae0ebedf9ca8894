"""The words a campaign's names are put together from, and a label cut into them.

Thieves run words together (`multinetworkchain`, `fastdappssolution`), so a label is cut from the
left, the longest known word first. What no word explains is a name of its own, which honest
projects have and clones of a campaign mostly have not.
"""

from collections.abc import Iterable

SHORTEST, LONGEST = 3, 14


class Lexicon:
    """Words of three to fourteen letters, found by their first three."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words; the order does not matter."""
        self.words = frozenset(words)
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[:SHORTEST], set()).add(len(word))
        self._lengths = {
            head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()
        }

    def cut(self, label: str) -> tuple[list[str], int]:
        """Return the words of a label from left to right, and how many letters are left over."""
        found: list[str] = []
        left = start = 0
        lengths, words, end = self._lengths, self.words, len(label)
        while start < end:
            for length in lengths.get(label[start : start + SHORTEST], ()):
                word = label[start : start + length]
                if word in words:
                    found.append(word)
                    start += length
                    break
            else:
                left += label[start].isalpha()
                start += 1
        return found, left
