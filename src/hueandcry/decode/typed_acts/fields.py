"""The fields of a signed struct, taken out by name and kind."""

from collections.abc import Mapping, Sequence
from typing import Final

# Seaport's largest tree has 2^24 leaves; nobody reads more of them than this.
MAX_LEAVES: Final = 1_000
_MAX_DEPTH: Final = 32


class Unfit(Exception):
    """A field is missing or of another kind than its form says; the text says which."""


class Fields:
    """One struct's values, as `TypedDocument.message` holds them. All methods raise `Unfit`."""

    __slots__ = ("_values",)

    def __init__(self, values: object) -> None:
        """Take the struct; anything else than a mapping does not fit."""
        if not isinstance(values, Mapping):
            raise Unfit("a struct is empty")
        self._values: Mapping[str, object] = values

    def has(self, name: str) -> bool:
        """Say whether the struct has a field of this name."""
        return name in self._values

    def value(self, name: str) -> object:
        """Return a field as it is."""
        if name not in self._values:
            raise Unfit(f"{name} is missing")
        return self._values[name]

    def number(self, *names: str) -> int:
        """Return the integer of the first of these names that the struct has."""
        found = self.value(self._first(names))
        if not isinstance(found, int) or isinstance(found, bool):
            raise Unfit(f"{names[0]} is no number")
        return found

    def address(self, *names: str) -> str:
        """Return the address of the first of these names that the struct has, lower case."""
        return self.text(*names).lower()

    def text(self, *names: str) -> str:
        """Return the text of the first of these names that the struct has."""
        found = self.value(self._first(names))
        if not isinstance(found, str):
            raise Unfit(f"{names[0]} is no text")
        return found

    def flag(self, *names: str) -> bool:
        """Return the truth value of the first of these names that the struct has."""
        found = self.value(self._first(names))
        if not isinstance(found, bool):
            raise Unfit(f"{names[0]} is no truth value")
        return found

    def data(self, name: str) -> bytes:
        """Return bytes, of fixed or open length."""
        found = self.value(name)
        if not isinstance(found, bytes):
            raise Unfit(f"{name} are no bytes")
        return found

    def part(self, name: str) -> "Fields":
        """Return a struct inside."""
        return Fields(self.value(name))

    def numbers(self, name: str) -> list[int]:
        """Return a list of integers."""
        found = self._list(name)
        whole = [one for one in found if isinstance(one, int) and not isinstance(one, bool)]
        if len(whole) != len(found):
            raise Unfit(f"{name} holds what is no number")
        return whole

    def parts(self, name: str) -> list["Fields"]:
        """Return a list of structs."""
        return [Fields(one) for one in self._list(name)]

    def leaves(self, name: str) -> tuple[list["Fields"], int]:
        """Return the structs of a list of lists, at most 1,000, and how many there are at least."""
        found: list[object] = [self.value(name)]
        for _ in range(_MAX_DEPTH):
            if not any(_is_list(one) for one in found):
                return [Fields(one) for one in found[:MAX_LEAVES]], len(found)
            # One more than the limit, so that the count says that there are more.
            found = [leaf for one in found for leaf in _opened(one)][: MAX_LEAVES + 1]
        raise Unfit(f"{name} is nested more than {_MAX_DEPTH} deep")

    def _list(self, name: str) -> Sequence[object]:
        found = self.value(name)
        if not isinstance(found, list | tuple):
            raise Unfit(f"{name} is no list")
        return found

    def _first(self, names: Sequence[str]) -> str:
        return next((name for name in names if name in self._values), names[0])


def _opened(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else [value]


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)
