"""Links as reports and chats write them: quoted, bracketed, or made unclickable on purpose."""

import re

_PAIRS = {
    '"': '"', "'": "'", "<": ">", "(": ")", "[": "]", "`": "`",
    "\u201c": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb", "\u201e": "\u201c",
}  # fmt: skip
_DOT = re.compile(
    r"\s?(?:\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)|\{dot\}|\[\.|\.\])\s?", re.IGNORECASE
)
_HXXP = re.compile(r"^(?:h(?:xx|\*\*|tt|XX)p)(s?)(?=\[?:)", re.IGNORECASE)
_COLON = re.compile(r"\[:\](?://)?|\[://\]|:\[//\]")


def unwrap(text: str) -> str:
    """Take off the blanks, quotes, brackets and commas around a pasted link."""
    text = text.strip("\ufeff \t\r\n\f\v\u00a0").rstrip(",;")
    while len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and not _is_ip_literal(text):
        text = text[1:-1].strip()
    return text


def refang(text: str) -> str:
    """Make a defanged link whole: `hxxps[:]//evil[.]example` → `https://evil.example`."""
    if "[" not in text and "(" not in text and "{" not in text and "xx" not in text[:5].lower():
        return text
    head, slash, tail = _split_path(_HXXP.sub(r"http\1", _COLON.sub("://", text)))
    return _DOT.sub(".", head).replace("///", "//") + slash + tail


def _split_path(text: str) -> tuple[str, str, str]:
    """Split before the path, so that brackets in a path or query stay what they are."""
    start = text.find("://")
    cut = text.find("/", start + 3 if start >= 0 else 0)
    return (text, "", "") if cut < 0 else (text[:cut], "/", text[cut + 1 :])


def _is_ip_literal(text: str) -> bool:
    return text.startswith("[") and ":" in text
