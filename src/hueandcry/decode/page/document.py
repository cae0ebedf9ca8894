"""A page as a reader and its scripts have it: title, text, fields, addresses, script texts.

Hidden parts count as text: what a click will show is hidden until then. Limits: 200,000 characters
of text, 1,000,000 of scripts, 100 fields, 300 addresses of each sort, 20 icons.
"""

import re
from typing import Final

from msgspec import Struct

from hueandcry.decode.page.fields import FieldCollector
from hueandcry.decode.page.tokens import Token, tokens
from hueandcry.model.page import Field

MAX_TEXT: Final = 200_000
MAX_SCRIPT: Final = 1_000_000
MAX_LINKS: Final = 300
MAX_ICONS: Final = 20
# Tags that do not part words: thieves write `se<i></i>ed` so that filters do not read "seed".
_INLINE: Final = frozenset(
    "a abbr b bdi bdo big cite code em font i ins kbd mark q s samp small span strong sub sup tt u"
    " var wbr".split()
)
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


class Document(Struct, frozen=True):
    """What a page holds. Addresses are as written, relative to `base` (empty: the page's own)."""

    title: str
    site_name: str
    text: str
    fields: tuple[Field, ...]
    links: tuple[str, ...]
    assets: tuple[str, ...]
    icons: tuple[str, ...]
    frames: tuple[str, ...]
    sources: tuple[str, ...]
    scripts: str
    inline_scripts: int
    names: frozenset[str]
    refresh: str
    base: str
    cut: bool


def read_document(html: str) -> Document:
    """Read a page."""
    reader = _Reader()
    for token in tokens(html):
        reader.take(token)
    return reader.document()


class _Reader:
    """Collects from tokens; everything it holds is bounded."""

    def __init__(self) -> None:
        self._title = self._site = self._refresh = self._base = ""
        self._parts: list[str] = []
        self._size = self._script_size = self._scripts_seen = 0
        self._fields = FieldCollector()
        self._links: dict[str, None] = {}
        self._assets: dict[str, None] = {}
        self._icons: dict[str, None] = {}
        self._frames: dict[str, None] = {}
        self._sources: dict[str, None] = {}
        self._scripts: list[str] = []
        self._names: set[str] = set()
        self._drawing = 0
        self._cut = False
        self._special = {
            "title": self._take_title, "meta": self._take_meta, "base": self._take_base,
            "link": self._take_link, "script": self._take_script, "iframe": self._take_frame,
            "frame": self._take_frame, "input": self._take_input, "textarea": self._take_area,
            "label": self._open_label, "a": self._take_anchor, "form": self._take_form,
            "img": self._take_image, "svg": self._open_drawing, "button": self._take_button,
        }  # fmt: skip

    def take(self, token: Token) -> None:
        if token.kind == "text":
            self._write(token.text)
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token.name)
        else:
            self._cut = True

    def _start(self, token: Token) -> None:
        if token.name not in _INLINE:
            self._write("\n")
        special = self._special.get(token.name)
        if special:
            special(token)
        if token.attributes:
            self._take_common(token.attributes)

    def _end(self, name: str) -> None:
        if name not in _INLINE:
            self._write("\n")
        if name == "label":
            self._fields.close_label()
        elif name == "svg" and self._drawing:
            self._drawing -= 1

    def _write(self, text: str) -> None:
        if self._size >= MAX_TEXT:
            self._cut = self._cut or bool(text.strip())
            return
        self._parts.append(text[: MAX_TEXT - self._size])
        self._size += len(self._parts[-1])
        self._fields.hear(self._parts[-1])

    def _take_common(self, attributes: dict[str, str]) -> None:
        """Keep names of style and script hooks, and scripts that stand in attributes."""
        if len(self._names) < 5_000:
            named = f"{attributes.get('id', '')} {attributes.get('class', '')}"
            self._names.update(word.lower()[:60] for word in named.split()[:20])
        for key, value in attributes.items():
            if key.startswith("on"):
                self._script(value)
        if "contenteditable" in attributes:
            self._fields.add("editable", attributes)

    def _take_title(self, token: Token) -> None:
        if not self._title and not self._drawing:
            self._title = " ".join(token.text.split())[:300]

    def _open_drawing(self, token: Token) -> None:
        self._drawing += 1

    def _take_meta(self, token: Token) -> None:
        given = token.attributes
        name = (given.get("property") or given.get("name") or "").strip().lower()
        content = given.get("content", "")
        if name in {"og:site_name", "application-name"} and not self._site:
            self._site = " ".join(content.split())[:200]
        if given.get("http-equiv", "").strip().lower() == "refresh" and not self._refresh:
            self._refresh = content

    def _take_base(self, token: Token) -> None:
        self._base = self._base or token.attributes.get("href", "").strip()

    def _take_link(self, token: Token) -> None:
        rel = token.attributes.get("rel", "").lower()
        href = token.attributes.get("href", "").strip()
        if href and "icon" in rel and len(self._icons) < MAX_ICONS:
            self._icons[href] = None
        elif "stylesheet" in rel or "preload" in rel:
            self._address(self._assets, href)

    def _take_script(self, token: Token) -> None:
        source = token.attributes.get("src", "").strip()
        if source:
            self._address(self._sources, source)
        if token.text.strip():
            self._scripts_seen += 1
            self._script(token.text)

    def _script(self, text: str) -> None:
        if self._script_size >= MAX_SCRIPT:
            self._cut = True
            return
        self._scripts.append(text[: MAX_SCRIPT - self._script_size])
        self._script_size += len(self._scripts[-1])

    def _take_frame(self, token: Token) -> None:
        source = token.attributes.get("src", "").strip()
        if source:
            self._address(self._frames, source)

    def _take_anchor(self, token: Token) -> None:
        href = token.attributes.get("href", "").strip()
        if href.lower().startswith("javascript:"):
            self._script(href[11:])
        elif href and not href.startswith("#"):
            self._address(self._links, href)

    def _take_form(self, token: Token) -> None:
        self._address(self._links, token.attributes.get("action", "").strip())

    def _take_image(self, token: Token) -> None:
        self._address(self._assets, token.attributes.get("src", "").strip())

    def _take_button(self, token: Token) -> None:
        self._write(token.attributes.get("aria-label", ""))

    def _take_input(self, token: Token) -> None:
        kind = token.attributes.get("type", "text").strip().lower() or "text"
        if kind in {"submit", "button"}:
            self._write(f" {token.attributes.get('value', '')} ")
        self._fields.add(kind, token.attributes)

    def _take_area(self, token: Token) -> None:
        self._fields.add("textarea", token.attributes)

    def _open_label(self, token: Token) -> None:
        self._fields.open_label(token.attributes.get("for", ""))

    def _address(self, kept: dict[str, None], address: str) -> None:
        if address and len(kept) < MAX_LINKS and address[:5].lower() != "data:":
            kept[address] = None

    def document(self) -> Document:
        text = _BREAKS.sub("\n", _BLANKS.sub(" ", "".join(self._parts))).strip()
        return Document(
            self._title, self._site, text, self._fields.fields(), tuple(self._links),
            tuple(self._assets), tuple(self._icons), tuple(self._frames), tuple(self._sources),
            "\n;\n".join(self._scripts), self._scripts_seen,
            frozenset(self._names), self._refresh, self._base,
            self._cut or self._fields.full,
        )  # fmt: skip
