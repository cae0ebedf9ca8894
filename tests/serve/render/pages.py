"""Reads pages as a browser would: elements with their attributes and text."""

from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "br", "wbr", "img", "line"}


class Element(NamedTuple):
    """One element: name, attributes, the text right inside it, and what it stands in."""

    name: str
    attributes: dict[str, str]
    text: list[str]
    inside: tuple[str, ...]

    @property
    def said(self) -> str:
        return "".join(self.text)

    def number(self, name: str) -> float:
        return float(self.attributes[name])

    @property
    def kinds(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


class Page(HTMLParser):
    """All elements of a page, in order. Fails where they are not closed as they were opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        inside = tuple(one.name for one in self._open)
        element = Element(tag, {name: value or "" for name, value in attrs}, [], inside)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)

    def all(self, name: str, kind: str = "") -> list[Element]:
        return [
            one for one in self.elements if one.name == name and (not kind or kind in one.kinds)
        ]
