"""What a reader of one form gets, and what it gives."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from hueandcry.decode.calldata.frame import CallFrame
from hueandcry.decode.typed_acts.fields import Fields
from hueandcry.decode.typed_acts.shape import Field
from hueandcry.model.act import AnyAct

NOBODY: Final = "0x" + "0" * 40

ReadInner = Callable[[CallFrame], Sequence[AnyAct]]


class Note(NamedTuple):
    """Something signed that is not understood, or only by its hash."""

    text: str


class Signed(NamedTuple):
    """A struct that is signed: where it stands, for which contract, and by whom."""

    place: tuple[str, ...]
    primary_type: str
    types: Mapping[str, Sequence[Field]]
    fields: Fields
    chain: str
    contract: str
    signer: str
    read_inner: ReadInner

    def call(self, sender: str, target: str, amount: int, data: bytes) -> "Sequence[AnyAct | Note]":
        """Return what a call inside the struct does."""
        if not target:
            return [Note("the domain names no contract, so that nobody knows what is called")]
        return self.read_inner(CallFrame(self.place, self.chain, sender, target, amount, data))

    def inside(self, name: str) -> tuple[str, ...]:
        """Return the place of a part."""
        return (*self.place, name)


Reader = Callable[[Signed], Iterable[AnyAct | Note]]


class Form(NamedTuple):
    """A known form: what it is called, who reads it, and the primary type it must have, if any."""

    name: str
    read: Reader
    only: str = ""


Forms = Mapping[str, Form]
