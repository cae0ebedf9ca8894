"""Makes text from outside safe to show: no terminal control, no direction marks, no fillers."""

import unicodedata

# Categories that move the cursor, colour the screen, turn the direction or show nothing.
_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
# Longer texts hide what stands around them; the whole text is in the JSON.
MAX_SHOWN = 300


def harmless(text: str, limit: int = MAX_SHOWN) -> str:
    """Write control, format and unassigned characters as `<U+202E>`; cut what is too long."""
    shown = text if text.isascii() and text.isprintable() else "".join(map(_visible, text))
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"


def _visible(character: str) -> str:
    if (
        unicodedata.category(character) in _CATEGORIES
        or character in "\u034f\u115f\u1160\u3164\uffa0"
    ):
        return f"<U+{ord(character):04X}>"
    return character
