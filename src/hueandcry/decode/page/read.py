"""A document → the facts that are kept of it."""

import re
from collections.abc import Iterable
from typing import Final

import can_ada

from hueandcry.decode.fetch.onward import MAX_DELAY, refresh_of
from hueandcry.decode.page.commands import command_marks
from hueandcry.decode.page.document import Document
from hueandcry.decode.page.kits import kit_marks
from hueandcry.decode.page.offers import offer_marks
from hueandcry.decode.page.phrases import secret_marks
from hueandcry.decode.page.wallets import wallet_marks
from hueandcry.decode.page.wording import plain
from hueandcry.model.page import Mark, Page

# What a record keeps: enough to judge and to show, not the page.
_MAX_MARKS: Final = 60
_MAX_KEPT_TEXT: Final = 1_000
_MAX_KEPT_FIELDS: Final = 30
_MAX_KEPT_LINKS: Final = 40
_MAX_ADDRESS: Final = 500
# Fewer letters than a heading: what the reader sees, scripts put there.
_BARE: Final = 80
_SENDS_AWAY = re.compile(
    r"(?:window\.|document\.|top\.|self\.)?location(?:\.href)?\s*=\s*[\"'](https?://[^\"'\s]{4,500})"
    r"[\"']|location\.(?:replace|assign)\(\s*[\"'](https?://[^\"'\s]{4,500})[\"']"
)


def read_page(document: Document, url: str) -> Page:
    """Judge nothing, but find all that detectors go by. `url` is where the page was found."""
    text = plain(document.text)
    base = joined(url, document.base) or url
    marks = [
        *secret_marks(document, text),
        *command_marks(document, text),
        *wallet_marks(document, text),
        *kit_marks(document, f"{plain(document.title)} {text}"),
        *offer_marks(text),
        *_sent_away(document, base),
    ]
    letters = sum(map(str.isalnum, document.text[:10_000]))
    return Page(
        title=document.title,
        site_name=document.site_name,
        text=document.text[:_MAX_KEPT_TEXT],
        words=letters,
        fields=document.fields[:_MAX_KEPT_FIELDS],
        marks=tuple(dict.fromkeys(marks))[:_MAX_MARKS],
        icons=absolute(document.icons, base),
        links=absolute((*document.frames, *document.links), base)[:_MAX_KEPT_LINKS],
        scripts=document.inline_scripts + len(document.sources),
        bare=letters < _BARE and bool(document.sources or document.inline_scripts),
        cut=document.cut,
    )


def absolute(addresses: Iterable[str], base: str) -> tuple[str, ...]:
    """Return web addresses as a browser would open them, each once, those too long left out."""
    found = (joined(base, address) for address in addresses)
    return tuple(dict.fromkeys(one for one in found if one and len(one) <= _MAX_ADDRESS))


def joined(base: str, address: str) -> str:
    """Return an address against its base, empty where it is no web address."""
    try:
        url = can_ada.parse(base) + address
    except (ValueError, TypeError):
        return ""
    return url.href if url.protocol in {"http:", "https:"} else ""


def _sent_away(document: Document, base: str) -> Iterable[Mark]:
    """Yield where scripts and late refreshes lead, and frames that make up the whole page."""
    found = _SENDS_AWAY.search(document.scripts)
    if found:
        target = (found[1] or found[2])[:_MAX_ADDRESS]
        yield Mark("sends_away", "a script that leads elsewhere", target)
    delay, late = refresh_of(document.refresh)
    if delay > MAX_DELAY and (target := joined(base, late)[:_MAX_ADDRESS]):
        yield Mark("sends_away", f"a refresh after {delay} seconds", target)
    for frame in absolute(document.frames, base)[:3]:
        if len(document.text) < _BARE:
            yield Mark("sends_away", "a page that is only a frame around another", frame)
