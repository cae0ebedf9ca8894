"""Chosen elements of a large XML document, one after the other, each as a small tree.

Limits: no document type, so no entities (their expansion fills any memory); 64 levels; 100,000
elements in one tree. Names are without their prefix.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Final
from xml.parsers import expat

from msgspec import Struct

from hueandcry.gather.feeds.feed import FeedFault

# The lists this reads are ten levels deep, their largest entry has some thousand elements.
MAX_DEPTH: Final = 64
MAX_ELEMENTS: Final = 100_000


class Element(Struct, frozen=True):
    """An element with its attributes, its children and the text between them."""

    name: str
    attributes: dict[str, str]
    children: list["Element"]
    pieces: list[str]

    @property
    def text(self) -> str:
        """Return its own text, blanks joined."""
        return " ".join("".join(self.pieces).split())

    def all(self, name: str) -> Iterator["Element"]:
        """Yield the elements of a name below this one, in the order of the document."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)

    def child(self, name: str) -> str:
        """Return the text of the first child of a name, empty where there is none."""
        return next((child.text for child in self.children if child.name == name), "")


class _Trees:
    """Handlers of the parser: they build the trees of chosen elements and pass the rest by."""

    def __init__(self, wanted: Collection[str], below: Collection[str]) -> None:
        self._wanted, self._below = wanted, below
        self._open: list[Element] = []
        self._depth = self._elements = self._passing = 0
        self.finished: list[Element] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FeedFault(f"the XML is more than {MAX_DEPTH} levels deep")
        plain = name.rpartition(":")[2]
        if self._passing or plain not in (self._below if self._open else self._wanted):
            # Within a tree all below an element nobody wants is passed by with it.
            self._passing += bool(self._open)
            return
        self._take(Element(plain, attributes, [], []))

    def _take(self, element: Element) -> None:
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise FeedFault(f"an entry has more than {MAX_ELEMENTS:,} elements")
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._passing:
            self._passing -= 1
        elif self._open:
            element = self._open.pop()
            if not self._open:
                self.finished.append(element)
                self._elements = 0

    def text(self, piece: str) -> None:
        if self._open and not self._passing:
            self._open[-1].pieces.append(piece)


def elements(
    chunks: Iterable[bytes], wanted: Collection[str], below: Collection[str]
) -> Iterator[Element]:
    """Yield the outermost elements of the names `wanted`, with those of `below` that are in them.

    Raises `FeedFault` where it is no such XML.
    """
    parser = expat.ParserCreate()
    trees = _Trees(wanted, below)
    parser.buffer_text = True
    parser.StartElementHandler = trees.start
    parser.EndElementHandler = trees.end
    parser.CharacterDataHandler = trees.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield from trees.finished
            trees.finished.clear()
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise FeedFault(f"no XML: {str(error)[:200]}") from None


def _refuse(*_: object) -> None:
    raise FeedFault("the XML has a document type, by which entities could be made")
