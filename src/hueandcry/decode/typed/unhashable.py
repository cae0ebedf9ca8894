"""Why a typed-data document has no hash that every signer would make."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hueandcry.decode.typed.document import TypedDocument


class Unhashable(Exception):
    """Signers would refuse the document, or hash it differently; `reason` says where and who.

    `document` is what it says where only its hash is in dispute: it has no hashes then, and must
    never pass for checked. It is None where the document cannot be read in one way.
    """

    def __init__(self, reason: str, *, disputed: bool = False) -> None:
        """Keep the reason; the path before it grows as the exception leaves the document."""
        super().__init__(reason)
        self.disputed = disputed
        self.document: TypedDocument | None = None
        self._reason = reason
        self._path: list[str] = []

    def within(self, part: str) -> Unhashable:
        """Say that it happened inside a field or array element of this name."""
        self._path.append(part)
        return self

    @property
    def reason(self) -> str:
        """The path and what is wrong there, as one sentence."""
        path = "".join(reversed(self._path)).removeprefix(".")
        return f"{path}: {self._reason}" if path else self._reason

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


class Reading:
    """What one reading of a document keeps count of.

    `lenient` passes over what only a hash depends on. `unreached` says that a struct has more
    fields than its type.
    """

    __slots__ = ("left", "lenient", "unreached")

    def __init__(self, *, lenient: bool, values: int) -> None:
        """Begin a reading that may meet so many values."""
        self.lenient = lenient
        self.left = values
        self.unreached = False

    def dispute(self, reason: str) -> None:
        """Refuse the document, unless only its meaning is asked for. Raises `Unhashable`."""
        if not self.lenient:
            raise Unhashable(reason, disputed=True)

    def count(self, values: int) -> None:
        """Count values met. Raises `Unhashable` beyond the limit."""
        self.left -= values
        if self.left < 0:
            raise Unhashable("more values than a person could check before signing")
