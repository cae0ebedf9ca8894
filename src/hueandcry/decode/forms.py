"""Deceptive forms: where the text a person reads and the site a browser opens come apart.

A form is (name, detail). Names: `user_name`, `ip_address`, `ip_disguised`, `encoded_host`,
`compatibility_characters`, `backslash`, `removed_characters`, `invisible`, `mixed_scripts`,
`invalid_name`.
"""

import re
import unicodedata
from collections.abc import Iterator

import can_ada

from hueandcry.decode.host import to_unicode
from hueandcry.decode.unicode import invisible, mixed, scripts
from hueandcry.model.observable import Link

Form = tuple[str, str]
_USER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[/\\]*([^/\\?#@]*)@")


def forms_of(link: Link) -> tuple[Form, ...]:
    """Return every deceptive form of a link; empty for a host plainly written."""
    if link.written is link.host:
        return () if "xn--" not in link.host else tuple(_name_forms(link))
    return (*_text_forms(link), *_host_forms(link), *_name_forms(link))


def _text_forms(link: Link) -> Iterator[Form]:
    user = _USER.match(link.value)
    if user:
        yield "user_name", user[1]
    if "\\" in link.written.partition("?")[0].partition("#")[0]:
        yield "backslash", link.host
    if re.search(r"[\t\r\n]", link.written):
        yield "removed_characters", "tab or line break"
    if not link.written.isascii() or not link.written.isprintable():
        for character in invisible(link.written.translate({9: None, 10: None, 13: None})):
            yield "invisible", character


def _host_forms(link: Link) -> Iterator[Form]:
    written = link.written_host
    plain = written.rstrip(".").lower()
    if link.host_kind == "name":
        if "%" in written:
            yield "encoded_host", written
        if not written.isascii() and _is_compatibility_form(written, link.host):
            yield "compatibility_characters", written
    elif plain == link.host or link.host_kind == "ipv6":
        yield "ip_address", link.host
    else:
        yield "ip_disguised", written


def _is_compatibility_form(written: str, host: str) -> bool:
    """Say whether full-width, circled and like characters stand for others (UTS 46 §4, mapping)."""
    shown = "".join(c for c in written if not invisible(c))
    as_read = unicodedata.normalize("NFC", shown.lower()).rstrip(".\u3002")
    return as_read != ".".join(map(to_unicode, host.split(".")))


def _name_forms(link: Link) -> Iterator[Form]:
    if "xn--" not in link.host:
        return
    if not can_ada.can_parse("https://" + link.host):
        yield "invalid_name", link.host
    for label in link.host.split("."):
        found = scripts(to_unicode(label))
        if mixed(found):
            yield "mixed_scripts", f"{to_unicode(label)}: {', '.join(s.title() for s in found)}"
