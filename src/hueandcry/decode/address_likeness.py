"""How alike two Ethereum addresses look to somebody who reads their ends only.

Wallets show the first and last four to six digits, so thieves grind addresses that share them with
one the victim pays, and plant them in his history (address poisoning).
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

# Equal digits at both ends together. In the labelled attacks of Poison-Hunter (CCS'24) 61 of 62
# have six or more; of two random addresses one pair in 2.4 million has (7 / 16^6).
MIN_TOGETHER: Final = 6
# Both ends alike: nobody hits them by chance, and the eye has nothing left to hold on to.
MIN_EACH: Final = 2
# Many contracts are made to begin with zeros, to save gas: where nothing but zeros is equal, more
# of them than this prove nothing.
_ZEROS_COUNTED: Final = 2


class Likeness(Struct, frozen=True):
    """Equal hex digits of two addresses at the front (after `0x`) and at the end.

    `first` and `last` are what they prove: as many, but two at most where all of them are zeros.
    """

    prefix: int
    suffix: int
    first: int
    last: int

    @property
    def together(self) -> int:
        """Return what both ends prove."""
        return self.first + self.last

    @property
    def least(self) -> int:
        """Return what the less alike end proves."""
        return min(self.first, self.last)

    @property
    def alike(self) -> bool:
        """Say whether the two can be taken for one another."""
        return self.together >= MIN_TOGETHER

    @property
    def both_ends(self) -> bool:
        """Say whether both ends are alike, not one alone."""
        return self.alike and self.least >= MIN_EACH


def likeness(account: str, known: str) -> Likeness:
    """Compare two different lower-case addresses with `0x`."""
    prefix, first = _equal(account[2:], known[2:])
    suffix, last = _equal(account[:1:-1], known[:1:-1])
    return Likeness(prefix, suffix, first, last)


def _equal(one: str, other: str) -> tuple[int, int]:
    """Return how many digits are equal before the first that differs, and what that proves."""
    count = 0
    for here, there in zip(one, other, strict=False):
        if here != there:
            break
        count += 1
    only_zeros = not one[:count].strip("0")
    return count, min(count, _ZEROS_COUNTED) if only_zeros else count


class LikenessIndex:
    """Known addresses, asked for those that look like another one: three look-ups, no scan."""

    def __init__(self, known: Iterable[str]) -> None:
        """Take lower-case addresses."""
        self._known = frozenset(known)
        self._by_end: dict[str, list[str]] = {}
        for account in sorted(self._known):
            for key in _keys(account):
                self._by_end.setdefault(key, []).append(account)

    def __contains__(self, account: str) -> bool:
        """Say whether the address itself is known."""
        return account in self._known

    def like(self, account: str) -> tuple[tuple[str, Likeness], ...]:
        """Return known addresses that look like this one, the most alike first; none for itself."""
        if account in self._known:
            return ()
        found = {known for key in _keys(account) for known in self._by_end.get(key, ())}
        rows = [(known, likeness(account, known)) for known in found]
        alike = [row for row in rows if row[1].alike]
        return tuple(sorted(alike, key=lambda row: (-row[1].together, row[0])))


def _keys(account: str) -> tuple[str, str, str]:
    """Return keys one of which any two alike share: six digits together leave no other way.

    Either both ends have two equal digits, or one end has five.
    """
    return (account[2:4] + account[-2:], "<" + account[2:7], ">" + account[-5:])
