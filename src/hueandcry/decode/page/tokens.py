"""HTML as a flat run of tags and texts: tolerant, in one pass, in time linear in its length.

The HTML standard's tokenizer (§13.2.5) without its tree: no nesting is kept, so none can be too
deep. `html.parser` is not used: in Pythons before the fix of CVE-2025-6069 unclosed markup costs it
quadratic time, and what it makes of broken markup differs between patch releases. Nothing is
searched for twice: markup that is not closed ends the page, as it does in browsers.

Limits: 200,000 tokens, 60 attributes a tag, 4,000 characters a value.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, Literal, NamedTuple

MAX_TOKENS: Final = 200_000
MAX_ATTRIBUTES: Final = 60
MAX_VALUE: Final = 4_000
# Their content is no markup (HTML standard, "escapable raw text" and "raw text" elements;
# noscript too, where scripts run).
_TEXT_ONLY: Final = frozenset({"title", "textarea"})
_RAW: Final = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "noscript"})
_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
_BETWEEN = re.compile(r"[\s/]*+")
_ATTRIBUTE = re.compile(r"[^\s/>][^\s/>=]*+")
_EQUALS = re.compile(r"\s*+=\s*+")
_BARE = re.compile(r"[^\s>]*+")
_ENDS: Final = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in (*_TEXT_ONLY, *_RAW)
}


class Token(NamedTuple):
    """A piece of a page. `text` of a start tag is the raw text inside, where it has such."""

    kind: Literal["text", "start", "end", "cut"]
    name: str
    text: str = ""
    attributes: dict[str, str] = {}  # noqa: RUF012 - never written to after it is made


def tokens(html: str) -> Iterator[Token]:
    """Yield the pieces of a page; `cut` as the last one where a limit ended it."""
    at, count = 0, 0
    while at < len(html):
        count += 1
        if count > MAX_TOKENS:
            yield Token("cut", "")
            return
        if html[at] != "<":
            end = html.find("<", at)
            end = len(html) if end < 0 else end
            yield Token("text", "", unescape(html[at:end]))
            at = end
            continue
        token, at = _markup(html, at)
        if token:
            yield token


def _markup(html: str, at: int) -> tuple[Token | None, int]:
    """Read what begins with "<": a tag, a comment, or a plain sign."""
    if html.startswith("<!--", at):
        return None, _behind(html, "-->", at + 2)
    following = html[at + 1 : at + 2]
    if following in {"!", "?"}:
        return None, _behind(html, ">", at + 2)
    closing = following == "/"
    name = _NAME.match(html, at + 2 if closing else at + 1)
    if not name:
        return (None, _behind(html, ">", at + 2)) if closing else (Token("text", "", "<"), at + 1)
    lower = name[0][:40].lower()
    attributes, at = _attributes(html, name.end())
    if at < 0:
        return None, len(html)
    if closing:
        return Token("end", lower), at
    if lower in _ENDS:
        return _with_raw_text(html, at, lower, attributes)
    return Token("start", lower, "", attributes), at


def _with_raw_text(html: str, at: int, name: str, attributes: dict[str, str]) -> tuple[Token, int]:
    end = _ENDS[name].search(html, at)
    stop = end.start() if end else len(html)
    text = html[at:stop]
    text = unescape(text) if name in _TEXT_ONLY else text
    return Token("start", name, text, attributes), stop


def _attributes(html: str, at: int) -> tuple[dict[str, str], int]:
    """Read the attributes of a tag and return where it ends, -1 where it does not."""
    found: dict[str, str] = {}
    while True:
        at = _skip(html, at)
        if at >= len(html):
            return found, -1
        if html[at] == ">":
            return found, at + 1
        name = _ATTRIBUTE.match(html, at)
        if not name:
            return found, -1
        value, at = _value(html, name.end())
        if at < 0:
            return found, -1
        key = name[0][:60].lower()
        # The first of two equal names counts, as in browsers.
        if len(found) < MAX_ATTRIBUTES and key not in found:
            found[key] = unescape(value) if "&" in value else value


def _value(html: str, at: int) -> tuple[str, int]:
    equals = _EQUALS.match(html, at)
    if not equals:
        return "", at
    at = equals.end()
    quote = html[at : at + 1]
    if quote in {'"', "'"}:
        end = html.find(quote, at + 1)
        return html[at + 1 : min(end, at + 1 + MAX_VALUE)], end + 1 if end >= 0 else -1
    bare = _BARE.match(html, at)
    end = bare.end() if bare else at
    return html[at : min(end, at + MAX_VALUE)], end


def _skip(html: str, at: int) -> int:
    found = _BETWEEN.match(html, at)
    return found.end() if found else at


def _behind(html: str, mark: str, at: int) -> int:
    """Return where what ends with a mark is over; at the page's end where it is not closed."""
    end = html.find(mark, at)
    return len(html) if end < 0 else end + len(mark)
