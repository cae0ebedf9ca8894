"""The fields of a page that are typed into, each with all that tells what it is for."""

from typing import Final

from hueandcry.model.page import Field

MAX_FIELDS: Final = 100
_MAX_HINT: Final = 200
# Pieces of one label; more is a label that was never closed.
_MAX_PIECES: Final = 20
_HINTS: Final = ("name", "id", "placeholder", "aria-label", "title", "autocomplete", "data-label")
_NOT_TYPED: Final = frozenset({"hidden", "submit", "button", "image", "reset", "checkbox", "radio"})


class FieldCollector:
    """Collects fields and labels as they come; a label stands around, before or behind its field.

    Limits: 100 fields and labels, 200 characters a hint.
    """

    def __init__(self) -> None:
        """Begin without any; `full` says that there were more than are kept."""
        self.full = False
        self._fields: list[tuple[str, list[str], str]] = []
        self._labels: dict[str, str] = {}
        self._label: list[str] | None = None
        self._label_for = ""

    def add(self, kind: str, attributes: dict[str, str]) -> None:
        """Take a field, unless nothing is typed into it."""
        if kind in _NOT_TYPED:
            return
        if len(self._fields) >= MAX_FIELDS:
            self.full = True
            return
        hints = [attributes[key] for key in _HINTS if attributes.get(key)]
        if self._label is not None:
            hints.append("".join(self._label))
        self._fields.append((kind[:20], hints, attributes.get("id", "")))

    def open_label(self, named: str) -> None:
        """Begin a label; `named` is the id of its field, or empty."""
        self._label, self._label_for = [], named

    def hear(self, text: str) -> None:
        """Take text, which may stand in a label."""
        if self._label is not None and len(self._label) < _MAX_PIECES:
            self._label.append(text[:_MAX_HINT])

    def close_label(self) -> None:
        """End a label."""
        if self._label_for and self._label and len(self._labels) < MAX_FIELDS:
            self._labels[self._label_for] = "".join(self._label)
        self._label = None

    def fields(self) -> tuple[Field, ...]:
        """Return all fields."""
        found = []
        for kind, hints, identifier in self._fields:
            told = " ".join([*hints, self._labels.get(identifier, "")])
            found.append(Field(kind, " ".join(told.split())[:_MAX_HINT]))
        return tuple(found)
