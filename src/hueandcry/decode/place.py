"""Where an act stands within a request, as people read it."""

from typing import Final

# A thief may wrap a call in many others, so that the name of its place pushes the call out of view.
_MOST: Final = 6
_ENDS: Final = 3
_LONGEST: Final = 40


def shown_place(place: tuple[str, ...]) -> str:
    """Return the wrappers from the outside in, the middle left out of long ones."""
    parts = [part if len(part) <= _LONGEST else f"{part[: _LONGEST - 1]}…" for part in place]
    if len(parts) > _MOST:
        parts = [*parts[:_ENDS], f"… {len(parts) - 2 * _ENDS} more …", *parts[-_ENDS:]]
    return ", ".join(parts)
