"""A piece of a name in words, for findings and `hue model explain`."""

_KINDS = {
    "w": "the word {}",
    "f": "begins with the word {}",
    "e": "ends with the word {}",
    "s": "the suffix .{}",
    "t": "a suffix under .{}",
    "l": "the label {} to the left",
    "i": "labels to the left: {}",
    "r": "the shape {} (a letters, 9 digits)",
    "n": "its length, step {}",
    "o": "letters no known word explains: {}",
    "d": "digits: {}",
    "h": "hyphens: {}",
    "k": "known words / letters left over: {}",
}
_BARE = {"p:": "a customer of a shared host", "x:": "letters of another script"}
# Kinds whose text may have the suffix behind its first dot.
_WITH_SUFFIX = frozenset("eronh")


def in_words(piece: str) -> str:
    """Return what a piece stands for: `w:claim+air` → `the words "claim" and "air" in a row`."""
    if piece in _BARE:
        return _BARE[piece]
    kind, colon, text = piece.partition(":")
    if not colon or kind not in _KINDS:
        return _letters(piece)
    if kind == "w" and "+" in text:
        first, _, second = text.partition("+")
        return f'the words "{first}" and "{second}" in a row'
    value, dot, suffix = text.partition(".") if kind in _WITH_SUFFIX else (text, "", "")
    said = _KINDS[kind].format(f'"{value}"' if kind in "wfel" else value)
    return f"{said}, under .{suffix}" if dot else said


def _letters(piece: str) -> str:
    """Word letters in a row; the marks ^ and $ say where they stand."""
    left = piece.startswith("<")
    text = piece.removeprefix("<")
    where = "the label to the left" if left else "the name"
    letters = text.strip("^$")
    if text.startswith("^") and text.endswith("$"):
        return f'{where} is "{letters}"'
    if text.startswith("^"):
        return f'{where} begins with "{letters}"'
    if text.endswith("$"):
        return f'{where} ends with "{letters}"'
    return f'"{letters}" in {where}'
