"""Lays an imitation beside the name it imitates, aligned, the differing letters marked."""

from difflib import SequenceMatcher

from hueandcry.decode.unicode import code_points


def aligned(seen: str, known: str) -> tuple[str, str, str]:
    """Return both names padded to stand below each other, and a line that marks the difference."""
    above = below = marks = ""
    for kind, a, b, c, d in SequenceMatcher(None, seen, known, autojunk=False).get_opcodes():
        width = max(b - a, d - c)
        above += seen[a:b].ljust(width, "·")
        below += known[c:d].ljust(width, "·")
        marks += (" " if kind == "equal" else "^") * width
    return above, below, marks.rstrip()


def replaced(seen: str, known: str) -> list[str]:
    """Say with code points what stands for what: `vv (U+0076 U+0076) for w (U+0077)`."""
    steps = []
    for kind, a, b, c, d in SequenceMatcher(None, seen, known, autojunk=False).get_opcodes():
        if kind == "replace":
            steps.append(f"{_named(seen[a:b])} for {_named(known[c:d])}")
        elif kind == "delete":
            steps.append(f"{_named(seen[a:b])} added")
        elif kind == "insert":
            steps.append(f"{_named(known[c:d])} left out")
    return steps


def _named(text: str) -> str:
    return f"{text} ({code_points(text)})"
