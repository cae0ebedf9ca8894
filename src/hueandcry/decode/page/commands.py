"""Copied commands: what a page puts on the clipboard, and whether it says where to paste it.

The trick is known as ClickFix (ATT&CK T1204.004): a check or a repair that consists of pasting a
command. Honest documents show the command they copy; the trick hides it.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Final

from hueandcry.decode.page.document import Document
from hueandcry.decode.page.wording import excerpt, found_in
from hueandcry.model.page import Mark

_CLIPBOARD = re.compile(
    r"clipboard\s*(?:\?\.|\.)\s*write(?:Text)?\s*\(|execCommand\s*\(\s*['\"]copy|"
    r"clipboardData\s*\.\s*setData\s*\("
)
# Programs of Windows that fetch and run, and shells fed from the net. In their usual spelling, and
# in the broken one that is to pass filters (pow^ershell).
_WINDOWS = re.compile(
    r"p\^?o\^?w\^?e\^?r\^?s\^?h\^?e\^?l\^?l(?:\.exe)?[\"']?\s{1,5}(?:[-/](?:w|e|nop|ep|c|ex|noni|sta)"
    r"|\$|\"|'|iex|&|\(|\[)|\bmshta(?:\.exe)?\s{1,5}[\"']?(?:https?:|javascript:|vbscript:|\\\\)|"
    r"\bmsiexec(?:\.exe)?\s[^\n]{0,40}https?:|\bcertutil(?:\.exe)?\s[^\n]{0,60}-urlcache|"
    r"\bbitsadmin\s[^\n]{0,40}/transfer|\bregsvr32\s[^\n]{0,40}https?:|\brundll32(?:\.exe)?\s{1,5}"
    r"\\\\|\bcmd(?:\.exe)?\s{1,5}/[ck]\s|\b(?:iex|invoke-expression)\b[^\n]{0,10}\(?\s*(?:\(|iwr|irm|"
    r"new-object|invoke-)|\b(?:iwr|irm|invoke-webrequest|invoke-restmethod)\s[^\n]{0,200}\|\s*iex|"
    r"\bfinger\s[^\n|]{1,80}\|\s*cmd",
    re.IGNORECASE,
)
_UNIX = re.compile(
    r"\b(?:curl|wget)\s[^\n|;&]{1,300}\|\s*(?:sudo\s+)?(?:ba|z|da)?sh\b|\b(?:ba|z)?sh\s+-c\s+[\"']?"
    r"\$\((?:curl|wget)|base64\s+(?:-d|-D|--decode)\b[^\n]{0,40}\|\s*(?:ba|z)?sh\b|"
    r"\bosascript\s+-e\b|\bnohup\s+(?:ba)?sh\s",
    re.IGNORECASE,
)
_RUN_BOX = re.compile(
    r"(?:windows|win|⊞)(?: (?:key|button|logo|taste))?(?: \([^)]{0,20}\))? ?(?:\+|and|plus|und|y|"
    r"e|&) ?r\b|"
    r"\brun (?:dialog|box|window)\b|(?:command|cmd|⌘)(?: key| \(⌘\))? ?(?:\+|and) ?space|"
    r"\bspotlight\b|address bar of (?:the )?file explorer"
)
_TERMINAL = re.compile(
    r"\b(?:open|launch|start|run|öffnen sie|abre|ouvrez) (?:the |a |your |el |le |das )?"
    r"(?:terminal|powershell|command prompt|console)\b"
)
_PASTE = re.compile(
    r"\bctrl ?\+ ?v\b|(?:⌘|cmd|command) ?\+ ?v\b|\bpaste\b|\bpegar?\b|einfügen|вставьте|粘贴"
)
_PRETEXT = re.compile(
    r"\b(?:not a robot|you are (?:a )?human|human verification|verify (?:that )?you|captcha|"
    r"robot|fix (?:it|the|your)|camera|microphone|driver|update required|verification (?:id|steps|"
    r"code))\b"
)
_ENCODED = re.compile(r"""["'`]([A-Za-z0-9+/]{24,4000}={0,2})["'`]""")
_MAX_ENCODED: Final = 50


def command_marks(document: Document, text: str) -> Iterator[Mark]:
    """Yield clipboard code, commands (`strong`: not shown to the reader), and where to paste them.

    `text` is the page's text in plain form.
    """
    scripts = document.scripts
    copies = _CLIPBOARD.search(scripts)
    if copies:
        yield Mark("clipboard", "writes to the clipboard", _script_words(scripts, copies))
    for what, pattern in (("Windows", _WINDOWS), ("shell", _UNIX)):
        yield from _commands(what, pattern, document, text)
    yield from _instructions(text)


def _commands(what: str, pattern: re.Pattern[str], document: Document, text: str) -> Iterator[Mark]:
    shown = pattern.search(document.text)
    for code in (document.scripts, *_decoded(document.scripts)):
        found = pattern.search(code)
        if found:
            words = excerpt(code, found.start(), found.end())
            # What a copy button takes is on the page as well, letter by letter.
            hidden = found[0].casefold() not in text
            yield Mark("command", f"a {what} command in a script", words, strong=hidden)
            return
    if shown:
        words = excerpt(document.text, shown.start(), shown.end())
        yield Mark("command", f"a {what} command on the page", words)


def _instructions(text: str) -> Iterator[Mark]:
    pasted = _PASTE.search(text)
    pretext = _PRETEXT.search(text)
    box = _RUN_BOX.search(text)
    if box and pasted:
        words = excerpt(text, box.start(), box.end())
        yield Mark("instructs", "tells to open the run box and paste", words, strong=True)
        return
    terminal = _TERMINAL.search(text)
    if terminal and pasted:
        words = excerpt(text, terminal.start(), terminal.end())
        what = "tells to open a terminal and paste"
        yield Mark("instructs", what, words, strong=pretext is not None)


def _decoded(scripts: str) -> Iterator[str]:
    """Yield what Base64 texts in scripts stand for, as far as it is text."""
    for count, found in enumerate(found_in(_ENCODED, scripts)):
        if count >= _MAX_ENCODED:
            return
        text = found[1].rstrip("=")
        padded = text + "=" * (-len(text) % 4)
        try:
            raw = b64decode(padded, validate=True)
        except ValueError:
            continue
        # PowerShell's own encoding has a zero after each letter.
        yield (raw.replace(b"\0", b"") if raw[1:2] == b"\0" else raw).decode("latin-1")


def _script_words(scripts: str, found: re.Match[str]) -> str:
    return excerpt(scripts, found.start(), found.end())
