"""Documents → the web links and addresses in them, with their lines: Markdown, HTML, plain text.

A link is what has `http://` or `https://`, or, where a reader's program would follow it, begins
with `//`. Bare hosts are words of a text, defanged links cannot be followed, and what leads to the
reader's own machine leads to no stranger: all three are left out.

Limits: 2 MiB a document, 5,000 things found in one, 8,192 characters a link. Every pattern is
linear: no part of a text is read by one of them more than a few times.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Final, Literal, NamedTuple

TextForm = Literal["markdown", "html", "plain"]

# The longest specifications in one file have about a million characters.
MAX_TEXT: Final = 2 * 1024 * 1024
# A page with more links is a list of hosts: `hue check --file` reads those.
MAX_FOUND: Final = 5_000
_LINK: Final = 8_192

# What ends a link in running text. A browser takes U+3002 for a dot between names.
_STOP: Final = r"\s<>\"`|\x00-\x20\u3001\u300a-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
# Before what is no host it ends a sentence, as a closed quote ends a string of code, and
# `](` the text of a link whose destination follows.
_ENDED: Final = r"[\u3002\uff0e\uff61](?![0-9A-Za-z])|'[,;:)\]}+]|\]\("
_WRITTEN = re.compile(rf"https?://(?:(?!{_ENDED})[^{_STOP}]){{1,{_LINK}}}", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<![0-9A-Za-z_])0x[0-9a-fA-F]{40}(?![0-9A-Za-z_])")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?:href|src|action|formaction|data|poster|cite|ping|content)\s{0,9}=\s{0,9}"
    rf"(?:\"([^\"]{{0,{_LINK}}})\"|'([^']{{0,{_LINK}}})'|([^\s>\"']{{1,{_LINK}}}))",
    re.IGNORECASE,
)
_DESTINATION = re.compile(
    rf"(?:\]\(|^ {{0,3}}\[[^\]\n]{{1,200}}\]:)[ \t\n]{{0,9}}<?([^\s<>]{{1,{_LINK}}})", re.MULTILINE
)
# `content` of a refresh names its target behind the seconds.
_REFRESH = re.compile(r"^[\d.\s]{1,20}[;,]\s{0,9}(?:url\s{0,9}=\s{0,9})?['\"]?", re.IGNORECASE)
_FOLLOWED = re.compile(r"(?:https?:)?[/\\]{2}[^/\\\s]", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# With a user name before it the host is another: such a link stays.
_OWN_MACHINE = re.compile(
    r"https?://(?:(?:[a-z0-9-]{1,63}\.)?localhost|127(?:\.[0-9]{1,3}){3}|0\.0\.0\.0|\[::1\])"
    r"(?::[0-9]{0,5})?(?:[/?#]|$)",
    re.IGNORECASE,
)
# C0 controls and the blank (WHATWG URL, "basic URL parser", step 1).
_AROUND: Final = "".join(map(chr, range(33)))
_AFTER: Final = ".,:;!?*_~'\u2019\u201d\u00bb\u3002"
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}


class Found(NamedTuple):
    """One thing to check: its line, from 1, and its text as a program would follow it."""

    line: int
    text: str


class FoundIn(NamedTuple):
    """What stands in a document, in order; `cut` says that there is more than MAX_FOUND."""

    found: tuple[Found, ...]
    cut: bool


def form_of(name: str) -> TextForm:
    """Tell the form of a document by its file's name."""
    ending = name.lower().rpartition(".")[2]
    if ending in {"html", "htm", "xhtml", "svg", "vue"}:
        return "html"
    return "markdown" if ending in {"md", "markdown", "mdx", "mkd"} else "plain"


def links_in(text: str, form: TextForm) -> FoundIn:
    """Find the links and addresses of a document; one that stands twice on a line counts once."""
    text = text[:MAX_TEXT]
    placed = sorted(islice(_placed(text, form), MAX_FOUND * 4), key=lambda one: one[0])
    lines = (one for one in _numbered(text, placed) if not _OWN_MACHINE.match(one.text))
    found = list(islice(dict.fromkeys(lines), MAX_FOUND + 1))
    return FoundIn(tuple(found[:MAX_FOUND]), len(found) > MAX_FOUND)


def _placed(text: str, form: TextForm) -> Iterator[tuple[int, str]]:
    """Yield the offset and the text of everything found, each kind in its order."""
    for match in _ACCOUNT.finditer(text):
        yield match.start(), match[0]
    if form != "plain":
        for match in _ATTRIBUTE.finditer(text):
            yield from _followed(match.start(), match[1] or match[2] or match[3] or "")
    if form == "markdown":
        for match in _DESTINATION.finditer(text):
            yield from _followed(match.start(1), _trimmed(_ESCAPE.sub(r"\1", match[1])))
    for match in _WRITTEN.finditer(text):
        written = match[0] if form == "plain" else _read(match[0], form)
        # In running text a backslash begins an escape of code; before it stands the same host.
        link = _trimmed(written.partition("\\")[0])
        if "//" in link and not link.endswith("//"):
            yield match.start(), link


def _read(written: str, form: TextForm) -> str:
    told = unescape(written)
    return _ESCAPE.sub(r"\1", told) if form == "markdown" else told


def _followed(offset: int, value: str) -> Iterator[tuple[int, str]]:
    """Yield a destination that leads to another host, as browsers read it (WHATWG URL)."""
    # They drop tabs and line ends inside a link, and blanks and controls around it.
    target = re.sub(r"[\t\r\n]", "", _REFRESH.sub("", unescape(value))).strip(_AROUND)
    if _FOLLOWED.match(target):
        yield offset, target if ":" in target[:6] else f"https:{target}"


def _trimmed(link: str) -> str:
    """Take off what belongs to the sentence: punctuation, brackets that were opened before it."""
    end = len(link)
    open_ones = {close: link.count(start) - link.count(close) for close, start in _PAIRS.items()}
    while end:
        last = link[end - 1]
        if last in _AFTER:
            end -= 1
        elif last in _PAIRS and open_ones[last] < 0:
            open_ones[last] += 1
            end -= 1
        else:
            break
    return link[:end]


def _numbered(text: str, placed: Iterable[tuple[int, str]]) -> Iterator[Found]:
    """Turn offsets, in order, into line numbers."""
    line, seen = 1, 0
    for offset, found in placed:
        line += text.count("\n", seen, offset)
        seen = offset
        yield Found(line, found)
